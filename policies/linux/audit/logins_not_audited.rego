# METADATA
# title: Login records audited
# description: An attacker who edits the login records takes his visit out of them.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-006
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: Add `-w FILE -p wa -k logins` for lastlog, faillock, wtmp, btmp and utmp.
package policies.linux.audit.logins_not_audited

import data.policies.linux.audits
import rego.v1

places := {
	"btmp": {"/var/log/btmp"},
	"faillock": {"/run/faillock", "/var/run/faillock", "/var/log/faillock"},
	"lastlog": {"/var/log/lastlog"},
	"utmp": {"/run/utmp", "/var/run/utmp"},
	"wtmp": {"/var/log/wtmp"},
}

deny contains {"msg": msg, "at": ["rules"]} if {
	some name, paths in places
	not is_watched(paths)
	msg := sprintf("%v is not watched, expected writes and attribute changes of it in the audit trail", [name])
}

is_watched(paths) if {
	some path in paths
	audits.watched(input.rules, path, "wa")
}
