# METADATA
# title: Log files protected
# description: Log files that everybody may read tell every account who did what, and now and then a password typed in the wrong place.
# related_resources:
# - https://www.rsyslog.com/doc/rsconf1_filecreatemode.html
# custom:
#   id: HOST-LOG-003
#   severity: medium
#   applies_to: [linux.rsyslog]
#   remediation: Set `$FileCreateMode 0640` before the first action of /etc/rsyslog.conf.
#   equivalents:
#     complianceascode: [rsyslog_filecreatemode]
package policies.linux.rsyslog.readable_files

import rego.v1

deny contains {"msg": msg, "at": ["file_create_mode"]} if {
	not regex.match(`^0*[0-7]?[04]0$`, input.file_create_mode)
	msg := sprintf("new log files have the permissions %s, expected 0640 or stricter", [input.file_create_mode])
}
