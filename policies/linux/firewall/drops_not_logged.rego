# METADATA
# title: Firewall drops logged
# description: Without a record of what was refused, attempts to come in are not seen.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# - https://firewalld.org/documentation/man-pages/firewalld.conf.html
# custom:
#   id: HOST-FW-009
#   severity: low
#   applies_to: [linux.firewall]
#   remediation: Run `ufw logging low`, or `firewall-cmd --set-log-denied=all`.
package policies.linux.firewall.drops_not_logged

import rego.v1

applies if input.loglevel != null

deny contains {"msg": msg, "at": ["loglevel"]} if {
	lower(input.loglevel) == "off"
	msg := "the firewall keeps no record of what it refuses, expected one"
}
