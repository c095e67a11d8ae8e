# Which ports the rules of security groups open, and to whom.
package policies.aws.ports

import rego.v1

# Every address, each half of them, and IPv6 as far as it has been given out.
everywhere(cidr) if {
	is_string(cidr)
	regex.match(`(/[01]|^2000::/3)$`, cidr)
}

every_protocol(rule) if {
	is_string(rule.protocol)
	lower(rule.protocol) in {"-1", "all"}
}

speaks(rule, "tcp") if {
	is_string(rule.protocol)
	lower(rule.protocol) in {"tcp", "6"}
}

speaks(rule, "udp") if {
	is_string(rule.protocol)
	lower(rule.protocol) in {"udp", "17"}
}

# A rule lets a protocol (tcp, udp) in to a port.
opens(rule, protocol, port) if port in opened(rule, protocol, {port})

# The numbers, of some, of the ports that a rule lets a protocol in to.
opened(rule, _, numbers) := numbers if every_protocol(rule)

opened(rule, protocol, numbers) := numbers if {
	speaks(rule, protocol)
	rule.from == -1
}

opened(rule, protocol, numbers) := {number | some number in numbers; rule.from <= number; number <= rule.to} if {
	speaks(rule, protocol)
	is_number(rule.from)
	is_number(rule.to)
	rule.from != -1
}

# A rule lets every port of a protocol in.
opens_all(rule) if every_protocol(rule)

opens_all(rule) if {
	some protocol in {"tcp", "udp"}
	opens(rule, protocol, 1)
	opens(rule, protocol, 65535)
}

# Numbers as the words of a message.
listed(numbers) := concat(", ", [sprintf("%d", [number]) | some number in sort(numbers)])
