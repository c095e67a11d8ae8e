# What firewall rules let in and out.
package policies.google.firewalls

import rego.v1

# A rule that is enforced on traffic from outside.
guards_entry(rule) if {
	upper(rule.direction) == "INGRESS"
	rule.disabled != true
}

# A rule that is enforced on traffic to the outside.
guards_exit(rule) if {
	upper(rule.direction) == "EGRESS"
	rule.disabled != true
}

# A range that is everyone.
# Half of all addresses is as good as all of them, since two such ranges make the whole.
is_anyone(range) if regex.match(`/0*[01]$`, range)

# What is allowed takes in a TCP port.
opens(allowed, port) if {
	lower(allowed.protocol) in {"tcp", "6", "all"}
	some range in all_when_empty(allowed.ports)
	covers(range, port)
}

# What is allowed is every port of every protocol, or of TCP or UDP.
opens_every(allowed) if {
	lower(allowed.protocol) in {"tcp", "6", "udp", "17", "all"}
	some range in all_when_empty(allowed.ports)
	covers(range, 1)
	covers(range, 65535)
}

all_when_empty(ports) := ["0-65535"] if count(ports) == 0

all_when_empty(ports) := ports if count(ports) > 0

covers(range, port) if {
	text := sprintf("%v", [range])
	regex.match(`^ *[0-9]+ *(- *[0-9]+ *)?$`, text)
	parts := split(text, "-")
	to_number(trim_space(parts[0])) <= port
	to_number(trim_space(parts[count(parts) - 1])) >= port
}
