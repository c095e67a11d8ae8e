# METADATA
# title: Boot loader password
# description: Whoever stands at the machine boots it as root by one word added to the command line.
# related_resources:
# - https://www.gnu.org/software/grub/manual/grub/html_node/Security.html
# custom:
#   id: HOST-KRN-009
#   severity: medium
#   applies_to: [linux.boot]
#   remediation: Set a superuser and its password (`grub2-setpassword`, or `password_pbkdf2` in /etc/grub.d/40_custom), and make grub.cfg again.
#   equivalents:
#     complianceascode: [grub2_password]
package policies.linux.boot.no_password

import rego.v1

deny contains {"msg": msg, "at": ["password"]} if {
	input.password == null
	msg := "the boot loader asks for no password before what is booted is changed, expected one"
}
