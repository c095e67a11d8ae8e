# METADATA
# title: CodeBuild customer key
# description: With the key that AWS manages for S3, everyone in the account who may read the bucket may decrypt what builds leave there.
# related_resources:
# - https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-kms.html
# custom:
#   id: AWS-CB-003
#   severity: low
#   applies_to: [aws.codebuild.project]
#   remediation: Set encryption_key to a key of your own.
#   equivalents:
#     checkov: [CKV_AWS_147]
#     kics: [terraform/aws/codebuild_project_encrypted_with_aws_managed_key]
package policies.aws.codebuild.no_kms_key

import rego.v1

deny contains {"msg": "no KMS key of your own is named, expected encryption_key", "at": ["key"]} if input.key == false
