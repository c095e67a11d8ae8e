# METADATA
# title: Kubelet certificates rotate
# description: A certificate that is not renewed ends up expired, or is kept valid for years.
# related_resources:
# - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
# custom:
#   id: K8S-KLT-003
#   severity: medium
#   applies_to: [k8s.control_plane.kubelet]
#   remediation: Set rotateCertificates to true.
#   equivalents:
#     checkov: [CKV_K8S_149]
#     trivy: [AVD-KCV-0090]
#     kics: [k8s/kubelet_client_periodic_certificate_switch_disabled]
#     prowler: [kubelet_rotate_certificates]
package policies.kubernetes.control_plane.kubelet_rotation

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": "client certificates are not renewed, expected rotateCertificates: true", "at": ["rotates_certificates"]} if input.rotates_certificates == false

deny contains {"msg": msg, "at": flags.place(input.arguments, "rotate-certificates")} if {
	is_set_by_flags
	flags.values(input.arguments, "rotate-certificates") != {"true"}
	msg := sprintf("--rotate-certificates is %v, expected true", [flags.shown(input.arguments, "rotate-certificates")])
}


# A kubelet that is started without a configuration file has the defaults of its flags.
is_set_by_flags if {
	count(input.arguments) > 0
	count(flags.values(input.arguments, "config")) == 0
}
