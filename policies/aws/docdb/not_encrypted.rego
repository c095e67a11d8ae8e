# METADATA
# title: DocumentDB encrypted at rest
# description: An unencrypted cluster gives its documents to whoever gets hold of a snapshot.
# related_resources:
# - https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
# custom:
#   id: AWS-DOC-001
#   severity: high
#   applies_to: [aws.docdb.cluster]
#   remediation: Set storage_encrypted to true; the cluster is made anew.
#   equivalents:
#     checkov: [CKV_AWS_74]
#     trivy: [AVD-AWS-0021]
#     kics: [terraform/aws/docdb_cluster_not_encrypted]
#     prowler: [documentdb_cluster_storage_encrypted]
package policies.aws.docdb.not_encrypted

import rego.v1

deny contains {"msg": "storage_encrypted is false, expected true", "at": ["encrypted"]} if input.encrypted == false
