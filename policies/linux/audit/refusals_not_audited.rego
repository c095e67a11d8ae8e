# METADATA
# title: Denied file access audited
# description: Somebody who tries one file after the other is not seen.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-007
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: Add rules for open, openat, creat, truncate and ftruncate with `-F exit=-EACCES` and with `-F exit=-EPERM`, for b32 and b64.
package policies.linux.audit.refusals_not_audited

import data.policies.linux.audits
import rego.v1

calls := {"creat", "ftruncate", "open", "openat", "truncate"}

# errno(3): EPERM is 1, EACCES is 13.
refusals := {"EACCES": {"exit=-EACCES", "exit=-13"}, "EPERM": {"exit=-EPERM", "exit=-1"}}

deny contains {"msg": msg, "at": ["rules"]} if {
	some call in calls
	some refusal, filters in refusals
	lacking := audits.architectures - audits.recorded(input.rules, call, filters)
	count(lacking) > 0
	msg := sprintf("%v that ends in %v makes no record for %v, expected one", [call, refusal, concat(" and ", sort(lacking))])
}
