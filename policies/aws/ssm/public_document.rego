# METADATA
# title: SSM documents not public
# description: A public document shows everyone with an AWS account how machines are run, and with which parameters.
# related_resources:
# - https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
# custom:
#   id: AWS-SSM-001
#   severity: medium
#   applies_to: [aws.ssm.document]
#   remediation: Name the accounts in permissions.account_ids, or remove permissions.
#   equivalents:
#     checkov: [CKV_AWS_303]
#     prowler: [ssm_documents_set_as_public]
package policies.aws.ssm.public_document

import rego.v1

deny contains {"msg": "the document is shared with everyone, expected named accounts", "at": ["shared_with"]} if lower(trim_space(input.shared_with)) == "all"
