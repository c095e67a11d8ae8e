# METADATA
# title: Storage class encrypted
# description: A volume that is not encrypted can be read by whoever gets the disk or a snapshot of it.
# related_resources:
# - https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
# custom:
#   id: K8S-STG-001
#   severity: medium
#   applies_to: [k8s.storage.class]
#   remediation: "Set parameters.encrypted to \"true\"."
package policies.kubernetes.storage.not_encrypted

import rego.v1

# Google and Azure encrypt every disk; Amazon does when it is asked to.
applies if input.provisioner in {"ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs"}

deny contains {"msg": "encrypted is not true, expected encrypted volumes", "at": ["encrypted"]} if not input.encrypted
