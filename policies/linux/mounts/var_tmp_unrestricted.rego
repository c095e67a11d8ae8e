# METADATA
# title: /var/tmp hardened
# description: Everybody may write to /var/tmp, and what is put there stays over a reboot.
# related_resources:
# - https://man7.org/linux/man-pages/man8/mount.8.html
# custom:
#   id: HOST-FS-003
#   severity: low
#   applies_to: [linux.mounts]
#   remediation: Add nodev, nosuid, noexec to the options of /var/tmp in /etc/fstab.
package policies.linux.mounts.var_tmp_unrestricted

import rego.v1

deny contains {"msg": msg, "at": ["var_tmp"]} if {
	some option in ["nodev", "nosuid", "noexec"]
	not option in input.var_tmp
	msg := sprintf("/var/tmp is mounted without %s, expected it", [option])
}
