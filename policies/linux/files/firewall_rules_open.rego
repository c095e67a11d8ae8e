# METADATA
# title: Firewall rule files protected
# description: Who can write the rules of the firewall opens it at the next start.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-FW-010
#   severity: medium
#   applies_to: [linux.file]
#   remediation: Set owner root, and let neither group nor others write.
package policies.linux.files.firewall_rules_open

import rego.v1

applies if input.role == "firewall"

deny contains {"msg": msg, "at": ["owner"]} if {
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	contains(input.group_may, "w")
	msg := sprintf("%s has the permissions %s, which let its group write, expected otherwise", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	contains(input.others_may, "w")
	msg := sprintf("%s has the permissions %s, which let everybody write, expected otherwise", [input.path, input.mode])
}
