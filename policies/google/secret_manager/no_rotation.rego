# METADATA
# title: Secrets rotate
# description: The longer a password is used, the more people and places have a copy of it.
# related_resources:
# - https://cloud.google.com/secret-manager/docs/secret-rotation
# custom:
#   id: GCP-SM-001
#   severity: medium
#   applies_to: [google.secret_manager.secret]
#   remediation: Add a rotation block with a rotation_period.
#   equivalents:
#     prowler: [secretmanager_secret_rotation_enabled]
package policies.google.secret_manager.no_rotation

import rego.v1

deny contains {"msg": "nothing asks for a new version, expected rotation_period", "at": ["rotates"]} if input.rotates == false
