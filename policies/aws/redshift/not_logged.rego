# METADATA
# title: Redshift logs on
# description: Without audit logs nobody can say who read what in the warehouse.
# related_resources:
# - https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
# custom:
#   id: AWS-RSH-004
#   severity: medium
#   applies_to: [aws.redshift.cluster]
#   remediation: Add an aws_redshift_logging for the cluster.
#   equivalents:
#     checkov: [CKV_AWS_71]
#     kics: [terraform/aws/redshift_cluster_logging_disabled]
#     prowler: [redshift_cluster_audit_logging]
package policies.aws.redshift.not_logged

import rego.v1

deny contains {"msg": "connections and statements are not logged, expected audit logging", "at": ["logged"]} if input.logged == false
