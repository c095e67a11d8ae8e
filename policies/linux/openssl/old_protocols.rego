# METADATA
# title: OpenSSL minimum protocol
# description: What is sent by protocols with known faults can be read and changed on the way.
# related_resources:
# - https://docs.openssl.org/master/man5/config/
# custom:
#   id: HOST-CRY-002
#   severity: medium
#   applies_to: [linux.openssl]
#   remediation: Set `MinProtocol = TLSv1.2` and `CipherString = DEFAULT@SECLEVEL=2` in the section system_default_sect.
package policies.linux.openssl.old_protocols

import rego.v1

deny contains {"msg": msg, "at": ["min_protocol"]} if {
	not input.min_protocol in {"TLSv1.2", "TLSv1.3"}
	msg := sprintf("MinProtocol is %s, expected TLSv1.2 or TLSv1.3", [input.min_protocol])
}

deny contains {"msg": msg, "at": ["cipher_string"]} if {
	is_string(input.cipher_string)
	regex.match(`SECLEVEL\s*=\s*[01]($|[^0-9])`, input.cipher_string)
	msg := sprintf("CipherString is %s, expected SECLEVEL=2 or more", [input.cipher_string])
}
