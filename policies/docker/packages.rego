# What a command asks a package manager for.
package policies.docker.packages

import rego.v1

# The words after the verb, without options and the values that belong to them. What a variable, a file, a directory
# or an address stands for is not told by its name, and left out.
asked(command, verb, valued) := [name |
	parts := regex.split(verb, command)
	count(parts) > 1
	words := regex.split(`\s+`, trim_space(regex.split(`[|;]|&(?:[^0-9]|$)|\s#`, parts[1])[0]))
	some n, word in words
	not startswith(word, "-")
	not regex.match(`^[0-9]*[<>]`, word)
	not is_value(words, n, valued)
	name := trim(word, `"'`)
	is_name(name)
]

is_value(words, n, valued) if {
	n > 0
	words[n - 1] in valued
}

# A file that the command's output goes to.
is_value(words, n, _) if {
	n > 0
	regex.match(`^[0-9]*[<>]+$`, words[n - 1])
}

is_name(word) if {
	regex.match(`^[@a-zA-Z0-9][^$*]*$`, word)
	not contains(word, "://")
	not regex.match(`[.](deb|apk|whl|tgz|tar[.]gz|zip)$`, word)
}
