# METADATA
# title: Hashes of passwords in the shadow file
# description: What stands in /etc/passwd everybody reads, and tries passwords against it elsewhere.
# related_resources:
# - https://man7.org/linux/man-pages/man8/pwconv.8.html
# custom:
#   id: HOST-PAM-025
#   severity: high
#   applies_to: [linux.accounts]
#   remediation: Run `pwconv`, and change the passwords.
#   equivalents:
#     complianceascode: [accounts_password_all_shadowed]
package policies.linux.accounts.open_hashes

import rego.v1

deny contains {"msg": msg, "at": ["users", i, "open_hash"]} if {
	some i, user in input.users
	user.open_hash
	msg := sprintf("the hash of %v stands in /etc/passwd, expected it in /etc/shadow", [user.name])
}
