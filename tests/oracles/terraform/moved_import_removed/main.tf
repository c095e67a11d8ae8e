resource "terraform_data" "renamed" {
  input = "x"
}

resource "terraform_data" "counted" {
  count = 2
  input = count.index
}

module "m" {
  source   = "./m"
  for_each = toset(["a"])
}

resource "terraform_data" "imported" {
  for_each = { a = "id-a", b = "id-b" }
  input    = each.value
}

moved {
  from = terraform_data.old
  to   = terraform_data.renamed
}

moved {
  from = terraform_data.counted
  to   = terraform_data.counted[0]
}

moved {
  from = module.m
  to   = module.m["a"]
}

moved {
  from = module.gone.terraform_data.inner
  to   = terraform_data.imported["a"]
}

removed {
  from = terraform_data.gone
  lifecycle {
    destroy = false
  }
}

removed {
  from = module.gone2
  lifecycle {
    destroy = true
  }
}

import {
  for_each = { a = "id-a", b = "id-b" }
  to       = terraform_data.imported[each.key]
  id       = each.value
}

check "holds" {
  assert {
    condition     = terraform_data.renamed.input == "x"
    error_message = "no"
  }
}

check "fails" {
  assert {
    condition     = length(terraform_data.counted) == 3
    error_message = "there are ${length(terraform_data.counted)}"
  }
}
