# METADATA
# title: Default namespace not used
# description: "What lies in the default namespace shares it with everything else nobody placed: no policy or quota fits."
# related_resources:
# - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   id: K8S-POD-017
#   severity: low
#   applies_to: [k8s.object]
#   remediation: Name a namespace in metadata.namespace.
#   equivalents:
#     checkov: [CKV_K8S_21]
#     trivy: [AVD-KSV-0110]
#     kics: [k8s/using_unrecommended_namespace, terraform/kubernetes/using_unrecommended_namespace]
package policies.kubernetes.cluster.default_namespace

import rego.v1

applies if not [input.kind, input.name] in made_by_the_cluster

# What every cluster puts into the default namespace itself.
made_by_the_cluster := [["ServiceAccount", "default"], ["Service", "kubernetes"], ["ConfigMap", "kube-root-ca.crt"]]

deny contains {"msg": "no namespace is named, expected one other than default", "at": ["namespace"]} if input.namespace == null

deny contains {"msg": "the namespace is default, expected another one", "at": ["namespace"]} if input.namespace == "default"
