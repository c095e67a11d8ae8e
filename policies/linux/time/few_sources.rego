# METADATA
# title: Time sources set
# description: With one source of time the clock follows it, right or wrong, and stands alone when it is gone; records of several hosts can then not be set against each other.
# related_resources:
# - https://chrony-project.org/doc/4.5/chrony.conf.html
# - https://man7.org/linux/man-pages/man5/timesyncd.conf.5.html
# custom:
#   id: HOST-TIME-002
#   severity: medium
#   applies_to: [linux.time_sources]
#   remediation: Name two or more time servers of your organisation, or a pool.
#   equivalents:
#     complianceascode: [chronyd_specify_remote_server, ntpd_specify_multiple_servers, service_timesyncd_configured]
package policies.linux.time.few_sources

import rego.v1

# the clock of the machine below, which a cloud gives its guests
of_the_cloud := {"169.254.169.123", "fd00:ec2::123", "metadata.google.internal"}

enough if count(input.sources) > 1

enough if {
	some source in input.sources
	source.kind == "pool"
}

enough if {
	some source in input.sources
	source.address in of_the_cloud
}

deny contains {"msg": msg, "at": ["sources"]} if {
	not enough
	msg := sprintf("%v sources of time are set, expected two or more, or a pool", [count(input.sources)])
}
