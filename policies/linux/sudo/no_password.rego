# METADATA
# title: sudo requires a password
# description: Whoever gets into such an account, by a stolen session or a broken program, has the rights of root at once.
# related_resources:
# - https://www.sudo.ws/docs/man/sudoers.man/
# custom:
#   id: HOST-SUDO-001
#   severity: high
#   applies_to: [linux.sudo]
#   remediation: Remove NOPASSWD and `!authenticate`; list accounts of automation that need it in the parameter `exempt`.
#   parameters:
#     exempt:
#       description: Users and groups, such as accounts of automation, that may go without.
#       default: []
#   equivalents:
#     complianceascode: [sudo_remove_nopasswd, sudo_require_authentication]
package policies.linux.sudo.no_password

import rego.v1

exempt(grant) if {
	count(grant.users) > 0
	every user in grant.users {
		user in data.params.exempt
	}
}

deny contains {"msg": msg, "at": ["grants", i, "commands", j, "without_password"]} if {
	some i, grant in input.grants
	not exempt(grant)
	some j, command in grant.commands
	command.without_password
	msg := sprintf("%v may run %v without a password, expected one", [concat(", ", grant.users), command.command])
}

deny contains {"msg": msg, "at": ["defaults", i, "value"]} if {
	some i, setting in input.defaults
	setting.name == "authenticate"
	setting.value == "false"
	msg := sprintf("Defaults%v !authenticate asks nobody for a password, expected it unset", [setting.scope])
}
