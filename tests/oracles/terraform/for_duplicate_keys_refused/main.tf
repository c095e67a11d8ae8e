locals {
  people = [{ name = "a", team = "x" }, { name = "b", team = "x" }]
}

resource "terraform_data" "t" {
  input = { for person in local.people : person.team => person.name }
}
