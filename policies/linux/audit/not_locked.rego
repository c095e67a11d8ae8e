# METADATA
# title: Audit configuration immutable
# description: Who becomes root switches the records off before he goes on.
# related_resources:
# - https://man7.org/linux/man-pages/man8/auditctl.8.html
# custom:
#   id: HOST-AUD-013
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: End the rules with `-e 2`.
#   equivalents:
#     complianceascode: [audit_rules_immutable]
package policies.linux.audit.not_locked

import rego.v1

deny contains {"msg": "no line locks the rules, expected -e 2", "at": ["enabled"]} if input.enabled == null

deny contains {"msg": msg, "at": ["enabled"]} if {
	input.enabled != null
	input.enabled != "2"
	msg := sprintf("the rules are left at -e %v, expected -e 2", [input.enabled])
}
