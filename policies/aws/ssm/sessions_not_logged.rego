# METADATA
# title: SSM sessions logged and encrypted
# description: A session is a login to a machine; without its log nobody can say what was done there.
# related_resources:
# - https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html
# custom:
#   id: AWS-SSM-002
#   severity: medium
#   applies_to: [aws.ssm.session_preferences]
#   remediation: Name a bucket or a log group in the preferences, and keep the demand that it is encrypted.
#   equivalents:
#     checkov: [CKV_AWS_113]
package policies.aws.ssm.sessions_not_logged

import rego.v1

deny contains {"msg": "sessions are not logged, expected a bucket or a log group", "at": ["preferences", "log_group"]} if {
	input.preferences.bucket == false
	input.preferences.log_group == false
}

deny contains {"msg": "the bucket need not be encrypted, expected s3EncryptionEnabled true", "at": ["preferences", "bucket_encrypted"]} if {
	input.preferences.bucket == true
	input.preferences.bucket_encrypted == false
}

deny contains {"msg": "the log group need not be encrypted, expected cloudWatchEncryptionEnabled true", "at": ["preferences", "log_group_encrypted"]} if {
	input.preferences.log_group == true
	input.preferences.log_group_encrypted == false
}
