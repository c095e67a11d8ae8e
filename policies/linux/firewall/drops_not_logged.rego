# METADATA
# title: Firewall drops logged
# description: Without a record of what was refused, attempts to come in are not seen.
# related_resources:
# - https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html
# custom:
#   id: HOST-FW-009
#   severity: low
#   applies_to: [linux.ufw]
#   remediation: Run `ufw logging low`.
package policies.linux.firewall.drops_not_logged

import rego.v1

deny contains {"msg": msg, "at": ["loglevel"]} if {
	lower(input.loglevel) == "off"
	msg := "ufw keeps no record of what it refuses, expected low or more"
}
