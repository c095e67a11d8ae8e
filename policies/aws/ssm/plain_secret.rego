# METADATA
# title: SSM parameters with secrets are SecureString
# description: Whoever may read parameters reads the secret; without encryption no key has a say in it.
# related_resources:
# - https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
# custom:
#   id: AWS-SM-003
#   severity: high
#   applies_to: [aws.ssm.parameter]
#   remediation: Set type to SecureString, and replace the secret.
package policies.aws.ssm.plain_secret

import data.policies.lib.secrets
import rego.v1

# What says that it is a secret is the last part of the name: /shop/database/password.
last(name) := parts[count(parts) - 1] if parts := split(name, "/")

deny contains {"msg": msg, "at": ["type"]} if {
	secrets.is_secret_name(last(input.name))
	input.type != "SecureString"
	msg := sprintf("the parameter %v is a %v, expected a SecureString", [input.name, input.type])
}
