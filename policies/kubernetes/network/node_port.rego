# METADATA
# title: No node ports used
# description: A node port opens the service on every address of every node.
# related_resources:
# - https://kubernetes.io/docs/concepts/services-networking/service/
# custom:
#   id: K8S-NET-005
#   severity: medium
#   applies_to: [k8s.network.service]
#   remediation: Use ClusterIP behind an Ingress.
#   equivalents:
#     kics: [k8s/service_type_is_nodeport, terraform/kubernetes/service_type_is_nodeport]
package policies.kubernetes.network.node_port

import rego.v1

deny contains {"msg": "the type is NodePort, expected ClusterIP behind an Ingress", "at": ["type"]} if input.type == "NodePort"
