# METADATA
# title: MySQL or MariaDB not public
# description: A server with a public endpoint can be tried from everywhere its firewall leaves open.
# related_resources:
# - https://learn.microsoft.com/azure/mysql/flexible-server/concepts-networking-vnet
# custom:
#   id: AZU-MY-003
#   severity: high
#   applies_to: [azure.mysql.server]
#   remediation: Turn public access off and use a private endpoint or a delegated subnet.
#   equivalents:
#     checkov: [CKV_AZURE_53]
#     trivy: [AVD-AZU-0022]
package policies.azure.mysql.public_network

import rego.v1

deny contains {"msg": "public network access is on, expected off", "at": ["public_network"]} if input.public_network == true
