# METADATA
# title: No secrets in ConfigMaps
# description: A ConfigMap is read by everybody who may read the namespace; it is neither encrypted nor kept out of logs.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/configmap/
# custom:
#   id: K8S-POD-035
#   severity: high
#   applies_to: [k8s.config.map]
#   remediation: Move the value to a Secret, and change the secret that was exposed.
#   equivalents:
#     trivy: [AVD-KSV-0109]
package policies.kubernetes.config.secret_in_config_map

import data.policies.lib.secrets
import rego.v1

deny contains {"msg": msg, "at": ["entries", i, "value"]} if {
	some i, entry in input.entries
	secrets.is_secret(entry.key, entry.value)
	msg := sprintf("entry %s holds a secret in clear, expected a Secret", [entry.key])
}

# Lines of a file of settings; what is quoted, typed or referred to otherwise is left to whoever reads it.
deny contains {"msg": msg, "at": ["entries", i, "value"]} if {
	some i, entry in input.entries
	some line in regex.find_all_string_submatch_n(`(?m)^[ \t]*(?:export[ \t]+)?["']?([A-Za-z0-9_.-]+)["']?[ \t]*[:=][ \t]*["']?([^\s"',;{}\[\]()<>]{4,})["']?,?[ \t\r]*$`, entry.value, 1000)
	secrets.is_secret(line[1], line[2])
	msg := sprintf("entry %s sets %s to a secret in clear, expected a Secret", [entry.key, line[1]])
}
