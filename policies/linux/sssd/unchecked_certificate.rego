# METADATA
# title: Directory's certificate checked
# description: Whoever stands between the host and the directory answers in its place, and says who may log in.
# related_resources:
# - https://manpages.debian.org/bookworm/sssd-ldap/sssd-ldap.5.en.html
# custom:
#   id: HOST-DIR-002
#   severity: high
#   applies_to: [linux.sssd_domain]
#   remediation: Set `ldap_tls_reqcert = demand` in the domain of sssd.conf.
#   equivalents:
#     complianceascode: [sssd_ldap_configure_tls_reqcert]
package policies.linux.sssd.unchecked_certificate

import rego.v1

applies if "ldap" in {input.id_provider, input.auth_provider}

deny contains {"msg": msg, "at": ["certificate"]} if {
	not lower(input.certificate) in {"demand", "hard"}
	msg := sprintf("ldap_tls_reqcert is %s, expected demand", [input.certificate])
}
