# METADATA
# title: WAF logs on
# description: Without logs nobody sees which attacks were tried, and which got through.
# related_resources:
# - https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
# custom:
#   id: AWS-WAF-002
#   severity: medium
#   applies_to: [aws.waf.web_acl]
#   remediation: Add aws_wafv2_web_acl_logging_configuration for the web ACL.
#   equivalents:
#     checkov: [CKV2_AWS_31]
#     prowler: [wafv2_webacl_logging_enabled]
package policies.aws.waf.not_logged

import rego.v1

deny contains {"msg": "requests are not logged, expected a logging configuration", "at": ["logged"]} if input.logged == false
