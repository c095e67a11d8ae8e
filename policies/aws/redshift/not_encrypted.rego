# METADATA
# title: Redshift encrypted at rest
# description: A warehouse gathers data of the whole organisation; unencrypted, a copy of its storage gives all of it away.
# related_resources:
# - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
# custom:
#   id: AWS-RSH-001
#   severity: high
#   applies_to: [aws.redshift.cluster]
#   remediation: Set encrypted to true.
#   equivalents:
#     checkov: [CKV_AWS_64]
#     trivy: [AVD-AWS-0084]
#     kics: [terraform/aws/redshift_not_encrypted]
#     prowler: [redshift_cluster_encrypted_at_rest]
package policies.aws.redshift.not_encrypted

import rego.v1

deny contains {"msg": "encrypted is false, expected true", "at": ["encrypted"]} if input.encrypted == false
