locals {
  names = ["b10", "B2", "a", "Z", "ä", "_", "-", "10", "9"]
}
resource "terraform_data" "this" {
  input = {
    sort    = sort(local.names)
    set     = [for x in toset(local.names) : x]
    keys    = keys({ for x in local.names : x => x })
    numbers = [for x in toset([10, 9, 1.5, 100]) : x]
    bools   = [for x in toset([true, false]) : x]
    map     = [for k, v in { z = 1, a = 2, M = 3 } : "${k}${v}"]
    lists   = toset([["b"], ["a"]])
    objects = toset([{ a = 2 }, { a = 1 }])
  }
}
