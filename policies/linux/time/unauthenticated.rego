# METADATA
# title: Authenticated time
# description: Who stands between a host and its time servers can set its clock, and so bring back expired certificates and confuse records.
# related_resources:
# - https://chrony-project.org/doc/4.5/chrony.conf.html
# custom:
#   id: HOST-TIME-004
#   severity: low
#   applies_to: [linux.time_sources]
#   remediation: Add `nts` to the lines of servers that support it, or a `key` shared with your own.
package policies.linux.time.unauthenticated

import rego.v1

authenticated if {
	some source in input.sources
	some option in source.options
	option in {"nts", "key"}
}

deny contains {"msg": msg, "at": ["sources"]} if {
	not authenticated
	msg := "no source of time is authenticated, expected nts or a key"
}
