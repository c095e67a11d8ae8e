# What audit rules make a record of.
package policies.linux.audits

import rego.v1

architectures := {"b32", "b64"}

# Every access of these kinds, by anybody who logged in, to a file or to what lies below a directory.
watched(rules, path, permissions) if {
	some rule in rules
	is_record(rule, set())
	covers(rule.path, path)
	every letter in split(permissions, "") {
		contains(rule.permissions, letter)
	}
	not excepted(rules, rule.path)
}

# The architectures for which a call makes a record.
recorded(rules, call, allowed) := {arch |
	some rule in rules
	is_record(rule, allowed)
	rule.path == null
	takes(rule, call)
	some arch in architectures_of(rule)
}

architectures_of(rule) := {rule.arch} if rule.arch != null

architectures_of(rule) := {"b64"} if rule.arch == null

takes(rule, _) if count(rule.calls) == 0

takes(rule, call) if {
	some name in rule.calls
	name in {call, "all"}
}

# A rule that speaks for everybody who logged in: the login id is all it asks for, or what a caller allows besides.
is_record(rule, allowed) if {
	rule.action == "always"
	every filter in rule.filters {
		is_harmless(filter, allowed)
	}
}

is_harmless(filter, _) if regex.match(`^(auid|subj_user)[!<>=]`, filter)

is_harmless(filter, allowed) if filter in allowed

excepted(rules, path) if {
	some rule in rules
	rule.action == "never"
	rule.path == path
}

covers(watched_path, path) if watched_path == path

covers(watched_path, path) if {
	is_string(watched_path)
	startswith(path, concat("", [watched_path, "/"]))
}

covers(watched_path, _) if watched_path == "/"
