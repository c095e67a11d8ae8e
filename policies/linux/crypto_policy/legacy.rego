# METADATA
# title: System crypto policy not legacy
# description: A legacy policy lets every program that follows it use ciphers and signatures that are broken.
# related_resources:
# - https://manpages.debian.org/bookworm/crypto-policies/crypto-policies.7.en.html
# custom:
#   id: HOST-CRY-001
#   severity: medium
#   applies_to: [linux.crypto_policy]
#   remediation: Run `update-crypto-policies --set DEFAULT`, or FUTURE or FIPS.
#   equivalents:
#     complianceascode: [configure_crypto_policy]
package policies.linux.crypto_policy.legacy

import rego.v1

strong := {"DEFAULT", "FUTURE", "FIPS"}

weakening := {"SHA1", "LEGACY", "AD-SUPPORT-LEGACY"}

deny contains {"msg": msg, "at": ["policy"]} if {
	not input.policy in strong
	msg := sprintf("the crypto policy is %s, expected DEFAULT, FUTURE or FIPS", [input.policy])
}

deny contains {"msg": msg, "at": ["modules", i]} if {
	some i, module in input.modules
	module in weakening
	msg := sprintf("%s is laid over the crypto policy, expected it gone", [module])
}
