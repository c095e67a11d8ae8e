# METADATA
# title: Redshift not public
# description: A warehouse with a public address is one security group mistake away from everybody.
# related_resources:
# - https://docs.aws.amazon.com/redshift/latest/mgmt/rs-security-group-public-private.html
# custom:
#   id: AWS-RSH-003
#   severity: critical
#   applies_to: [aws.redshift.cluster]
#   remediation: Set publicly_accessible to false.
#   equivalents:
#     checkov: [CKV_AWS_87]
#     kics: [terraform/aws/redshift_publicly_accessible]
#     prowler: [redshift_cluster_public_access]
package policies.aws.redshift.public

import rego.v1

deny contains {"msg": "publicly_accessible is true, expected false", "at": ["public"]} if input.public == true
