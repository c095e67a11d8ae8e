# METADATA
# title: Neptune encrypted at rest
# description: An unencrypted cluster gives its graph to whoever gets hold of a snapshot.
# related_resources:
# - https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html
# custom:
#   id: AWS-NEP-001
#   severity: high
#   applies_to: [aws.neptune.cluster]
#   remediation: Set storage_encrypted to true; the cluster is made anew.
#   equivalents:
#     checkov: [CKV_AWS_44]
#     trivy: [AVD-AWS-0076]
#     kics: [terraform/aws/neptune_database_cluster_encryption_disabled]
#     prowler: [neptune_cluster_storage_encrypted]
package policies.aws.neptune.not_encrypted

import rego.v1

deny contains {"msg": "storage_encrypted is false, expected true", "at": ["encrypted"]} if input.encrypted == false
