# METADATA
# title: Event rate limited
# description: Without EventRateLimit one client can flood the API server with events.
# related_resources:
# - https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
# custom:
#   id: K8S-API-012
#   severity: low
#   applies_to: [k8s.control_plane.api_server, k8s.control_plane.admission]
#   remediation: Add EventRateLimit to --enable-admission-plugins, and its limits to the admission configuration.
#   equivalents:
#     checkov: [CKV_K8S_78]
#     trivy: [AVD-KCV-0010]
#     kics: [k8s/event_rate_limit_admission_control_plugin_not_set]
package policies.kubernetes.control_plane.event_rate_limit

import data.policies.kubernetes.flags
import rego.v1

deny contains {"msg": msg, "at": flags.place(input.arguments, "enable-admission-plugins")} if {
	input.plugins == null
	not "EventRateLimit" in flags.items(input.arguments, "enable-admission-plugins")
	msg := sprintf("--enable-admission-plugins is %v, expected it to have EventRateLimit", [flags.shown(input.arguments, "enable-admission-plugins")])
}

# The plugin does not start without limits, which are said there.
deny contains {"msg": "no limits of EventRateLimit are set up, expected them among plugins", "at": ["plugins"]} if {
	input.plugins != null
	count([plugin | some plugin in input.plugins; plugin.name == "EventRateLimit"]) == 0
}
