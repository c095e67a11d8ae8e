# What network ACLs let in, by the order of their entries.
package policies.aws.network_acls

import rego.v1

import data.policies.aws.ports

# An entry lets everyone reach a port that no entry before it refuses.
lets_in(entries, entry, cidr, port) if {
	lower(entry.action) == "allow"
	ports.everywhere(cidr)
	ports.opens(entry, "tcp", port)
	not denied_before(entries, entry.number, cidr, port)
}

denied_before(entries, number, cidr, port) if {
	some entry in entries
	lower(entry.action) == "deny"
	cidr in entry.cidrs
	entry.number < number
	ports.opens(entry, "tcp", port)
}
