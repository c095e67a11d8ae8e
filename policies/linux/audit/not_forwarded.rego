# METADATA
# title: Audit events forwarded
# description: Who becomes root on the host changes the records of how it came to that.
# related_resources:
# - https://man7.org/linux/man-pages/man5/auditd-plugins.5.html
# - https://man7.org/linux/man-pages/man5/audisp-remote.conf.5.html
# custom:
#   id: HOST-AUD-017
#   severity: high
#   applies_to: [linux.auditd]
#   remediation: Set `active = yes` in plugins.d/au-remote.conf or plugins.d/syslog.conf; waive it where an agent sends the log.
#   equivalents:
#     complianceascode: [auditd_audispd_syslog_plugin_activated]
package policies.linux.audit.not_forwarded

import rego.v1

deny contains {"msg": msg, "at": ["forwards"]} if {
	count(input.forwards) == 0
	msg := "no plugin sends audit events on, expected au-remote or syslog"
}
