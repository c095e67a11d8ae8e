# METADATA
# title: Images always pulled
# description: Without AlwaysPullImages a pod may run a private image that another pod left on the node.
# related_resources:
# - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: K8S-API-011
#   severity: low
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Add AlwaysPullImages to --enable-admission-plugins.
#   equivalents:
#     checkov: [CKV_K8S_80]
#     trivy: [AVD-KCV-0012]
#     kics: [k8s/always_pull_images_admission_control_plugin_not_set]
package policies.kubernetes.control_plane.always_pull_images

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "enable-admission-plugins")} if {
	not "AlwaysPullImages" in flags.items(input.arguments, "enable-admission-plugins")
	msg := sprintf("--enable-admission-plugins is %v, expected it to have AlwaysPullImages", [flags.shown(input.arguments, "enable-admission-plugins")])
}
