# METADATA
# title: Network identity changes audited
# description: A host under another name, or with another /etc/hosts, sends its traffic elsewhere and nobody knows since when.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-012
#   severity: low
#   applies_to: [linux.audit]
#   remediation: Add rules for sethostname and setdomainname, for b32 and b64, and watches on /etc/hosts, /etc/issue and /etc/issue.net.
package policies.linux.audit.network_not_audited

import data.policies.linux.audits
import rego.v1

calls := {"setdomainname", "sethostname"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some call in calls
	lacking := audits.architectures - audits.recorded(input.rules, call, set())
	count(lacking) > 0
	msg := sprintf("%v makes no record for %v, expected one", [call, concat(" and ", sort(lacking))])
}

deny contains {"msg": msg, "at": ["rules"]} if {
	some path in {"/etc/hosts", "/etc/issue", "/etc/issue.net"}
	not audits.watched(input.rules, path, "wa")
	msg := sprintf("%v is not watched, expected writes and attribute changes of it in the audit trail", [path])
}
