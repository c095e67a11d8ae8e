# METADATA
# title: Reading of audit logs audited
# description: Nobody sees who looked up in the audit log what is known of him.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-018
#   severity: low
#   applies_to: [linux.audit]
#   remediation: Add `-a always,exit -F dir=/var/log/audit -F perm=r -F auid>=1000 -F auid!=unset -k logs`.
package policies.linux.audit.log_reading_not_audited

import data.policies.linux.audits
import rego.v1

paths := {"/var/log/audit"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some path in paths
	not audits.watched(input.rules, path, "r")
	msg := sprintf("%v is not watched, expected reads of it in the audit trail", [path])
}
