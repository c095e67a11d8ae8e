# METADATA
# title: Application gateway TLS 1.2
# description: TLS 1.0 and 1.1 have known weaknesses that let others read along.
# related_resources:
# - https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview
# custom:
#   id: AZU-NET-013
#   severity: medium
#   applies_to: [azure.network.gateway]
#   remediation: Set ssl_policy.policy_name to AppGwSslPolicy20220101, or min_protocol_version to TLSv1_2.
#   equivalents:
#     checkov: [CKV_AZURE_218]
package policies.azure.network.gateway_old_tls

import rego.v1

deny contains {"msg": msg, "at": ["tls"]} if {
	input.tls in {"AppGwSslPolicy20150501", "AppGwSslPolicy20170401", "TLSv1_0", "TLSv1_1"}
	msg := sprintf("the TLS policy is %v, expected one that starts at TLS 1.2", [input.tls])
}
