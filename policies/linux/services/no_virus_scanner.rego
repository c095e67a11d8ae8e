# METADATA
# title: Anti-malware installed and running
# description: Programs that are known to be harmful run like any other.
# related_resources:
# - https://man7.org/linux/man-pages/man5/systemd.unit.5.html
# custom:
#   id: HOST-AV-001
#   severity: high
#   applies_to: [linux.services]
#   remediation: Install ClamAV or an agent that scans, and enable its service; waive it for hosts on the reviewed list of those not at risk.
package policies.linux.services.no_virus_scanner

import rego.v1

one_of := {"clamav-daemon.service", "clamd@scan.service", "clamd.service", "wazuh-agent.service", "falcon-sensor.service", "mdatp.service", "sentinelone.service", "elastic-agent.service", "cbagentd.service"}

deny contains {"msg": msg, "at": ["started"]} if {
	every unit in input.started {
		not unit in one_of
	}
	msg := "no virus scanner is started at boot, expected clamav-daemon or an agent that scans"
}
