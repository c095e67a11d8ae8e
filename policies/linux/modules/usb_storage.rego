# METADATA
# title: USB storage blocked
# description: Whoever stands at the machine carries data away on a stick, or brings programs in.
# related_resources:
# - https://man7.org/linux/man-pages/man5/modprobe.d.5.html
# custom:
#   id: HOST-KRN-010
#   severity: medium
#   applies_to: [linux.modules]
#   remediation: Add `install <module> /bin/false` to a file of /etc/modprobe.d for usb-storage.
package policies.linux.modules.usb_storage

import data.policies.linux.module_loading
import rego.v1

modules := {"usb_storage"}

deny contains {"msg": msg, "at": ["installs"]} if {
	lacking := modules - module_loading.blocked(input.installs)
	count(lacking) > 0
	msg := sprintf("%s can be loaded, expected an install line that runs /bin/false", [concat(", ", sort(lacking))])
}
