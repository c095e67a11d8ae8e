# METADATA
# title: SageMaker notebooks and domains use a KMS key
# description: Notebooks gather data to learn from; without a key of one's own, who may decrypt their disks cannot be limited.
# related_resources:
# - https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
# custom:
#   id: AWS-SGM-003
#   severity: medium
#   applies_to: [aws.sagemaker.notebook, aws.sagemaker.domain]
#   remediation: Set kms_key_id to a key of your own; the resource is made anew.
#   equivalents:
#     checkov: [CKV_AWS_22, CKV_AWS_187]
#     kics: [terraform/aws/sagemaker_notebook_instance_without_kms]
#     prowler: [sagemaker_notebook_instance_encryption_enabled]
package policies.aws.sagemaker.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_id", "at": ["key"]} if input.key == false
