# METADATA
# title: Transfer Family without FTP
# description: FTP sends passwords and files in clear.
# related_resources:
# - https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html
# custom:
#   id: AWS-TRF-001
#   severity: medium
#   applies_to: [aws.transfer.server]
#   remediation: Remove FTP from protocols.
#   equivalents:
#     checkov: [CKV_AWS_357]
#     prowler: [transfer_server_in_transit_encryption_enabled]
package policies.aws.transfer.plain_ftp

import rego.v1

deny contains {"msg": "the server speaks FTP, expected SFTP, FTPS or AS2", "at": ["protocols", i]} if {
	some i, protocol in input.protocols
	protocol == "FTP"
}
