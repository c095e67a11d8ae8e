# METADATA
# title: SSH rhosts and host-based trust off
# description: Trust in a machine lets everyone in who takes it over, or its name.
# related_resources:
# - https://man.openbsd.org/sshd_config#IgnoreRhosts
# - https://man.openbsd.org/sshd_config#HostbasedAuthentication
# custom:
#   id: HOST-SSH-015
#   severity: medium
#   applies_to: [linux.sshd]
#   remediation: Set `IgnoreRhosts yes` and `HostbasedAuthentication no`.
#   equivalents:
#     complianceascode: [sshd_disable_rhosts, disable_host_auth]
package policies.linux.ssh.host_based_trust

import rego.v1

applies if input.match == null

applies if {
	some keyword in input.sets
	keyword in {"ignorerhosts", "hostbasedauthentication"}
}

deny contains {"msg": msg, "at": ["ignorerhosts"]} if {
	input.ignorerhosts != "yes"
	msg := sprintf("IgnoreRhosts is %s, expected yes", [input.ignorerhosts])
}

deny contains {"msg": msg, "at": ["hostbasedauthentication"]} if {
	input.hostbasedauthentication != "no"
	msg := sprintf("HostbasedAuthentication is %s, expected no", [input.hostbasedauthentication])
}
