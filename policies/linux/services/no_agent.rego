# METADATA
# title: EDR or HIDS agent running
# description: An intruder who came in is seen by nobody.
# related_resources:
# - https://man7.org/linux/man-pages/man5/systemd.unit.5.html
# custom:
#   id: HOST-EDR-001
#   severity: high
#   applies_to: [linux.services]
#   remediation: Install an agent that reports what happens on the host, and enable its service.
package policies.linux.services.no_agent

import rego.v1

one_of := {"wazuh-agent.service", "osqueryd.service", "falcon-sensor.service", "mdatp.service", "sentinelone.service", "elastic-agent.service", "cbagentd.service", "ossec-hids.service", "falco.service"}

deny contains {"msg": msg, "at": ["started"]} if {
	every unit in input.started {
		not unit in one_of
	}
	msg := "no agent that watches the host is started at boot, expected one such as wazuh-agent, osqueryd or elastic-agent"
}
