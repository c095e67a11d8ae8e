# METADATA
# title: Storage queues logged
# description: Messages wait in queues with the data they carry; without logs nobody can tell who read or removed them.
# related_resources:
# - https://learn.microsoft.com/azure/storage/queues/monitor-queue-storage
# custom:
#   id: AZU-STG-007
#   severity: medium
#   applies_to: [azure.storage.account]
#   remediation: Send the logs of queueServices/default to a workspace, or turn on read, write and delete in queue_properties.logging.
#   equivalents:
#     checkov: [CKV_AZURE_33]
#     trivy: [AVD-AZU-0009]
package policies.azure.storage.queues_not_logged

import rego.v1

applies if {
	input.holds_queues
	not input.premium
}

analytics_log_all if {
	some logs in input.queue_logs
	logs.read
	logs.write
	logs.delete
}

categories := {category | some setting in input.diagnostics; some category in setting.categories; not category in {log.category | some log in setting.left_out}}

setting_logs_all if {"StorageRead", "StorageWrite", "StorageDelete"} - categories == set()

setting_logs_all if "allLogs" in categories

setting_logs_all if "audit" in categories

deny contains {"msg": "reading, writing and deleting in queues is not logged, expected all three", "at": ["queue_logs"]} if {
	not analytics_log_all
	not setting_logs_all
}
