# METADATA
# title: Security contact gets alerts
# description: An alert that nobody gets is an attack that nobody stops.
# related_resources:
# - https://learn.microsoft.com/azure/defender-for-cloud/configure-email-notifications
# custom:
#   id: AZU-DEF-002
#   severity: medium
#   applies_to: [azure.security.contact]
#   remediation: Set email and alert_notifications = true.
#   equivalents:
#     checkov: [CKV_AZURE_21]
#     trivy: [AVD-AZU-0044]
#     prowler: [defender_additional_email_configured_with_a_security_contact]
package policies.azure.security.nobody_told

import rego.v1

deny contains {"msg": "alert_notifications is false, expected true", "at": ["alerts"]} if input.alerts == false

deny contains {"msg": "alert_notifications is not set, expected true", "at": ["alerts"]} if input.alerts == null

deny contains {"msg": "no email is set, expected one", "at": ["email"]} if not has_address

has_address if input.email != ""
