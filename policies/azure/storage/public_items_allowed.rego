# METADATA
# title: Storage account refuses public containers
# description: Anonymous readers get whatever a container is opened for, by mistake or not.
# related_resources:
# - https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent
# custom:
#   id: AZU-STG-003
#   severity: critical
#   applies_to: [azure.storage.account]
#   remediation: Set allow_nested_items_to_be_public to false.
#   equivalents:
#     checkov: [CKV_AZURE_190]
#     prowler: [storage_blob_public_access_level_is_disabled]
package policies.azure.storage.public_items_allowed

import rego.v1

deny contains {"msg": "allow_nested_items_to_be_public is true, expected false", "at": ["public_items"]} if input.public_items == true
