# METADATA
# title: Inactive accounts disabled
# description: Accounts that nobody uses any more are open to whoever finds their password, and nobody notices.
# related_resources:
# - https://man7.org/linux/man-pages/man8/useradd.8.html
# custom:
#   id: HOST-PAM-006
#   severity: medium
#   applies_to: [linux.useradd]
#   remediation: Set `INACTIVE=30` in /etc/default/useradd (`useradd -D -f 30`), and `chage --inactive 30` for accounts that exist.
#   equivalents:
#     complianceascode: [account_disable_post_pw_expiration]
#   parameters:
#     max_days:
#       description: days after the end of a password until the account is closed at most
#       default: 90
#       stricter: lower
package policies.linux.accounts.inactive_accounts_stay

import rego.v1

deny contains {"msg": msg, "at": ["inactive"]} if {
	input.inactive < 0
	msg := sprintf("INACTIVE is %v, which never closes an account, expected 0 to %v", [input.inactive, data.params.max_days])
}

deny contains {"msg": msg, "at": ["inactive"]} if {
	input.inactive > data.params.max_days
	msg := sprintf("INACTIVE is %v, expected 0 to %v", [input.inactive, data.params.max_days])
}
