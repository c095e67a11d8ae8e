# METADATA
# title: Instance has no public IP
# description: An instance with a public address is one security group mistake away from the internet.
# related_resources:
# - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
# custom:
#   id: AWS-EC2-002
#   severity: high
#   applies_to: [aws.ec2.instance, aws.ec2.launch_template]
#   remediation: Set associate_public_ip_address to false and reach the instance through a load balancer, VPN or Session Manager.
#   equivalents:
#     checkov: [CKV_AWS_88, CKV_AWS_389]
#     trivy: [AVD-AWS-0009]
#     kics: [terraform/aws/ec2_instance_has_public_ip]
#     prowler: [ec2_instance_public_ip]
package policies.aws.ec2.public_ip

import rego.v1

deny contains {"msg": "the instance gets a public address, expected a private one only", "at": ["public_addresses", i]} if {
	some i, public in input.public_addresses
	public in {true, "true"}
}
