# METADATA
# title: Anti-malware logs
# description: What the scanner found, and whether it ran, cannot be told afterwards.
# related_resources:
# - https://docs.clamav.net/manual/Usage/Configuration.html
# custom:
#   id: HOST-AV-005
#   severity: medium
#   applies_to: [linux.clamd]
#   remediation: Set `LogSyslog yes` or `LogFile /var/log/clamav/clamav.log` in clamd.conf.
package policies.linux.clamav.no_records

import rego.v1

deny contains {"msg": msg, "at": ["log_syslog"]} if {
	not lower(input.log_syslog) in {"yes", "true", "1"}
	input.log_file == null
	msg := "clamd writes to neither syslog nor a file, expected one of them"
}
