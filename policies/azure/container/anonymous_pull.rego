# METADATA
# title: Registry asks for a login
# description: Anyone on the internet can pull every image, and read the code and secrets in it.
# related_resources:
# - https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
# custom:
#   id: AZU-ACR-003
#   severity: medium
#   applies_to: [azure.container.registry]
#   remediation: Leave anonymous_pull_enabled out.
#   equivalents:
#     checkov: [CKV_AZURE_138]
package policies.azure.container.anonymous_pull

import rego.v1

deny contains {"msg": "anonymous_pull_enabled is true, expected false", "at": ["anonymous"]} if input.anonymous == true
