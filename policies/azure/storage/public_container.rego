# METADATA
# title: Blob containers are private
# description: Anyone on the internet can read what a public container holds.
# related_resources:
# - https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure
# custom:
#   id: AZU-STG-011
#   severity: critical
#   applies_to: [azure.storage.container]
#   remediation: Set container_access_type to private.
#   equivalents:
#     checkov: [CKV_AZURE_34]
#     trivy: [AVD-AZU-0007]
#     kics: [terraform/azure/storage_container_is_publicly_accessible]
package policies.azure.storage.public_container

import rego.v1

deny contains {"msg": msg, "at": ["access"]} if {
	input.account_allows != false
	input.access != "private"
	msg := sprintf("container_access_type is %v, expected private", [input.access])
}
