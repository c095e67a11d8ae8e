# METADATA
# title: EKS control plane logs
# description: Without control plane logs nobody can tell who did what in the cluster.
# related_resources:
# - https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
# custom:
#   id: AWS-EKS-002
#   severity: medium
#   applies_to: [aws.eks.cluster]
#   remediation: Name api, audit, authenticator, controllerManager and scheduler in enabled_cluster_log_types.
#   equivalents:
#     checkov: [CKV_AWS_37]
#     trivy: [AVD-AWS-0038]
#     kics: [terraform/aws/eks_cluster_log_disabled, terraform/aws/missing_cluster_log_types]
#     prowler: [eks_control_plane_logging_all_types_enabled]
package policies.aws.eks.logs_off

import rego.v1

expected := {"api", "audit", "authenticator", "controllerManager", "scheduler"}

deny contains {"msg": msg, "at": ["logs"]} if {
	missing := [name | some name in expected; not name in input.logs]
	count(missing) > 0
	msg := sprintf("control plane logs are off: %v, expected all five on", [concat(", ", sort(missing))])
}
