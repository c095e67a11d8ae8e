# METADATA
# title: App Service HTTP logs
# description: Without logs of requests nobody can say who asked for what.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/troubleshoot-diagnostic-logs
# custom:
#   id: AZU-APP-009
#   severity: medium
#   applies_to: [azure.app.web]
#   remediation: Add http_logs to logs, or a diagnostic setting for the app.
#   equivalents:
#     checkov: [CKV_AZURE_63]
#     prowler: [app_http_logs_enabled]
package policies.azure.app.not_logged

import rego.v1

deny contains {"msg": "requests are not logged, expected http_logs or a diagnostic setting", "at": ["http_logs"]} if input.http_logs == false
