# METADATA
# title: DocumentDB customer key
# description: With the key that AWS manages, who may decrypt cannot be limited or taken away.
# related_resources:
# - https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
# custom:
#   id: AWS-DOC-002
#   severity: low
#   applies_to: [aws.docdb.cluster]
#   remediation: Set kms_key_id to a key of your own; the cluster is made anew.
#   equivalents:
#     checkov: [CKV_AWS_182]
#     trivy: [AVD-AWS-0022]
#     kics: [terraform/aws/docdb_cluster_without_kms]
package policies.aws.docdb.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_id", "at": ["key"]} if input.key == false
