# METADATA
# title: Image user is not root
# description: A process that runs as root in its container is root on the host as soon as it gets out.
# related_resources:
# - https://docs.docker.com/reference/dockerfile/#user
# custom:
#   id: DKR-FILE-001
#   severity: high
#   applies_to: [docker.dockerfile]
#   remediation: Add a USER instruction with a user other than root to the last stage.
#   equivalents:
#     checkov: [CKV_DOCKER_3, CKV_DOCKER_8]
#     trivy: [AVD-DS-0002]
#     kics: [dockerfile/last_user_is_root]
package policies.docker.dockerfile.root_user

import rego.v1

deny contains {"msg": "no USER is set, expected a user other than root", "at": ["user"]} if {
	input.user == null
	not runs_as_other(input.base)
}

deny contains {"msg": msg, "at": ["user"]} if {
	input.user != null
	is_root(split(trim(input.user, `"'`), ":")[0])
	msg := sprintf("USER is %s, expected a user other than root", [input.user])
}

is_root(name) if name in {"root", "0"}

# Windows does not tell capitals from small letters.
is_root(name) if lower(name) == "containeradministrator"

# Images whose tag says that they do not run as root, as distroless ones do.
runs_as_other(base) if {
	base != null
	regex.match(`:[^/]*nonroot`, base)
}
