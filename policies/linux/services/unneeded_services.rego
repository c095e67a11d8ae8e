# METADATA
# title: Unneeded daemons off
# description: Every service that listens is a way in; those that nobody needs are watched by nobody.
# related_resources:
# - https://man7.org/linux/man-pages/man5/systemd.unit.5.html
# custom:
#   id: HOST-SVC-003
#   severity: low
#   applies_to: [linux.services]
#   remediation: Run `systemctl disable --now` for it; waive it where the host is there for it.
#   equivalents:
#     complianceascode: [service_avahi-daemon_disabled, service_rpcbind_disabled, service_autofs_disabled, service_cups_disabled, service_snmpd_disabled]
package policies.linux.services.unneeded_services

import rego.v1

unwanted := {"avahi-daemon.service", "avahi-daemon.socket", "cups.service", "cups.socket", "rpcbind.service", "rpcbind.socket", "nfs-server.service", "smb.service", "smbd.service", "snmpd.service", "autofs.service", "bluetooth.service", "dhcpd.service", "isc-dhcp-server.service"}

deny contains {"msg": msg, "at": ["started", i]} if {
	some i, unit in input.started
	unit in unwanted
	msg := sprintf("%s is started at boot, expected it off unless the host is there for it", [unit])
}
