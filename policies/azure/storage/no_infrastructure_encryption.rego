# METADATA
# title: Infrastructure encryption
# description: With one layer of encryption, one broken algorithm or lost key opens the data.
# related_resources:
# - https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable
# custom:
#   id: AZU-STG-009
#   severity: low
#   applies_to: [azure.storage.account]
#   remediation: Set infrastructure_encryption_enabled to true; the account has to be made anew.
#   equivalents:
#     trivy: [AVD-AZU-0061]
#     prowler: [storage_infrastructure_encryption_is_enabled]
package policies.azure.storage.no_infrastructure_encryption

import rego.v1

deny contains {"msg": "infrastructure_encryption_enabled is false, expected true", "at": ["infrastructure_encryption"]} if input.infrastructure_encryption == false
