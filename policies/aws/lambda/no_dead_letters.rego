# METADATA
# title: Lambda keeps events that fail
# description: Events that a function fails on are dropped after some tries, and what they asked for is not done.
# related_resources:
# - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
# custom:
#   id: AWS-LMB-005
#   severity: low
#   applies_to: [aws.lambda.settings]
#   remediation: Add dead_letter_config with the ARN of a queue or topic.
#   equivalents:
#     checkov: [CKV_AWS_116]
package policies.aws.lambda.no_dead_letters

import rego.v1

deny contains {"msg": "events that fail are dropped, expected dead_letter_config", "at": ["dead_letters"]} if input.dead_letters == false
