# METADATA
# title: VM password logon off
# description: Passwords are guessed; keys are not.
# related_resources:
# - https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed
# custom:
#   id: AZU-VM-001
#   severity: high
#   applies_to: [azure.compute.linux_machine]
#   remediation: Set disable_password_authentication to true and add an SSH key.
#   equivalents:
#     checkov: [CKV_AZURE_1, CKV_AZURE_149]
#     trivy: [AVD-AZU-0039]
#     kics: [terraform/azure/azure_instance_using_basic_authentication]
#     prowler: [vm_linux_enforce_ssh_authentication]
package policies.azure.compute.password_logins

import rego.v1

deny contains {"msg": "SSH takes passwords, expected disable_password_authentication true", "at": ["password_logins"]} if input.password_logins == true
