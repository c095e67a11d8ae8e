# METADATA
# title: Logs forwarded to a central server
# description: Records that stay on the host are changed by whoever took it, and are gone when it is.
# related_resources:
# - https://www.rsyslog.com/doc/configuration/modules/omfwd.html
# custom:
#   id: HOST-LOG-001
#   severity: high
#   applies_to: [linux.rsyslog]
#   remediation: Add `action(type="omfwd" ...)` with TLS to a file of /etc/rsyslog.d; waive it where another program ships the records.
#   equivalents:
#     complianceascode: [rsyslog_remote_loghost]
package policies.linux.rsyslog.not_forwarded

import rego.v1

deny contains {"msg": msg, "at": ["elsewhere"]} if {
	not input.elsewhere
	msg := "rsyslog sends nothing to another host, expected an action that does"
}
