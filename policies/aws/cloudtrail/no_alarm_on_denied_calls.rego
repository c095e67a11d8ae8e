# METADATA
# title: Alarm on unauthorised calls
# description: Calls that are refused one after the other are somebody trying keys and doors; without an alarm nobody looks.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
# custom:
#   id: AWS-CW-003
#   severity: medium
#   applies_to: [aws.cloudtrail.watch]
#   remediation: 'On the trail''s log group, set a metric filter on $.errorCode for *UnauthorizedOperation and AccessDenied*, and an alarm with an action on its metric.'
package policies.aws.cloudtrail.no_alarm_on_denied_calls

import rego.v1

applies if input.sent_to_cloudwatch

watched if {
	some filter in input.filters
	filter.alarmed
	some word in {"UnauthorizedOperation", "AccessDenied"}
	contains(filter.pattern, word)
}

deny contains {"msg": "no metric filter with an alarm finds denied calls, expected one", "at": ["filters"]} if not watched
