# METADATA
# title: EBS volume encrypted
# description: An unencrypted volume can be read from any copy or snapshot of it.
# related_resources:
# - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: AWS-EBS-001
#   severity: high
#   applies_to: [aws.ebs.storage]
#   remediation: Set encrypted to true; an existing volume is replaced by an encrypted copy.
#   equivalents:
#     checkov: [CKV_AWS_3, CKV_AWS_8]
#     trivy: [AVD-AWS-0026, AVD-AWS-0131]
#     kics: [terraform/aws/ebs_volume_encryption_disabled, terraform/aws/launch_configuration_is_not_encrypted]
#     prowler: [ec2_ebs_volume_encryption]
package policies.aws.ebs.not_encrypted

import rego.v1

deny contains {"msg": msg, "at": ["devices", i, "encryption"]} if {
	some i
	device := input.devices[i]
	device.encryption == "off"
	msg := sprintf("the %v volume is not encrypted, expected encrypted", [object.get({"root": "root"}, device.name, "EBS")])
}
