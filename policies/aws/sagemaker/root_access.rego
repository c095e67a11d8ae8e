# METADATA
# title: SageMaker notebooks without root
# description: A user who is root changes or removes what watches the notebook.
# related_resources:
# - https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html
# custom:
#   id: AWS-SGM-002
#   severity: medium
#   applies_to: [aws.sagemaker.notebook]
#   remediation: Set root_access to Disabled.
#   equivalents:
#     checkov: [CKV_AWS_307]
#     prowler: [sagemaker_notebook_instance_root_access_disabled]
package policies.aws.sagemaker.root_access

import rego.v1

deny contains {"msg": msg, "at": ["root"]} if {
	input.root != "Disabled"
	msg := sprintf("root_access is %v, expected Disabled", [input.root])
}
