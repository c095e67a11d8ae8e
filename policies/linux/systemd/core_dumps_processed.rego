# METADATA
# title: Core dumps not processed
# description: What the journal keeps of a crash tells which calls were under way, and with which arguments.
# related_resources:
# - https://www.freedesktop.org/software/systemd/man/latest/coredump.conf.html
# custom:
#   id: HOST-CORE-002
#   severity: low
#   applies_to: [linux.coredump]
#   remediation: Set `ProcessSizeMax=0` in coredump.conf.
#   equivalents:
#     complianceascode: [coredump_disable_backtraces]
package policies.linux.systemd.core_dumps_processed

import rego.v1

deny contains {"msg": msg, "at": ["process_size_max"]} if {
	input.process_size_max != "0"
	msg := sprintf("ProcessSizeMax is %s, expected 0", [input.process_size_max])
}
