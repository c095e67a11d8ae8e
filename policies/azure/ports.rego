# What the rules of network security groups let in and out.
package policies.azure.ports

import rego.v1

# A rule lets inbound traffic pass.
lets_in(rule) if {
	lower(rule.direction) == "inbound"
	lower(rule.access) == "allow"
}

# A rule lets outbound traffic pass.
lets_out(rule) if {
	lower(rule.direction) == "outbound"
	lower(rule.access) == "allow"
}

# A source or destination that is everyone.
is_anyone(source) if lower(source) in {"*", "any", "internet", "0.0.0.0"}

# Half of all addresses is as good as all of them, since two such sources make the whole.
is_anyone(source) if regex.match(`/0*[01]$`, source)

# A port, or a range as `20-30`, takes in a port; `*` is every port.
covers(range, _) if range == "*"

covers(range, port) if {
	text := sprintf("%v", [range])
	regex.match(`^ *[0-9]+ *(- *[0-9]+ *)?$`, text)
	parts := split(text, "-")
	to_number(trim_space(parts[0])) <= port
	to_number(trim_space(parts[count(parts) - 1])) >= port
}

# Every port there is.
is_every(range) if range == "*"

is_every(range) if {
	covers(range, 1)
	covers(range, 65535)
}
