# METADATA
# title: Lambda concurrency limited
# description: A function that is flooded takes the whole concurrency of the account, and every other function stands still.
# related_resources:
# - https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
# custom:
#   id: AWS-LMB-006
#   severity: low
#   applies_to: [aws.lambda.settings]
#   remediation: Set reserved_concurrent_executions.
#   equivalents:
#     checkov: [CKV_AWS_115]
package policies.aws.lambda.no_concurrency_limit

import rego.v1

deny contains {"msg": "concurrency is not limited, expected reserved_concurrent_executions", "at": ["reserved"]} if input.reserved < 0
