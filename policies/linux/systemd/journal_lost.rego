# METADATA
# title: Journal persistent
# description: A journal that lies in memory is gone after a restart, and with it what happened before.
# related_resources:
# - https://www.freedesktop.org/software/systemd/man/latest/journald.conf.html
# custom:
#   id: HOST-LOG-004
#   severity: medium
#   applies_to: [linux.journald]
#   remediation: Set `Storage=persistent` in journald.conf.
#   equivalents:
#     complianceascode: [journald_storage]
package policies.linux.systemd.journal_lost

import rego.v1

deny contains {"msg": msg, "at": ["storage"]} if {
	input.storage != "persistent"
	msg := sprintf("Storage is %s, expected persistent", [input.storage])
}
