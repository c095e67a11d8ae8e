# METADATA
# title: Only managed volume types used
# description: Volumes other than those that Kubernetes itself manages reach storage or nodes without its access control.
# related_resources:
# - https://kubernetes.io/docs/concepts/security/pod-security-standards/
# custom:
#   id: K8S-POD-028
#   severity: medium
#   applies_to: [k8s.workload]
#   remediation: Use a persistent volume claim.
#   equivalents:
#     trivy: [AVD-KSV-0028]
package policies.kubernetes.workload.volume_type

import rego.v1

deny contains {"msg": msg, "at": ["volumes", i, "source", type]} if {
	some i, volume in input.volumes
	is_object(volume.source)
	some type, _ in volume.source
	not volume.source[type] in [null, []]
	not type in managed
	msg := sprintf("volume %v is of type %s, expected a type that Kubernetes manages", [volume.name, type])
}

# Pod Security Standards, restricted: volume types, as Kubernetes and as Terraform name them.
managed := {
	"name",
	"configMap",
	"config_map",
	"csi",
	"downwardAPI",
	"downward_api",
	"emptyDir",
	"empty_dir",
	"ephemeral",
	"image",
	"persistentVolumeClaim",
	"persistent_volume_claim",
	"projected",
	"secret",
}
