# METADATA
# title: Machines forward no traffic
# description: A machine that passes on the traffic of others is a way around the rules between networks.
# related_resources:
# - https://cloud.google.com/vpc/docs/using-routes
# custom:
#   id: GCP-VM-012
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Set can_ip_forward to false, unless the machine is a firewall or router.
#   equivalents:
#     checkov: [CKV_GCP_36]
#     trivy: [AVD-GCP-0043]
#     kics: [terraform/gcp/ip_forwarding_enabled]
#     prowler: [compute_instance_ip_forwarding_is_enabled]
package policies.google.compute.forwards_traffic

import rego.v1

# Nodes of GKE clusters pass on the traffic of their pods.
applies if not input.gke_node

deny contains {"msg": "can_ip_forward is true, expected false", "at": ["forwards"]} if input.forwards == true
