# METADATA
# title: Secrets rotate
# description: A secret that nobody replaces is used for years, and so is whatever copy was stolen.
# related_resources:
# - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
# custom:
#   id: AWS-SM-001
#   severity: medium
#   applies_to: [aws.secrets_manager.secret]
#   remediation: Add aws_secretsmanager_secret_rotation for the secret.
#   equivalents:
#     checkov: [CKV2_AWS_57]
#     prowler: [secretsmanager_automatic_rotation_enabled]
package policies.aws.secrets_manager.no_rotation

import rego.v1

deny contains {"msg": "nothing rotates the secret, expected a rotation", "at": ["rotates"]} if input.rotates == false
