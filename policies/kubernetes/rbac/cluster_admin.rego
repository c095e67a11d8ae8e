# METADATA
# title: cluster-admin use limited
# description: cluster-admin may do everything in every namespace; whoever has it owns the cluster.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: K8S-RBAC-001
#   severity: high
#   applies_to: [k8s.rbac.binding]
#   remediation: Bind a role that lists what the subject needs.
#   equivalents:
#     trivy: [AVD-KSV-0111]
#     kics: [k8s/cluster_admin_role_binding_with_super_user_permissions, terraform/kubernetes/cluster_admin_role_binding_with_super_user_permissions]
#     prowler: [rbac_cluster_admin_usage]
#   parameters:
#     approved:
#       description: Users, groups and service accounts that may have cluster-admin.
#       default: ["system:masters"]
package policies.kubernetes.rbac.cluster_admin

import rego.v1

deny contains {"msg": msg, "at": ["subjects", i, "name"]} if {
	input.role == "cluster-admin"
	some i, subject in input.subjects
	not subject.name in data.params.approved
	msg := sprintf("%s %s has cluster-admin, expected a role of its own", [subject.kind, subject.name])
}
