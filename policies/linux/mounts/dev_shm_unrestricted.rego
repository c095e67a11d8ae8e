# METADATA
# title: /dev/shm hardened
# description: Everybody may write to /dev/shm, and what is put there leaves no trace on disk.
# related_resources:
# - https://man7.org/linux/man-pages/man8/mount.8.html
# custom:
#   id: HOST-FS-002
#   severity: medium
#   applies_to: [linux.mounts]
#   remediation: Add nodev, nosuid, noexec to the options of /dev/shm in /etc/fstab.
package policies.linux.mounts.dev_shm_unrestricted

import rego.v1

deny contains {"msg": msg, "at": ["dev_shm"]} if {
	some option in ["nodev", "nosuid", "noexec"]
	not option in input.dev_shm
	msg := sprintf("/dev/shm is mounted without %s, expected it", [option])
}
