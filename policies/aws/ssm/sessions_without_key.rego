# METADATA
# title: SSM sessions encrypted with a KMS key
# description: Without a key, whoever may open sessions may do so on every machine; with one, they need the right to use it as well.
# related_resources:
# - https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
# custom:
#   id: AWS-SSM-003
#   severity: medium
#   applies_to: [aws.ssm.session_preferences]
#   remediation: Name a key in kmsKeyId of the preferences.
#   equivalents:
#     checkov: [CKV_AWS_112]
#     kics: [terraform/aws/ssm_session_transit_encryption_disabled]
package policies.aws.ssm.sessions_without_key

import rego.v1

deny contains {"msg": "no KMS key encrypts sessions, expected kmsKeyId", "at": ["preferences", "key"]} if input.preferences.key == false
