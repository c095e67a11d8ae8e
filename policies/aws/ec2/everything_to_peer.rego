# METADATA
# title: Peering routes limited
# description: A route for every address sends all that a network has no other way for into a network that somebody else runs.
# related_resources:
# - https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
# custom:
#   id: AWS-NET-009
#   severity: medium
#   applies_to: [aws.ec2.peering_route]
#   remediation: Name the addresses of the peer that are needed.
#   equivalents:
#     checkov: [CKV2_AWS_44]
#     kics: [terraform/aws/vpc_peering_route_table_with_unrestricted_cidr]
#     prowler: [vpc_peering_routing_tables_with_least_privilege]
package policies.aws.ec2.everything_to_peer

import rego.v1

import data.policies.aws.ports

deny contains {"msg": msg, "at": ["routes", i, "destination"]} if {
	some i, route in input.routes
	route.peering == true
	ports.everywhere(route.destination)
	msg := sprintf("%v goes to the peer, expected the addresses that are needed", [route.destination])
}
