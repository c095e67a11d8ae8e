# METADATA
# title: auditd installed and running
# description: Without the daemon nothing of what the kernel reports is kept.
# related_resources:
# - https://man7.org/linux/man-pages/man5/systemd.unit.5.html
# custom:
#   id: HOST-AUD-001
#   severity: high
#   applies_to: [linux.services]
#   remediation: Install the audit daemon and run `systemctl enable --now auditd`.
#   equivalents:
#     complianceascode: [service_auditd_enabled]
package policies.linux.services.no_audit_daemon

import rego.v1

one_of := {"auditd.service"}

deny contains {"msg": msg, "at": ["started"]} if {
	every unit in input.started {
		not unit in one_of
	}
	msg := "no audit daemon is started at boot, expected auditd.service"
}
