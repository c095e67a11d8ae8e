# Principals that are everyone, and conditions that make them few.
package policies.aws.principals

import rego.v1

# The wildcard, and an account written as one: AWS refuses the latter, which was still meant for every account.
is_everyone(principal) if principal == "*"

is_everyone(principal) if {
	is_string(principal)
	regex.match(`^arn:[^:]*:(iam|sts)::\*:`, principal)
}

# Keys that say who asks, or from where.
limiting_keys := {
	"aws:principalaccount",
	"aws:principalarn",
	"aws:principalorgid",
	"aws:principalorgpath",
	"aws:principalorgpaths",
	"aws:resourceaccount",
	"aws:sourceaccount",
	"aws:sourcearn",
	"aws:sourceip",
	"aws:sourceorgid",
	"aws:sourceorgpaths",
	"aws:sourceowner",
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:userid",
	"aws:vpceaccount",
	"aws:vpceorgid",
	"aws:vpceorgpaths",
	"aws:vpcsourceip",
	"s3:dataaccesspointaccount",
	"s3:dataaccesspointarn",
}

wildcards := {"*", "arn:aws:iam::*", "arn:aws:iam::*:root", "0.0.0.0/0", "::/0"}

# Conditions of which one lets in a known few only: an operator that says what is not, or that a request without the key
# meets as well, does not.
limited(conditions) if {
	some condition in conditions
	is_strict(lower(condition.key))
	some test in condition.tests
	lower(test.key) in limiting_keys
	count([value | value := test.wildcards[_]; value in wildcards]) == 0
}

is_strict(operator) if {
	not contains(operator, "not")
	not startswith(operator, "forallvalues:")
	not endswith(operator, "ifexists")
	operator != "null"
}
