# METADATA
# title: Node restriction on
# description: Without NodeRestriction a broken node changes the objects of other nodes.
# related_resources:
# - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: K8S-API-008
#   severity: medium
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Add NodeRestriction to --enable-admission-plugins.
#   equivalents:
#     checkov: [CKV_K8S_85]
#     trivy: [AVD-KCV-0016]
#     kics: [k8s/node_restriction_admission_control_plugin_not_set]
#     prowler: [apiserver_node_restriction_plugin]
package policies.kubernetes.control_plane.node_restriction

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "enable-admission-plugins")} if {
	not "NodeRestriction" in flags.items(input.arguments, "enable-admission-plugins")
	msg := sprintf("--enable-admission-plugins is %v, expected it to have NodeRestriction", [flags.shown(input.arguments, "enable-admission-plugins")])
}
