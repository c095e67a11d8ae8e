# METADATA
# title: Redshift in chosen subnets
# description: A cluster without a subnet group lands in the default network, next to whatever else is there.
# related_resources:
# - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html
# custom:
#   id: AWS-RSH-005
#   severity: medium
#   applies_to: [aws.redshift.cluster]
#   remediation: Set cluster_subnet_group_name.
#   equivalents:
#     checkov: [CKV_AWS_154]
#     trivy: [AVD-AWS-0127]
#     kics: [terraform/aws/redshift_cluster_without_vpc]
package policies.aws.redshift.no_subnet_group

import rego.v1

deny contains {"msg": "no cluster_subnet_group_name is set, expected private subnets", "at": ["in_subnets"]} if input.in_subnets == false
