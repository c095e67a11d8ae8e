# METADATA
# title: Blob versioning on
# description: A blob that is overwritten by mistake or by an attacker cannot be brought back.
# related_resources:
# - https://learn.microsoft.com/azure/storage/blobs/versioning-overview
# custom:
#   id: AZU-STG-012
#   severity: medium
#   applies_to: [azure.storage.account]
#   remediation: Set versioning_enabled in blob_properties to true.
package policies.azure.storage.no_versioning

import rego.v1

applies if input.holds_blobs

deny contains {"msg": "blob versioning is off, expected on", "at": ["blob_versioning"]} if input.blob_versioning == false
