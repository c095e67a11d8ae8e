# METADATA
# title: Audit logs kept, not overwritten silently
# description: With rotation the oldest records are overwritten when there are many, which an attacker can bring about.
# related_resources:
# - https://man7.org/linux/man-pages/man5/auditd.conf.5.html
# custom:
#   id: HOST-AUD-015
#   severity: medium
#   applies_to: [linux.auditd]
#   remediation: Set `max_log_file_action = keep_logs`, or forward the events with an active audisp plugin.
#   equivalents:
#     complianceascode: [auditd_data_retention_max_log_file_action]
package policies.linux.audit.logs_overwritten

import rego.v1

applies if count(input.forwards) == 0

deny contains {"msg": msg, "at": ["max_log_file_action"]} if {
	input.max_log_file_action != "keep_logs"
	msg := sprintf("max_log_file_action is %v and no plugin forwards the events, expected keep_logs", [input.max_log_file_action])
}
