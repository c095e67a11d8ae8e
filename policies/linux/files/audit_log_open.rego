# METADATA
# title: Audit logs protected
# description: Who can write the audit records takes out what he did; who can read them learns what others do.
# related_resources:
# - https://man7.org/linux/man-pages/man7/inode.7.html
# custom:
#   id: HOST-AUD-014
#   severity: medium
#   applies_to: [linux.file]
#   remediation: Set 0700 (0750 for a group of auditors) for /var/log/audit and 0600 or 0640 for its files, owner root.
#   equivalents:
#     complianceascode: [directory_permissions_var_log_audit, file_permissions_var_log_audit, file_ownership_var_log_audit]
package policies.linux.files.audit_log_open

import rego.v1

applies if input.role == "audit_log"

deny contains {"msg": msg, "at": ["owner"]} if {
	input.owner != "root"
	msg := sprintf("%s belongs to %s, expected root", [input.path, input.owner])
}

deny contains {"msg": msg, "at": ["others_may"]} if {
	input.others_may != ""
	msg := sprintf("%s has the permissions %s, which leave everybody some access, expected none", [input.path, input.mode])
}

deny contains {"msg": msg, "at": ["group_may"]} if {
	contains(input.group_may, "w")
	msg := sprintf("%s has the permissions %s, which let its group write, expected otherwise", [input.path, input.mode])
}
