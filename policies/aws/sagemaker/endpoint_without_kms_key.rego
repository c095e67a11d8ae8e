# METADATA
# title: SageMaker endpoints use a KMS key
# description: What an endpoint stores holds what it was asked; without a key of one's own, who may decrypt it cannot be limited.
# related_resources:
# - https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
# custom:
#   id: AWS-SGM-004
#   severity: medium
#   applies_to: [aws.sagemaker.endpoint_configuration]
#   remediation: Set kms_key_arn to a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_98]
#     kics: [terraform/aws/sagemaker_endpoint_configuration_encryption_disabled]
package policies.aws.sagemaker.endpoint_without_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected kms_key_arn", "at": ["key"]} if input.key == false
