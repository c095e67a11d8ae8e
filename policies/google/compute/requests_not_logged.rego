# METADATA
# title: Load balancer logs
# description: Without a log of requests nobody can tell what an attacker asked for and got.
# related_resources:
# - https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring
# custom:
#   id: GCP-NET-008
#   severity: medium
#   applies_to: [google.compute.backend]
#   remediation: Set log_config.enable to true.
#   equivalents:
#     prowler: [compute_loadbalancer_logging_enabled]
package policies.google.compute.requests_not_logged

import rego.v1

applies if input.scheme in {"EXTERNAL", "EXTERNAL_MANAGED"}

deny contains {"msg": "requests are not logged, expected log_config.enable true", "at": ["logged"]} if input.logged == false
