# METADATA
# title: Log forwarding encrypted
# description: Records hold names, addresses and what people did; in clear they can be read and forged on the way.
# related_resources:
# - https://www.rsyslog.com/doc/tutorials/tls.html
# - https://www.rsyslog.com/doc/configuration/modules/omfwd.html
# custom:
#   id: HOST-LOG-002
#   severity: high
#   applies_to: [linux.rsyslog]
#   remediation: Send by TCP with `StreamDriver="gtls" StreamDriverMode="1" StreamDriverAuthMode="x509/name"`, or by RELP with `tls="on"`.
#   equivalents:
#     complianceascode: [rsyslog_remote_tls]
package policies.linux.rsyslog.forwarded_in_clear

import rego.v1

applies if {
	some forward in input.forwards
	not forward.local
}

secure(forward) if {
	forward.protocol == "relp"
	forward.tls == "on"
}

secure(forward) if {
	forward.protocol == "tcp"
	forward.driver in {"gtls", "ossl", "mbedtls"}
	forward.mode == "1"
	startswith(forward.auth, "x509/")
}

deny contains {"msg": msg, "at": ["forwards", i]} if {
	some i, forward in input.forwards
	not forward.local
	not secure(forward)
	msg := sprintf("records are sent to %s by %s without TLS that checks the other side, expected it", [forward.target, forward.protocol])
}
