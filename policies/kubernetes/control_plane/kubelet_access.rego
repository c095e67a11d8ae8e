# METADATA
# title: Kubelet anonymous off and authorizer webhook
# description: An open kubelet runs commands in every pod of its node for whoever reaches it.
# related_resources:
# - https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
# custom:
#   id: K8S-KLT-001
#   severity: critical
#   applies_to: [k8s.control_plane.kubelet]
#   remediation: Set authentication.anonymous.enabled to false and authorization.mode to Webhook.
#   equivalents:
#     checkov: [CKV_K8S_138, CKV_K8S_139]
#     trivy: [AVD-KCV-0079, AVD-KCV-0080]
#     prowler: [kubelet_disable_anonymous_auth, kubelet_authorization_mode]
package policies.kubernetes.control_plane.kubelet_access

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": "anonymous requests are served, expected authentication.anonymous.enabled: false", "at": ["anonymous"]} if input.anonymous == true

deny contains {"msg": msg, "at": ["authorization_mode"]} if {
	not input.authorization_mode in {null, "Webhook"}
	msg := sprintf("the authorization mode is %s, expected Webhook", [input.authorization_mode])
}

deny contains {"msg": msg, "at": flags.place(input.arguments, "anonymous-auth")} if {
	is_set_by_flags
	flags.values(input.arguments, "anonymous-auth") != {"false"}
	msg := sprintf("--anonymous-auth is %v, expected false", [flags.shown(input.arguments, "anonymous-auth")])
}

deny contains {"msg": msg, "at": flags.place(input.arguments, "authorization-mode")} if {
	is_set_by_flags
	flags.values(input.arguments, "authorization-mode") != {"Webhook"}
	msg := sprintf("--authorization-mode is %v, expected Webhook", [flags.shown(input.arguments, "authorization-mode")])
}


# A kubelet that is started without a configuration file has the defaults of its flags.
is_set_by_flags if {
	count(input.arguments) > 0
	count(flags.values(input.arguments, "config")) == 0
}
