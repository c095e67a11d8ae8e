# METADATA
# title: EKS endpoint private or limited
# description: An API server that everyone can reach needs one stolen token, or one hole in it, to be taken over.
# related_resources:
# - https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
# custom:
#   id: AWS-EKS-001
#   severity: high
#   applies_to: [aws.eks.cluster]
#   remediation: Set endpoint_public_access to false, or limit public_access_cidrs to known addresses.
#   equivalents:
#     checkov: [CKV_AWS_38]
#     trivy: [AVD-AWS-0041]
#     kics: [terraform/aws/eks_cluster_has_public_access_cidrs]
#     prowler: [eks_cluster_not_publicly_accessible]
package policies.aws.eks.open_endpoint

import rego.v1

import data.policies.aws.ports

deny contains {"msg": msg, "at": ["public_cidrs", i]} if {
	input.public_endpoint == true
	some i, cidr in input.public_cidrs
	ports.everywhere(cidr)
	msg := sprintf("the public endpoint is open to %v, expected a private endpoint or known addresses", [cidr])
}

deny contains {"msg": msg, "at": ["public_cidrs"]} if {
	input.public_endpoint == true
	count(input.public_cidrs) == 0
	msg := "the public endpoint is open to everyone, expected a private endpoint or known addresses"
}
