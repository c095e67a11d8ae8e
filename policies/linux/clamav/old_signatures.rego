# METADATA
# title: Signatures update automatically
# description: A scanner with old signatures knows nothing of what is new.
# related_resources:
# - https://docs.clamav.net/manual/Usage/Configuration.html
# custom:
#   id: HOST-AV-002
#   severity: high
#   applies_to: [linux.freshclam]
#   remediation: Remove the line `Example`, and set `Checks 12`, in freshclam.conf.
package policies.linux.clamav.old_signatures

import rego.v1

deny contains {"msg": msg, "at": ["example"]} if {
	input.example != null
	msg := "the file is the example as it was shipped, which keeps freshclam from starting, expected settings"
}

deny contains {"msg": msg, "at": ["checks"]} if {
	input.checks < 1
	msg := sprintf("Checks is %v, expected 1 a day or more", [input.checks])
}
