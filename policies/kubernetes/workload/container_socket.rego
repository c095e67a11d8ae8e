# METADATA
# title: No container runtime socket mounted
# description: The socket of the container runtime commands every container of the node.
# related_resources:
# - https://kubernetes.io/docs/concepts/storage/volumes/
# custom:
#   id: K8S-POD-025
#   severity: critical
#   applies_to: [k8s.workload]
#   remediation: Remove the volume; build images with a tool that needs no daemon.
#   equivalents:
#     checkov: [CKV_K8S_27]
#     trivy: [AVD-KSV-0006]
#     kics: [k8s/docker_daemon_socket_is_exposed_to_containers, terraform/kubernetes/docker_daemon_socket_is_exposed_to_containers]
package policies.kubernetes.workload.container_socket

import rego.v1

deny contains {"msg": msg, "at": ["volumes", i, "host_path"]} if {
	some i, volume in input.volumes
	volume.host_path != null
	shows_socket(trim_suffix(volume.host_path, "/"))
	msg := sprintf("volume %v shows %s, through which the container runtime is reached, expected no such volume", [volume.name, volume.host_path])
}

shows_socket(path) if endswith(path, sockets[_])

# Directories in which runtimes put their sockets; without the slash at its end the root is empty.
shows_socket(path) if regex.match(`^((/var)?/run(/containerd|/crio|/podman|/docker)?)?$`, path)

sockets := {"/docker.sock", "/containerd.sock", "/crio.sock", "/cri-dockerd.sock", "/podman.sock"}
