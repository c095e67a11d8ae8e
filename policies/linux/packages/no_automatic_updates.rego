# METADATA
# title: Automatic security updates
# description: Faults that are known and mended stay open until somebody thinks of it.
# related_resources:
# - https://dnf.readthedocs.io/en/latest/automatic.html
# - https://wiki.debian.org/UnattendedUpgrades
# custom:
#   id: HOST-PKG-002
#   severity: medium
#   applies_to: [linux.updates]
#   remediation: Set `apply_updates = yes` in automatic.conf, or `APT::Periodic::Unattended-Upgrade "1";`; waive it where patches are managed otherwise.
package policies.linux.packages.no_automatic_updates

import rego.v1

deny contains {"msg": msg, "at": ["automatic"]} if {
	input.automatic == false
	msg := "updates are not put in by themselves, expected security updates at least"
}
