# The parts of an image's name.
package policies.lib.images

import rego.v1

# The tag. A colon before the last slash belongs to the registry's port; no tag means latest.
tag(image) := parts[count(parts) - 1] if {
	path := split(image, "/")
	parts := split(path[count(path) - 1], ":")
	count(parts) > 1
} else := "latest"

# The registry. The first part is one when it has a dot or a port, or is localhost; else it is Docker Hub.
registry(image) := first if {
	first := split(image, "/")[0]
	contains(image, "/")
	regex.match(`[.:]|^localhost$`, first)
} else := "docker.io"
