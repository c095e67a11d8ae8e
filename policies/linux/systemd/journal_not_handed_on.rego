# METADATA
# title: Journal reaches the syslog daemon
# description: Where a syslog daemon keeps records and sends them away, what only the journal gets is in none of them.
# related_resources:
# - https://www.freedesktop.org/software/systemd/man/latest/journald.conf.html
# - https://www.rsyslog.com/doc/configuration/modules/imjournal.html
# custom:
#   id: HOST-LOG-009
#   severity: medium
#   applies_to: [linux.journald]
#   remediation: Set `ForwardToSyslog=yes` in journald.conf, or load imjournal in rsyslog.
package policies.linux.systemd.journal_not_handed_on

import rego.v1

deny contains {"msg": msg, "at": ["reaches_syslog"]} if {
	input.reaches_syslog == false
	msg := "ForwardToSyslog is off and rsyslog does not fetch the journal, expected one of them"
}
