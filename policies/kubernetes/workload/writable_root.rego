# METADATA
# title: Read-only root file system
# description: On a writable root file system an intruder can change programs and leave tools behind.
# related_resources:
# - https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
# custom:
#   id: K8S-POD-007
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Set securityContext.readOnlyRootFilesystem to true and mount an emptyDir where the program writes.
#   equivalents:
#     checkov: [CKV_K8S_22]
#     trivy: [AVD-KSV-0014]
#     kics: [k8s/root_container_not_mounted_as_read_only, terraform/kubernetes/root_container_not_mounted_as_read_only]
#     prowler: [core_readonly_root_filesystem_enabled]
package policies.kubernetes.workload.writable_root

import rego.v1

deny contains {"msg": "no container is declared, so none has a read-only root file system", "at": ["has_containers"]} if input.has_containers == false

deny contains {"msg": msg, "at": ["containers", i, "read_only_root"]} if {
	some i
	container := input.containers[i]
	not container.read_only_root
	msg := sprintf("container %v has a writable root file system, expected readOnlyRootFilesystem: true", [container.name])
}
