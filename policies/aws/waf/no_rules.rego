# METADATA
# title: WAF has rules
# description: A web ACL that lets requests in and has no rule filters nothing.
# related_resources:
# - https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html
# custom:
#   id: AWS-WAF-005
#   severity: medium
#   applies_to: [aws.waf.web_acl]
#   remediation: Add rules, such as AWSManagedRulesCommonRuleSet.
#   equivalents:
#     checkov: [CKV_AWS_175]
#     prowler: [wafv2_webacl_with_rules]
package policies.aws.waf.no_rules

import rego.v1

deny contains {"msg": "the web ACL allows requests and has no rule, expected rules", "at": ["rules"]} if {
	input.rules == false
	input.default == "ALLOW"
}
