# Members that are everyone.
package policies.google.members

import rego.v1

# Everyone on the internet, or everyone with an account at Google.
is_everyone(member) if member in {"allUsers", "allAuthenticatedUsers"}
