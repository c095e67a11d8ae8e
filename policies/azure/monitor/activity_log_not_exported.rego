# METADATA
# title: Activity log exported
# description: The activity log stays for 90 days; who changed rights or policies before that is lost unless it is sent on.
# related_resources:
# - https://learn.microsoft.com/azure/azure-monitor/platform/activity-log
# custom:
#   id: AZU-MON-001
#   severity: high
#   applies_to: [azure.monitor.export]
#   remediation: Send the categories Administrative, Alert, Policy and Security of the subscription.
#   equivalents:
#     prowler: [monitor_diagnostic_setting_with_appropriate_categories]
package policies.azure.monitor.activity_log_not_exported

import rego.v1

wanted := {"Administrative", "Alert", "Policy", "Security"}

# The activity log is that of a subscription; settings of resources are about their own logs.
applies if regex.match(`^/subscriptions/[^/]+$`, input.target)

deny contains {"msg": msg, "at": ["categories"]} if {
	not "allLogs" in input.categories
	left_out := wanted - ({category | some category in input.categories} - {log.category | some log in input.left_out})
	count(left_out) > 0
	msg := sprintf("%s of the activity log is not sent, expected all of Administrative, Alert, Policy, Security", [concat(", ", sort(left_out))])
}
