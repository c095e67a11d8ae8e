# METADATA
# title: Graphical login asks for a password
# description: Whoever switches the host on has the rights of the account that is logged in.
# related_resources:
# - https://help.gnome.org/admin/gdm/stable/configuration.html.en
# custom:
#   id: HOST-SVC-005
#   severity: low
#   applies_to: [linux.gdm]
#   remediation: Set `AutomaticLoginEnable=false` and `TimedLoginEnable=false` in the section [daemon] of custom.conf.
#   equivalents:
#     complianceascode: [gnome_gdm_disable_automatic_login]
package policies.linux.desktop.no_password

import rego.v1

deny contains {"msg": msg, "at": ["automatic_login"]} if {
	lower(input.automatic_login) == "true"
	msg := "somebody is logged in at boot without a password, expected AutomaticLoginEnable to be off"
}

deny contains {"msg": msg, "at": ["timed_login"]} if {
	lower(input.timed_login) == "true"
	msg := "somebody is logged in after a while without a password, expected TimedLoginEnable to be off"
}
