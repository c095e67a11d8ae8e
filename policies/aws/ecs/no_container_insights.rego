# METADATA
# title: ECS Container Insights on
# description: Without figures of tasks and containers nobody sees one that fails, or that mines for somebody else.
# related_resources:
# - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html
# custom:
#   id: AWS-ECS-005
#   severity: low
#   applies_to: [aws.ecs.cluster]
#   remediation: Add a setting containerInsights with value enabled or enhanced.
#   equivalents:
#     checkov: [CKV_AWS_65]
#     trivy: [AVD-AWS-0034]
#     kics: [terraform/aws/ecs_cluster_container_insights_disabled]
#     prowler: [ecs_cluster_container_insights_enabled]
package policies.aws.ecs.no_container_insights

import rego.v1

deny contains {"msg": "Container Insights is off, expected on", "at": ["insights"]} if count([one | some one in input.insights; one.value in {"enabled", "enhanced"}]) == 0
