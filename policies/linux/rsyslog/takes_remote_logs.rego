# METADATA
# title: Logger does not accept remote logs unless a log server
# description: A host that takes messages of others can be made to record what never happened, or to fill its disk.
# related_resources:
# - https://www.rsyslog.com/doc/configuration/modules/imtcp.html
# custom:
#   id: HOST-LOG-007
#   severity: medium
#   applies_to: [linux.rsyslog]
#   remediation: Remove the inputs imtcp, imudp and imrelp; waive it on log servers.
#   equivalents:
#     complianceascode: [rsyslog_nolisten]
package policies.linux.rsyslog.takes_remote_logs

import rego.v1

deny contains {"msg": msg, "at": ["inputs", i]} if {
	some i, listener in input.inputs
	msg := sprintf("rsyslog takes messages of other hosts by %s, expected none unless it is a log server", [listener.type])
}
