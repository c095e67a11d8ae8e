# METADATA
# title: Root has no access key
# description: A key of root can do everything, is bound by no policy and asks for no second factor.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user_manage_delete-key.html
# custom:
#   id: AWS-IAM-001
#   severity: critical
#   applies_to: [aws.iam.access_key]
#   remediation: Delete the key, and use a role.
#   equivalents:
#     checkov: [CKV_AWS_348]
#     trivy: [AVD-AWS-0141]
#     kics: [terraform/aws/root_account_has_active_access_keys]
#     prowler: [iam_no_root_access_key]
package policies.aws.iam.root_access_key

import rego.v1

deny contains {"msg": "root has an access key, expected none", "at": ["user"]} if {
	input.user == "root"
	input.active == true
}
