# METADATA
# title: No blanket sudo for users
# description: A person with every right outside of a group keeps it when the task ends, and is seen in no list of administrators.
# related_resources:
# - https://www.sudo.ws/docs/man/sudoers.man/
# custom:
#   id: HOST-SUDO-005
#   severity: high
#   applies_to: [linux.sudo]
#   remediation: Put the person into an administrators' group, or name the commands that are needed.
#   parameters:
#     exempt:
#       description: Users that may have every right, such as accounts of automation.
#       default: []
package policies.linux.sudo.everything_to_a_user

import rego.v1

deny contains {"msg": msg, "at": ["grants", i, "users", j]} if {
	some i, grant in input.grants
	some command in grant.commands
	command.command == "ALL"
	regex.match(`^(ALL|root)(:|$)`, replace(command.run_as, " ", ""))
	some j
	user := grant.users[j]
	user != "root"
	not startswith(user, "%")
	not user in data.params.exempt
	msg := sprintf("%v may run everything, expected a group or named commands", [user])
}
