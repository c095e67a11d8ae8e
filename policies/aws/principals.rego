# Principals that are everyone.
package policies.aws.principals

import rego.v1

# The wildcard, and an account written as one: AWS refuses the latter, which was still meant for every account.
is_everyone(principal) if principal == "*"

is_everyone(principal) if {
	is_string(principal)
	regex.match(`^arn:[^:]*:(iam|sts)::\*:`, principal)
}
