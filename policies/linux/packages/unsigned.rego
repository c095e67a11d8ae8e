# METADATA
# title: Package signatures verified
# description: Whoever stands between the host and the source, or gets into the source, puts programs on the host that run as root.
# related_resources:
# - https://dnf.readthedocs.io/en/latest/conf_ref.html
# - https://manpages.debian.org/bookworm/apt/sources.list.5.en.html
# - https://manpages.debian.org/bookworm/apt/apt-secure.8.en.html
# custom:
#   id: HOST-PKG-001
#   severity: high
#   applies_to: [linux.package_sources]
#   remediation: Set `gpgcheck=1` for every repository; for apt, remove `trusted=yes` and name the key with `signed-by`.
#   equivalents:
#     complianceascode: [enable_gpgcheck_for_all_repositories, ensure_gpgcheck_globally_activated, ensure_gpgcheck_never_disabled]
package policies.linux.packages.unsigned

import rego.v1

deny contains {"msg": msg, "at": ["sources", at, "checked"]} if {
	some at, source in input.sources
	source.checked == false
	msg := sprintf("signatures of %s are not looked at, expected a check", [source.name])
}
