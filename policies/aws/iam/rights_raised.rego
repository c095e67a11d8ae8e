# METADATA
# title: Privilege escalation paths absent
# description: Whoever may change policies, credentials or trust of everyone may give themselves every right.
# related_resources:
# - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
# custom:
#   id: AWS-IAM-014
#   severity: medium
#   applies_to: [aws.iam.grants]
#   remediation: Name the users, groups, roles or policies in Resource, or demand a permissions boundary with iam:PermissionsBoundary.
#   equivalents:
#     checkov: [CKV_AWS_110, CKV_AWS_286]
#     prowler: [iam_policy_allows_privilege_escalation]
package policies.aws.iam.rights_raised

import rego.v1

# What changes rights, one's own included: policies and their versions, members of groups, credentials and trust.
escalating := {
	"iam:addusertogroup",
	"iam:attachgrouppolicy",
	"iam:attachrolepolicy",
	"iam:attachuserpolicy",
	"iam:createaccesskey",
	"iam:createloginprofile",
	"iam:createpolicyversion",
	"iam:putgrouppolicy",
	"iam:putrolepolicy",
	"iam:putuserpolicy",
	"iam:setdefaultpolicyversion",
	"iam:updateassumerolepolicy",
	"iam:updateloginprofile",
}

deny contains {"msg": msg, "at": ["policies", i, "document", "statements", j, "actions", k]} if {
	some i, policy in input.policies
	some j, statement in policy.document.statements
	statement.conditional == false
	some k
	action := statement.actions[k]
	startswith(lower(action), "iam:")
	some right in escalating
	glob.match(lower(action), [":"], right)
	msg := sprintf("the policy allows %v on every resource, expected named resources", [action])
}
