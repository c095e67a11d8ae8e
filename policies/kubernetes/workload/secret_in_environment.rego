# METADATA
# title: No secrets in environment values
# description: A secret written into a manifest is read by everybody who reads the repository or the object.
# related_resources:
# - https://kubernetes.io/docs/concepts/configuration/secret/
# custom:
#   id: K8S-POD-016
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Keep the value in a Secret, mount it as a file, and change the secret that was exposed.
#   equivalents:
#     prowler: [core_no_secrets_envs]
package policies.kubernetes.workload.secret_in_environment

import data.policies.lib.secrets
import rego.v1

deny contains {"msg": msg, "at": ["containers", i, "env", j, "value"]} if {
	some i, container in input.containers
	some j, variable in container.env
	variable.value != null
	secrets.is_secret(variable.name, variable.value)
	msg := sprintf("variable %s of container %v holds a secret in clear, expected a reference to a Secret", [variable.name, container.name])
}

deny contains {"msg": msg, "at": ["containers", i, "arguments", j]} if {
	some i, container in input.containers
	some j, argument in container.arguments
	is_string(argument)
	secrets.is_credential(argument)
	msg := sprintf("an argument of container %v holds a credential in clear, expected a reference to a Secret", [container.name])
}
