# METADATA
# title: Redshift requires TLS
# description: Without TLS whoever sits on the way reads the passwords and the data.
# related_resources:
# - https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
# custom:
#   id: AWS-RSH-002
#   severity: medium
#   applies_to: [aws.redshift.parameter_group]
#   remediation: Add the parameter require_ssl with value true.
#   equivalents:
#     checkov: [CKV_AWS_105]
#     prowler: [redshift_cluster_in_transit_encryption_enabled]
package policies.aws.redshift.plain_text_allowed

import rego.v1

deny contains {"msg": "require_ssl is not set, expected true", "at": ["tls"]} if count(input.tls) == 0

deny contains {"msg": "require_ssl is false, expected true", "at": ["tls", i, "required"]} if {
	some i, setting in input.tls
	setting.required == false
}
