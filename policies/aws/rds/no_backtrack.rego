# METADATA
# title: Aurora MySQL can be rewound
# description: A wrong statement is undone in minutes by rewinding, in hours by restoring.
# related_resources:
# - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
# custom:
#   id: AWS-RDS-016
#   severity: low
#   applies_to: [aws.rds.cluster]
#   remediation: Set backtrack_window to the seconds to go back.
#   equivalents:
#     checkov: [CKV_AWS_326]
package policies.aws.rds.no_backtrack

import rego.v1

# Without an engine, the AWS provider before version 5 makes an aurora one.
applies if input.engine in {"aurora", "aurora-mysql", null}

deny contains {"msg": "backtrack_window is 0, expected a time", "at": ["backtrack_seconds"]} if input.backtrack_seconds == 0
