# METADATA
# title: App Service without plain FTP
# description: FTP sends the deployment password in clear.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/deploy-ftp
# custom:
#   id: AZU-APP-002
#   severity: medium
#   applies_to: [azure.app.site]
#   remediation: Set ftps_state to Disabled or FtpsOnly.
#   equivalents:
#     checkov: [CKV_AZURE_78]
#     kics: [terraform/azure/app_service_ftps_enforce_disabled]
#     prowler: [app_ftp_deployment_disabled, app_http_logs_enabled]
package policies.azure.app.plain_ftp

import rego.v1

deny contains {"msg": "ftps_state is AllAllowed, expected Disabled", "at": ["ftp"]} if input.ftp == "AllAllowed"
