# METADATA
# title: Alarm on failed console sign-in
# description: Failed sign-ins one after the other are somebody guessing passwords.
# related_resources:
# - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
# custom:
#   id: AWS-CW-007
#   severity: medium
#   applies_to: [aws.cloudtrail.watch]
#   remediation: 'On the trail''s log group, set a metric filter on $.eventName = ConsoleLogin with $.errorMessage = "Failed authentication", and an alarm with an action on its metric.'
package policies.aws.cloudtrail.no_alarm_on_failed_logins

import rego.v1

applies if input.sent_to_cloudwatch

watched if {
	some filter in input.filters
	filter.alarmed
	contains(filter.pattern, "ConsoleLogin")
	contains(filter.pattern, "Failed authentication")
}

deny contains {"msg": "no metric filter with an alarm finds failed console sign-ins, expected one", "at": ["filters"]} if not watched
