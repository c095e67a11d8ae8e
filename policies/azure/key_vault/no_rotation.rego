# METADATA
# title: Key rotation policy
# description: The longer a key is used, the more a lost copy of it opens.
# related_resources:
# - https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation
# custom:
#   id: AZU-KV-004
#   severity: medium
#   applies_to: [azure.key_vault.key]
#   remediation: Add a rotation_policy with an automatic block.
#   equivalents:
#     prowler: [keyvault_key_rotation_enabled]
package policies.azure.key_vault.no_rotation

import rego.v1

deny contains {"msg": "no policy rotates the key, expected rotation_policy.automatic", "at": ["rotates"]} if input.rotates == false
