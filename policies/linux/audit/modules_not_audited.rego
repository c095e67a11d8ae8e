# METADATA
# title: Kernel module loading audited
# description: A module that is loaded unseen can hide everything else.
# related_resources:
# - https://man7.org/linux/man-pages/man7/audit.rules.7.html
# custom:
#   id: HOST-AUD-010
#   severity: medium
#   applies_to: [linux.audit]
#   remediation: Add rules for init_module, finit_module and delete_module, for b32 and b64.
#   equivalents:
#     complianceascode: [audit_rules_kernel_module_loading]
package policies.linux.audit.modules_not_audited

import data.policies.linux.audits
import rego.v1

calls := {"delete_module", "finit_module", "init_module"}

deny contains {"msg": msg, "at": ["rules"]} if {
	some call in calls
	lacking := audits.architectures - audits.recorded(input.rules, call, set())
	count(lacking) > 0
	msg := sprintf("%v makes no record for %v, expected one", [call, concat(" and ", sort(lacking))])
}
