# METADATA
# title: DAX encrypted at rest
# description: A cache holds copies of the tables behind it; unencrypted, its disks give them away.
# related_resources:
# - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
# custom:
#   id: AWS-DAX-001
#   severity: high
#   applies_to: [aws.dax.cluster]
#   remediation: Add server_side_encryption with enabled true; the cluster is made anew.
#   equivalents:
#     checkov: [CKV_AWS_47]
#     trivy: [AVD-AWS-0023]
#     kics: [terraform/aws/dax_cluster_not_encrypted]
#     prowler: [dynamodb_accelerator_cluster_encryption_enabled]
package policies.aws.dax.not_encrypted

import rego.v1

deny contains {"msg": "server_side_encryption is off, expected on", "at": ["encrypted"]} if input.encrypted == false
