# METADATA
# title: OS Login not overridden
# description: A machine that leaves OS Login takes keys from metadata again, and nobody can say whose they are.
# related_resources:
# - https://cloud.google.com/compute/docs/oslogin
# custom:
#   id: GCP-VM-009
#   severity: medium
#   applies_to: [google.compute.instance]
#   remediation: Remove enable-oslogin from the metadata of the machine, or set it to TRUE.
#   equivalents:
#     checkov: [CKV_GCP_34]
#     trivy: [AVD-GCP-0036]
#     kics: [terraform/gcp/os_login_is_disabled_for_vm_instance]
package policies.google.compute.os_login_overridden

import rego.v1

deny contains {"msg": "enable-oslogin is false here, expected the setting of the project", "at": ["os_login"]} if input.os_login == false
