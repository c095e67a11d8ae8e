# METADATA
# title: EKS endpoint private
# description: An API server with a public address can be tried by everybody whom its list of addresses lets in, and by everybody when the list grows.
# related_resources:
# - https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
# custom:
#   id: AWS-EKS-004
#   severity: medium
#   applies_to: [aws.eks.cluster]
#   remediation: Set endpoint_public_access to false and endpoint_private_access to true.
#   equivalents:
#     checkov: [CKV_AWS_39]
#     trivy: [AVD-AWS-0040]
#     kics: [terraform/aws/eks_cluster_has_public_access]
#     prowler: [eks_cluster_not_publicly_accessible]
package policies.aws.eks.public_endpoint

import rego.v1

deny contains {"msg": "endpoint_public_access is true, expected false", "at": ["public_endpoint"]} if input.public_endpoint == true
