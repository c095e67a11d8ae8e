# METADATA
# title: EKS nodes not open to SSH
# description: With an SSH key and no source security groups, EKS opens port 22 of every node to the internet.
# related_resources:
# - https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
# custom:
#   id: AWS-EKS-005
#   severity: high
#   applies_to: [aws.eks.node_group]
#   remediation: Add source_security_group_ids, or remove remote_access and use Session Manager.
#   equivalents:
#     checkov: [CKV_AWS_100]
#     kics: [terraform/aws/eks_node_group_remote_access_disabled]
package policies.aws.eks.nodes_open_to_ssh

import rego.v1

applies if input.key == true

deny contains {"msg": "SSH is open to every address, expected source_security_group_ids", "at": ["limited"]} if input.limited == false
