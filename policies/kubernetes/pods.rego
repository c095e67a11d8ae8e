# What pods and their containers say together.
package policies.kubernetes.pods

import rego.v1

# What a container says goes before what its pod says.
effective(own, _) := own if own != null

effective(null, pod) := pod
