# METADATA
# title: AMI volumes encrypted
# description: Every machine started from an image with unencrypted volumes has them too.
# related_resources:
# - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
# custom:
#   id: AWS-EBS-004
#   severity: medium
#   applies_to: [aws.ec2.image]
#   remediation: Set encrypted to true on each ebs_block_device, or copy the image with encrypted true.
#   equivalents:
#     checkov: [CKV_AWS_204]
#     kics: [terraform/aws/ami_not_encrypted]
package policies.aws.ec2.image_not_encrypted

import rego.v1

deny contains {"msg": "encrypted is false, expected true", "at": ["devices", i, "encrypted"]} if {
	some i, device in input.devices
	device.encrypted == false
	device.inherits == false
}
