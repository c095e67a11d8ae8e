# METADATA
# title: Rare file systems blocked
# description: File systems that nobody uses are little tested, and a crafted image can attack the kernel.
# related_resources:
# - https://man7.org/linux/man-pages/man5/modprobe.d.5.html
# custom:
#   id: HOST-KRN-012
#   severity: low
#   applies_to: [linux.modules]
#   remediation: Add `install <module> /bin/false` to a file of /etc/modprobe.d for cramfs, freevxfs, jffs2, hfs, hfsplus, udf.
package policies.linux.modules.rare_file_systems

import data.policies.linux.module_loading
import rego.v1

modules := {"cramfs", "freevxfs", "jffs2", "hfs", "hfsplus", "udf"}

deny contains {"msg": msg, "at": ["installs"]} if {
	lacking := modules - module_loading.blocked(input.installs)
	count(lacking) > 0
	msg := sprintf("%s can be loaded, expected an install line that runs /bin/false", [concat(", ", sort(lacking))])
}
