# METADATA
# title: DMS private
# description: The machine that copies the databases is reached from the internet.
# related_resources:
# - https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html
# custom:
#   id: AWS-DMS-001
#   severity: medium
#   applies_to: [aws.dms.replication_instance]
#   remediation: Set publicly_accessible to false.
#   equivalents:
#     checkov: [CKV_AWS_89]
#     kics: [terraform/aws/amazon_dms_replication_instance_is_publicly_accessible]
#     prowler: [dms_instance_no_public_access]
package policies.aws.dms.public

import rego.v1

deny contains {"msg": "publicly_accessible is true, expected false", "at": ["public"]} if input.public == true
