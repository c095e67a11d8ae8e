# METADATA
# title: /home hardened
# description: Users put into their directories what they like, where devices and programs with the rights of others must not work.
# related_resources:
# - https://man7.org/linux/man-pages/man8/mount.8.html
# custom:
#   id: HOST-FS-004
#   severity: low
#   applies_to: [linux.mounts]
#   remediation: Add nodev, nosuid to the options of /home in /etc/fstab.
package policies.linux.mounts.home_unrestricted

import rego.v1

deny contains {"msg": msg, "at": ["home"]} if {
	some option in ["nodev", "nosuid"]
	not option in input.home
	msg := sprintf("/home is mounted without %s, expected it", [option])
}
