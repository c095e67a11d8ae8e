# METADATA
# title: CodeBuild builds not privileged
# description: A privileged build that runs what somebody committed has every right on the machine it runs on.
# related_resources:
# - https://docs.aws.amazon.com/codebuild/latest/userguide/security_iam_id-based-policy-examples.html
# custom:
#   id: AWS-CB-002
#   severity: medium
#   applies_to: [aws.codebuild.project]
#   remediation: Set privileged_mode to false, and build images without a daemon.
#   equivalents:
#     checkov: [CKV_AWS_316]
package policies.aws.codebuild.privileged

import rego.v1

deny contains {"msg": "privileged_mode is true, expected false", "at": ["privileged"]} if input.privileged == true
