# METADATA
# title: Rare network protocols blocked
# description: Protocols that nobody uses are little tested, and any user can have them loaded by opening a socket.
# related_resources:
# - https://man7.org/linux/man-pages/man5/modprobe.d.5.html
# custom:
#   id: HOST-KRN-011
#   severity: low
#   applies_to: [linux.modules]
#   remediation: Add `install <module> /bin/false` to a file of /etc/modprobe.d for dccp, sctp, rds, tipc.
package policies.linux.modules.rare_protocols

import data.policies.linux.module_loading
import rego.v1

modules := {"dccp", "sctp", "rds", "tipc"}

deny contains {"msg": msg, "at": ["installs"]} if {
	lacking := modules - module_loading.blocked(input.installs)
	count(lacking) > 0
	msg := sprintf("%s can be loaded, expected an install line that runs /bin/false", [concat(", ", sort(lacking))])
}
