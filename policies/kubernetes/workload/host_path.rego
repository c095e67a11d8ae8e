# METADATA
# title: No host path mounts
# description: A directory of the node in a pod gives its processes a way to read or change the node.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-006
#   severity: high
#   applies_to: [k8s.workload]
#   remediation: Use a persistent volume claim or an emptyDir volume.
#   equivalents:
#     trivy: [AVD-KSV-0023]
#     prowler: [core_minimize_hostpath_volume_mounts]
package policies.kubernetes.workload.host_path

import rego.v1

deny contains {"msg": msg, "at": ["volumes", i, "host_path"]} if {
	some i, volume in input.volumes
	volume.host_path != null
	msg := sprintf("volume %v shows %s of the node, expected no hostPath volume", [volume.name, volume.host_path])
}
