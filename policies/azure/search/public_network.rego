# METADATA
# title: AI Search not public
# description: A search index holds copies of what it indexes, and its public endpoint can be tried by anyone.
# related_resources:
# - https://learn.microsoft.com/azure/search/service-create-private-endpoint
# custom:
#   id: AZU-SCH-001
#   severity: medium
#   applies_to: [azure.search.service]
#   remediation: Set public_network_access_enabled to false and add a private endpoint.
#   equivalents:
#     checkov: [CKV_AZURE_124]
#     kics: [terraform/azure/azure_cognitive_search_public_network_access_enabled]
package policies.azure.search.public_network

import rego.v1

deny contains {"msg": "public_network_access_enabled is true, expected false", "at": ["public_network"]} if input.public_network == true
