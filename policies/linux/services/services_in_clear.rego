# METADATA
# title: Cleartext remote services removed
# description: Passwords and data of these services cross the network in clear.
# related_resources:
# - https://man7.org/linux/man-pages/man5/systemd.unit.5.html
# custom:
#   id: HOST-SVC-001
#   severity: high
#   applies_to: [linux.services]
#   remediation: Remove the package, or disable the unit.
package policies.linux.services.services_in_clear

import rego.v1

unwanted := {"telnet.socket", "telnetd.service", "inetd.service", "rsh.socket", "rlogin.socket", "rexec.socket", "tftp.socket", "tftpd-hpa.service", "ypserv.service", "ypbind.service", "talk.socket", "ntalk.socket", "xinetd.service"}

deny contains {"msg": msg, "at": ["started", i]} if {
	some i, unit in input.started
	unit in unwanted
	msg := sprintf("%s is started at boot, expected it gone", [unit])
}
