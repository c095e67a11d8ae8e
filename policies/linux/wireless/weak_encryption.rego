# METADATA
# title: Access point uses strong encryption
# description: Whoever is in reach reads along, or comes into the network.
# related_resources:
# - https://w1.fi/cgit/hostap/plain/hostapd/hostapd.conf
# custom:
#   id: HOST-WIFI-002
#   severity: high
#   applies_to: [linux.hostapd]
#   remediation: Set `wpa=2`, `wpa_key_mgmt=WPA-EAP` or `SAE`, and `rsn_pairwise=CCMP`.
package policies.linux.wireless.weak_encryption

import rego.v1

deny contains {"msg": msg, "at": ["wpa"]} if {
	input.wpa != 2
	msg := sprintf("wpa is %v, expected 2: WPA2 and WPA3 only", [input.wpa])
}

deny contains {"msg": msg, "at": ["wpa_key_mgmt"]} if {
	some method in split(input.wpa_key_mgmt, " ")
	not regex.match(`^(FT-)?(WPA-EAP.*|SAE.*)$`, method)
	msg := sprintf("wpa_key_mgmt is %s, expected WPA-EAP or SAE", [method])
}

deny contains {"msg": msg, "at": ["rsn_pairwise"]} if {
	contains(input.rsn_pairwise, "TKIP")
	msg := sprintf("rsn_pairwise is %s, expected CCMP or GCMP", [input.rsn_pairwise])
}
