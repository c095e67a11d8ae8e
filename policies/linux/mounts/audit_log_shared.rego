# METADATA
# title: Audit log on own partition
# description: Where audit records share a file system with others, whoever fills it ends the recording.
# related_resources:
# - https://man7.org/linux/man-pages/man5/auditd.conf.5.html
# custom:
#   id: HOST-FS-005
#   severity: medium
#   applies_to: [linux.mounts]
#   remediation: Create a file system of its own for /var/log/audit and mount it by a line of /etc/fstab.
#   equivalents:
#     complianceascode: [partition_for_var_log_audit]
package policies.linux.mounts.audit_log_shared

import rego.v1

deny contains {"msg": msg, "at": ["audit_log"]} if {
	not input.audit_log
	msg := "/var/log/audit is no file system of its own, expected one"
}
