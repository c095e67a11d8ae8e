# METADATA
# title: Health check present
# description: A container that hangs is not noticed when nothing asks whether it works.
# related_resources:
# - https://docs.docker.com/reference/dockerfile/#healthcheck
# custom:
#   id: DKR-FILE-006
#   severity: low
#   applies_to: [docker.dockerfile]
#   remediation: Add a HEALTHCHECK instruction to the last stage.
#   equivalents:
#     checkov: [CKV_DOCKER_2]
#     trivy: [AVD-DS-0026]
#     kics: [dockerfile/healthcheck_instruction_missing]
package policies.docker.dockerfile.no_health_check

import rego.v1

deny contains {"msg": "no health check is set, expected HEALTHCHECK", "at": ["health_check"]} if not input.health_check
