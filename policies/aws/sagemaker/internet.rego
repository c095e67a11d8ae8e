# METADATA
# title: SageMaker notebooks off the internet
# description: A notebook with data and a way to the internet of its own sends that data anywhere.
# related_resources:
# - https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-connect-to-resources.html
# custom:
#   id: AWS-SGM-001
#   severity: medium
#   applies_to: [aws.sagemaker.notebook]
#   remediation: Set direct_internet_access to Disabled, with a subnet.
#   equivalents:
#     checkov: [CKV_AWS_122]
#     kics: [terraform/aws/sagemaker_direct_internet_access_enabled]
#     prowler: [sagemaker_notebook_instance_without_direct_internet_access_configured]
package policies.aws.sagemaker.internet

import rego.v1

deny contains {"msg": msg, "at": ["internet"]} if {
	input.internet != "Disabled"
	msg := sprintf("direct_internet_access is %v, expected Disabled", [input.internet])
}
