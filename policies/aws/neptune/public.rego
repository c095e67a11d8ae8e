# METADATA
# title: Neptune not public
# description: A graph database with a public address is one security group mistake away from everybody.
# related_resources:
# - https://docs.aws.amazon.com/neptune/latest/userguide/security-vpc.html
# custom:
#   id: AWS-NEP-003
#   severity: critical
#   applies_to: [aws.neptune.instance]
#   remediation: Set publicly_accessible to false.
#   equivalents:
#     checkov: [CKV_AWS_102]
#     kics: [terraform/aws/neptune_cluster_instance_is_publicly_accessible]
package policies.aws.neptune.public

import rego.v1

deny contains {"msg": "publicly_accessible is true, expected false", "at": ["public"]} if input.public == true
