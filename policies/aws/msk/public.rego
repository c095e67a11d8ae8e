# METADATA
# title: MSK brokers not public
# description: Brokers with public addresses can be reached by everybody who has, or guesses, a login.
# related_resources:
# - https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
# custom:
#   id: AWS-MSK-002
#   severity: critical
#   applies_to: [aws.msk.cluster]
#   remediation: Set the type of public_access to DISABLED, or leave it out.
#   equivalents:
#     checkov: [CKV_AWS_291]
#     kics: [terraform/aws/msk_broker_is_publicly_accessible]
#     prowler: [kafka_cluster_is_public]
package policies.aws.msk.public

import rego.v1

deny contains {"msg": "brokers are public, expected DISABLED", "at": ["public"]} if input.public != "DISABLED"
