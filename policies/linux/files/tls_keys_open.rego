# METADATA
# title: TLS private keys protected
# description: Who has the private key of a certificate can pretend to be its owner.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-CRY-004
#   severity: medium
#   applies_to: [linux.file]
#   remediation: Set 0600, or 0640 for the group of the service, and owner root.
package policies.linux.files.tls_keys_open

import rego.v1

applies if input.role == "tls_key"

deny contains {"msg": msg, "at": ["owner"]} if {
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	input.others_may != ""
	msg := sprintf("%s has the permissions %s, which leave everybody some access, expected none", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	contains(input.group_may, "w")
	msg := sprintf("%s has the permissions %s, which let its group write, expected otherwise", [input.path, input.mode])
}
