# METADATA
# title: AlwaysAdmit off
# description: AlwaysAdmit lets every request pass, whatever the other plugins say.
# related_resources:
# - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: K8S-API-013
#   severity: high
#   applies_to: [k8s.control_plane.api_server]
#   remediation: Remove AlwaysAdmit from --enable-admission-plugins.
#   equivalents:
#     checkov: [CKV_K8S_79]
#     trivy: [AVD-KCV-0011]
#     kics: [k8s/always_admit_admission_control_plugin_set]
#     prowler: [apiserver_no_always_admit_plugin]
package policies.kubernetes.control_plane.always_admit

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": "--enable-admission-plugins has AlwaysAdmit, expected it gone", "at": flags.place(input.arguments, "enable-admission-plugins")} if {
	"AlwaysAdmit" in flags.items(input.arguments, "enable-admission-plugins")
}
