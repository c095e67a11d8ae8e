# METADATA
# title: Alarm on CloudTrail change
# description: Whoever wants to act unseen turns the trail off first.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
# custom:
#   id: AWS-CW-005
#   severity: medium
#   applies_to: [aws.cloudtrail.watch]
#   remediation: 'On the trail''s log group, set a metric filter on $.eventName for CreateTrail, UpdateTrail, DeleteTrail, StartLogging and StopLogging, and an alarm with an action on its metric.'
package policies.aws.cloudtrail.no_alarm_on_trail_changes

import rego.v1

applies if input.sent_to_cloudwatch

watched if {
	some filter in input.filters
	filter.alarmed
	every event in {"StopLogging", "DeleteTrail", "UpdateTrail"} {
		contains(filter.pattern, event)
	}
}

deny contains {"msg": "no metric filter with an alarm finds changes of trails, expected one", "at": ["filters"]} if not watched
