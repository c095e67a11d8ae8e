# METADATA
# title: Log forwarder queue survives outages
# description: While the central host is away, records that nobody keeps for it are lost.
# related_resources:
# - https://www.rsyslog.com/doc/concepts/queues.html
# custom:
#   id: HOST-LOG-008
#   severity: medium
#   applies_to: [linux.rsyslog]
#   remediation: Add `queue.type="LinkedList" queue.filename="fwd" queue.saveOnShutdown="on"` to the action.
package policies.linux.rsyslog.no_queue

import rego.v1

applies if {
	some forward in input.forwards
	not forward.local
}

waits(forward) if {
	lower(forward.queue) in {"linkedlist", "fixedarray"}
	forward.queue_file != null
}

waits(forward) if lower(forward.queue) == "disk"

deny contains {"msg": msg, "at": ["forwards", i]} if {
	some i, forward in input.forwards
	not forward.local
	not waits(forward)
	msg := sprintf("records for %s wait nowhere while it is away, expected a queue on disk", [forward.target])
}
