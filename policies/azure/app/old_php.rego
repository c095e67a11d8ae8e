# METADATA
# title: App Service PHP supported
# description: Nobody mends weaknesses in a PHP that its community has given up, and App Service keeps running it.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/language-support-policy
# - https://www.php.net/eol.php
# - https://www.php.net/supported-versions.php
# custom:
#   id: AZU-APP-010
#   severity: medium
#   applies_to: [azure.app.site]
#   remediation: Move to a version of PHP that still gets security fixes.
#   equivalents:
#     prowler: [app_ensure_php_version_is_latest]
package policies.azure.app.old_php

import rego.v1

# The last days of security support.
ends := {
	"5.2": "2011-01-06",
	"5.3": "2014-08-14",
	"5.4": "2015-09-03",
	"5.5": "2016-07-21",
	"5.6": "2018-12-31",
	"7.0": "2019-01-10",
	"7.1": "2019-12-01",
	"7.2": "2020-11-30",
	"7.3": "2021-12-06",
	"7.4": "2022-11-28",
	"8.0": "2023-11-26",
	"8.1": "2025-12-31",
	"8.2": "2026-12-31",
	"8.3": "2027-12-31",
	"8.4": "2028-12-31",
	"8.5": "2029-12-31",
}

applies if {
	input.php != null
	regex.match(`^(PHP[|])?[0-9]`, upper(input.php))
}

deny contains {"msg": msg, "at": ["php"]} if {
	version := regex.find_n(`[0-9]+[.][0-9]+`, input.php, 1)[0]
	end := ends[version]
	time.now_ns() > time.parse_rfc3339_ns(sprintf("%sT23:59:59Z", [end]))
	msg := sprintf("PHP %s got its last security fixes by %s, expected a supported version", [version, end])
}
