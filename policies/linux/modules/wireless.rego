# METADATA
# title: Wireless off on servers
# description: A wireless interface is a way round every firewall between the host and the street.
# related_resources:
# - https://man7.org/linux/man-pages/man5/modprobe.d.5.html
# custom:
#   id: HOST-WIFI-001
#   severity: medium
#   applies_to: [linux.modules]
#   remediation: Add `install cfg80211 /bin/false` to a file of /etc/modprobe.d.
#   equivalents:
#     complianceascode: [kernel_module_cfg80211_disabled]
package policies.linux.modules.wireless

import data.policies.linux.module_loading
import rego.v1

modules := {"cfg80211"}

deny contains {"msg": msg, "at": ["installs"]} if {
	lacking := modules - module_loading.blocked(input.installs)
	count(lacking) > 0
	msg := sprintf("%s can be loaded, expected an install line that runs /bin/false", [concat(", ", sort(lacking))])
}
