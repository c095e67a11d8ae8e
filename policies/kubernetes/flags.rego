# The command line flags of a component, for rules that judge how it is started.
package policies.kubernetes.flags

import rego.v1

# The values given to a flag; a flag without a value is `true`.
values(arguments, name) := with_equals(arguments, name) | following(arguments, name) | alone(arguments, name)

with_equals(arguments, name) := {value |
	some word in words(arguments)
	prefix := concat("", ["--", name, "="])
	startswith(word, prefix)
	value := trim_prefix(word, prefix)
}

following(arguments, name) := {value |
	list := words(arguments)
	some i, word in list
	word == concat("", ["--", name])
	value := list[i + 1]
	not startswith(value, "--")
}

alone(arguments, name) := {"true" |
	list := words(arguments)
	some i, word in list
	word == concat("", ["--", name])
	is_last_or_before_flag(list, i)
}

is_last_or_before_flag(list, i) if i == count(list) - 1

is_last_or_before_flag(list, i) if startswith(list[i + 1], "--")

# An argument may hold a whole command line for a shell.
words(arguments) := [word |
	some argument in arguments
	some word in split(argument, " ")
	word != ""
]

# The items of a flag that takes a list.
items(arguments, name) := {item |
	some value in values(arguments, name)
	some item in split(value, ",")
}

# The value of a flag for a message.
shown(arguments, name) := concat(",", sort(values(arguments, name))) if count(values(arguments, name)) > 0

shown(arguments, name) := "not set" if count(values(arguments, name)) == 0

# Where the flag is written, or the whole list when it is not there.
place(arguments, name) := ["arguments", i] if {
	found := [i |
		some i, argument in arguments
		contains(argument, concat("", ["--", name]))
	]
	count(found) > 0
	i := found[0]
} else := ["arguments"]
