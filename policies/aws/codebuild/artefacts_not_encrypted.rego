# METADATA
# title: CodeBuild artefacts encrypted
# description: Artefacts hold the program, and often the secrets it was built with.
# related_resources:
# - https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html
# custom:
#   id: AWS-CB-001
#   severity: medium
#   applies_to: [aws.codebuild.project]
#   remediation: Remove encryption_disabled from artifacts and secondary_artifacts.
#   equivalents:
#     checkov: [CKV_AWS_78]
#     trivy: [AVD-AWS-0018]
package policies.aws.codebuild.artefacts_not_encrypted

import rego.v1

deny contains {"msg": "encryption_disabled is true, expected artefacts to be encrypted", "at": ["unencrypted", i]} if {
	some i, off in input.unencrypted
	off in {true, "true"}
}
