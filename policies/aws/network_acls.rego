# What network ACLs let in, by the order of their entries.
package policies.aws.network_acls

import rego.v1

everywhere := {"0.0.0.0/0", "::/0"}

# An entry lets everyone reach a port that no entry before it refuses.
lets_in(entries, entry, cidr, port) if {
	lower(entry.action) == "allow"
	cidr in everywhere
	covers(entry, port)
	not denied_before(entries, entry.number, cidr, port)
}

every_port(entry) if entry.protocol in {"-1", "all"}

covers(entry, _) if every_port(entry)

covers(entry, port) if {
	not every_port(entry)
	entry.protocol in {"tcp", "6"}
	is_number(entry.from)
	is_number(entry.to)
	entry.from <= port
	port <= entry.to
}

denied_before(entries, number, cidr, port) if {
	some entry in entries
	lower(entry.action) == "deny"
	cidr in entry.cidrs
	entry.number < number
	covers(entry, port)
}
