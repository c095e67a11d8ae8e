# METADATA
# title: /tmp hardened
# description: Everybody may write to /tmp, and what is put there runs, with the rights of its owner if it is so marked.
# related_resources:
# - https://man7.org/linux/man-pages/man8/mount.8.html
# custom:
#   id: HOST-FS-001
#   severity: medium
#   applies_to: [linux.mounts]
#   remediation: Add nodev, nosuid, noexec to the options of /tmp in /etc/fstab.
package policies.linux.mounts.tmp_unrestricted

import rego.v1

deny contains {"msg": msg, "at": ["tmp"]} if {
	some option in ["nodev", "nosuid", "noexec"]
	not option in input.tmp
	msg := sprintf("/tmp is mounted without %s, expected it", [option])
}
