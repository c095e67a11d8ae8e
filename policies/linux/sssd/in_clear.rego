# METADATA
# title: Directory asked over TLS
# description: Who may log in, and in which groups they are, is read and changed on the way.
# related_resources:
# - https://manpages.debian.org/bookworm/sssd-ldap/sssd-ldap.5.en.html
# custom:
#   id: HOST-DIR-001
#   severity: high
#   applies_to: [linux.sssd_domain]
#   remediation: Set `ldap_id_use_start_tls = true`, or `ldap_uri = ldaps://...`, in the domain of sssd.conf.
#   equivalents:
#     complianceascode: [sssd_ldap_start_tls]
package policies.linux.sssd.in_clear

import rego.v1

applies if "ldap" in {input.id_provider, input.auth_provider}

is_tls if lower(input.start_tls) == "true"

is_tls if {
	servers := [trim_space(server) | some server in split(input.uri, ",")]
	every server in servers {
		regex.match(`^ldap(s|i)://`, server)
	}
}

deny contains {"msg": msg, "at": ["start_tls"]} if {
	not is_tls
	msg := sprintf("ldap_id_use_start_tls is %s and ldap_uri is not ldaps, expected one of them", [input.start_tls])
}
