# METADATA
# title: Alarm on root use
# description: Root can do everything and is bound by no policy; its use has to be seen at once.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
# custom:
#   id: AWS-CW-004
#   severity: medium
#   applies_to: [aws.cloudtrail.watch]
#   remediation: 'On the trail''s log group, set a metric filter on $.userIdentity.type = "Root", and an alarm with an action on its metric.'
package policies.aws.cloudtrail.no_alarm_on_root

import rego.v1

applies if input.sent_to_cloudwatch

watched if {
	some filter in input.filters
	filter.alarmed
	contains(filter.pattern, "userIdentity.type")
	contains(filter.pattern, "Root")
}

deny contains {"msg": "no metric filter with an alarm finds what root does, expected one", "at": ["filters"]} if not watched
