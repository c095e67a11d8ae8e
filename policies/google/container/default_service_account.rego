# METADATA
# title: GKE nodes with their own account
# description: The default account of Compute Engine may change almost everything, and every pod on the node can act as it.
# related_resources:
# - https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
# custom:
#   id: GCP-GKE-009
#   severity: medium
#   applies_to: [google.container.node_pool]
#   remediation: Make an account for the nodes and name it in node_config.service_account.
#   equivalents:
#     trivy: [AVD-GCP-0050]
#     kics: [terraform/gcp/gke_using_default_service_account]
package policies.google.container.default_service_account

import rego.v1

is_default if input.account in {"", "default"}

is_default if endswith(input.account, "-compute@developer.gserviceaccount.com")

deny contains {"msg": "nodes act as the default account, expected one of their own", "at": ["account"]} if is_default
