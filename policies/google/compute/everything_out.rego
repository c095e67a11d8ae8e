# METADATA
# title: Firewall limits what goes out
# description: Whoever takes over a machine that may talk to anyone carries data out unseen.
# related_resources:
# - https://cloud.google.com/firewall/docs/firewalls
# custom:
#   id: GCP-NET-003
#   severity: medium
#   applies_to: [google.compute.firewall]
#   remediation: Name the destinations and ports that are needed.
package policies.google.compute.everything_out

import data.policies.google.firewalls
import rego.v1

deny contains {"msg": msg, "at": ["destinations", i]} if {
	firewalls.guards_exit(input)
	some i
	destination := input.destinations[i]
	firewalls.is_anyone(destination)
	some allowed in input.allowed
	firewalls.opens_every(allowed)
	msg := sprintf("every port of %v may be reached, expected named ports and destinations", [destination])
}
