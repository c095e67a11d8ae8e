# Principals that are everyone, and conditions that make them few.
package policies.aws.principals

import rego.v1

# The wildcard, everyone but those named (NotPrincipal, which the kinds give as a principal), and an account written as
# a wildcard: AWS refuses the last, which was still meant for every account.
is_everyone(principal) if principal in {"*", "NotPrincipal"}

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

# Keys that everybody can meet: they say how, when or where to a request is made, not who makes it.
open_keys := {
	"aws:currenttime",
	"aws:epochtime",
	"aws:multifactorauthage",
	"aws:multifactorauthpresent",
	"aws:referer",
	"aws:requestedregion",
	"aws:securetransport",
	"aws:tokenissuetime",
	"aws:useragent",
	"s3:signatureversion",
	"s3:tlsversion",
}

# Conditions, none of which keeps anybody out: each asks for what everybody can give.
open_to_all(conditions) if {
	every condition in conditions {
		every test in condition.tests {
			lower(test.key) in open_keys
		}
	}
}

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
