# METADATA
# title: EBS snapshots encrypted
# description: A snapshot is a copy of a disk that is easily shared with, or copied to, another account; one that is not encrypted can be read there.
# related_resources:
# - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: AWS-EBS-005
#   severity: high
#   applies_to: [aws.ebs.snapshot]
#   remediation: Encrypt the volume, or make an encrypted copy of the snapshot and delete the first.
#   equivalents:
#     kics: [terraform/aws/ebs_volume_snapshot_not_encrypted]
#     prowler: [ec2_ebs_snapshots_encrypted]
package policies.aws.ebs.snapshot_not_encrypted

import rego.v1

deny contains {"msg": "the snapshot is not encrypted, expected it encrypted", "at": ["encrypted"]} if input.encrypted == false
