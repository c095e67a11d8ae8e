# METADATA
# title: No graphical login from elsewhere in clear
# description: XDMCP sends passwords, and all that is typed and shown, in clear.
# related_resources:
# - https://help.gnome.org/admin/gdm/stable/configuration.html.en
# custom:
#   id: HOST-SVC-006
#   severity: medium
#   applies_to: [linux.xdmcp]
#   remediation: Set `Enable=false` in the section [xdmcp] of custom.conf.
#   equivalents:
#     complianceascode: [gnome_gdm_disable_xdmcp]
package policies.linux.desktop.remote_in_clear

import rego.v1

deny contains {"msg": msg, "at": ["enabled"]} if {
	lower(input.enabled) == "true"
	msg := "XDMCP is on, expected off"
}
