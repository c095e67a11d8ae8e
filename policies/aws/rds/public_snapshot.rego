# METADATA
# title: RDS snapshots not public
# description: A snapshot shared with all lets every AWS account restore the database and read it.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
# custom:
#   id: AWS-RDS-007
#   severity: high
#   applies_to: [aws.rds.snapshot]
#   remediation: Remove `all` from shared_accounts and name the accounts that need it.
#   equivalents:
#     checkov: [CKV_AWS_302]
#     kics: [terraform/aws/db_snapshot_public]
#     prowler: [rds_snapshots_public_access]
package policies.aws.rds.public_snapshot

import rego.v1

deny contains {"msg": "the snapshot is shared with all accounts, expected named accounts only", "at": ["shared_with", i]} if {
	some i, account in input.shared_with
	account == "all"
}
