# METADATA
# title: RDS certificate authority current
# description: A certificate whose authority has expired is refused by clients, or makes them stop checking.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
# custom:
#   id: AWS-RDS-015
#   severity: medium
#   applies_to: [aws.rds.instance, aws.rds.cluster_instance]
#   remediation: Set ca_cert_identifier to rds-ca-rsa2048-g1, rds-ca-rsa4096-g1 or rds-ca-ecc384-g1.
#   equivalents:
#     checkov: [CKV_AWS_211]
#     kics: [terraform/aws/ca_certificate_identifier_is_outdated]
#     prowler: [rds_instance_certificate_expiration]
package policies.aws.rds.outdated_certificate

import rego.v1

# The authority of 2015 ended in March 2020, that of 2019 in August 2024.
deny contains {"msg": msg, "at": ["certificate"]} if {
	input.certificate in {"rds-ca-2015", "rds-ca-2019"}
	msg := sprintf("the certificate authority is %v, which has expired, expected rds-ca-rsa2048-g1 or a later one", [input.certificate])
}
