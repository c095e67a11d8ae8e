# METADATA
# title: IMDSv2 required
# description: IMDSv1 hands the role's credentials to anyone who can make the instance fetch a URL.
# related_resources:
# - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
# custom:
#   id: AWS-EC2-001
#   severity: high
#   applies_to: [aws.ec2.instance, aws.ec2.launch_template]
#   remediation: Set http_tokens to required in metadata_options.
#   equivalents:
#     checkov: [CKV_AWS_79]
#     trivy: [AVD-AWS-0028, AVD-AWS-0130]
#     kics: [terraform/aws/imdsv1_is_enabled]
#     prowler: [ec2_instance_imdsv2_enabled, ec2_launch_template_imdsv2_required]
package policies.aws.ec2.imdsv1_allowed

import rego.v1

deny contains {"msg": msg, "at": ["metadata_tokens"]} if {
	input.metadata_endpoint != "disabled"
	input.metadata_tokens != "required"
	msg := sprintf("metadata tokens are %v, expected required", [input.metadata_tokens])
}
