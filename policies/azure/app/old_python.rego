# METADATA
# title: App Service Python supported
# description: Nobody mends weaknesses in a Python that its community has given up, and App Service keeps running it.
# related_resources:
# - https://learn.microsoft.com/azure/app-service/language-support-policy
# - https://devguide.python.org/versions/
# custom:
#   id: AZU-APP-011
#   severity: medium
#   applies_to: [azure.app.site]
#   remediation: Move to a version of Python that still gets security fixes.
#   equivalents:
#     prowler: [app_ensure_python_version_is_latest]
package policies.azure.app.old_python

import rego.v1

# The last days of security support.
ends := {
	"2.6": "2013-10-29",
	"2.7": "2020-01-01",
	"3.3": "2017-09-29",
	"3.4": "2019-03-18",
	"3.5": "2020-09-30",
	"3.6": "2021-12-23",
	"3.7": "2023-06-27",
	"3.8": "2024-10-07",
	"3.9": "2025-10-31",
	"3.10": "2026-10-31",
	"3.11": "2027-10-31",
	"3.12": "2028-10-31",
	"3.13": "2029-10-31",
	"3.14": "2030-10-31",
}

applies if {
	input.python != null
	regex.match(`^(PYTHON[|])?[0-9]`, upper(input.python))
}

deny contains {"msg": msg, "at": ["python"]} if {
	version := regex.find_n(`[0-9]+[.][0-9]+`, input.python, 1)[0]
	end := ends[version]
	time.now_ns() > time.parse_rfc3339_ns(sprintf("%sT23:59:59Z", [end]))
	msg := sprintf("Python %s got its last security fixes by %s, expected a supported version", [version, end])
}
