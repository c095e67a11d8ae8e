# METADATA
# title: Time sync active
# description: Records of hosts whose clocks differ cannot be set against each other.
# related_resources:
# - https://man7.org/linux/man-pages/man5/systemd.unit.5.html
# custom:
#   id: HOST-TIME-001
#   severity: medium
#   applies_to: [linux.services]
#   remediation: Enable chrony, or systemd-timesyncd.
#   equivalents:
#     complianceascode: [service_chronyd_or_ntpd_enabled]
package policies.linux.services.clock_not_set

import rego.v1

one_of := {"chronyd.service", "chrony.service", "ntpd.service", "ntp.service", "ntpsec.service", "systemd-timesyncd.service"}

deny contains {"msg": msg, "at": ["started"]} if {
	every unit in input.started {
		not unit in one_of
	}
	msg := "no daemon that sets the clock is started at boot, expected one of chrony, ntpsec and systemd-timesyncd"
}
