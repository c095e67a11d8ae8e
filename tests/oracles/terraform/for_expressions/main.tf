variable "people" {
  default = {
    alice = { age = 30, roles = ["admin", "dev"] }
    bob   = { age = 20, roles = ["dev"] }
    carol = { age = 40, roles = [] }
  }
}
resource "terraform_data" "this" {
  input = {
    list         = [for name, person in var.people : "${name}=${person.age}"]
    keys_only    = [for name, _ in var.people : name]
    filtered     = [for name, person in var.people : name if person.age > 25]
    object       = { for name, person in var.people : upper(name) => person.age }
    inverted     = { for name, person in var.people : person.age => name }
    grouped      = { for pair in flatten([for name, person in var.people : [for role in person.roles : { role = role, name = name }]]) : pair.role => pair.name... }
    nested       = [for person in var.people : [for role in person.roles : upper(role) if role != "dev"]]
    indexed      = [for i, x in ["a", "b"] : { (x) = i }]
    over_set     = [for x in toset(["b", "a"]) : x]
    set_key      = { for x in toset(["b", "a"]) : x => upper(x) }
    key_is_value = [for k, v in toset(["x"]) : k == v]
    conditional  = { for name, person in var.people : name => length(person.roles) > 0 ? person.roles[0] : null }
    shadowed     = [for var in ["x", "y"] : var]
    string_keys  = { for i in range(2) : "k${i}" => i }
    of_string    = [for c in split("", "abc") : c]
    empty        = [for x in [] : x]
    empty_object = { for x in [] : x => x }
  }
}
