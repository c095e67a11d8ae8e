# METADATA
# title: Secrets given as files
# description: Environment variables end up in logs, crash reports and child processes; files do not.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: K8S-POD-024
#   severity: low
#   applies_to: [k8s.workload]
#   remediation: Mount the Secret as a volume.
#   equivalents:
#     checkov: [CKV_K8S_35]
#     kics: [k8s/secrets_as_environment_variables, terraform/kubernetes/secrets_as_environment_variables]
package policies.kubernetes.workload.secret_as_variable

import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "env", j, "secret"]} if {
	some i, container in input.containers
	some j, variable in container.env
	variable.secret != null
	msg := sprintf("variable %s of container %v takes its value from Secret %s, expected the Secret as a file", [variable.name, container.name, variable.secret])
}

deny contains {"msg": msg, "at": ["containers", i, "env_from", j, "secret"]} if {
	some i, container in input.containers
	some j, source in container.env_from
	source.secret != null
	msg := sprintf("the variables of container %v come from Secret %s, expected the Secret as a file", [container.name, source.secret])
}
