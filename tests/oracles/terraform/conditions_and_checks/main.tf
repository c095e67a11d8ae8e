variable "n" {
  type    = number
  default = 3
  validation {
    condition     = var.n > 0 && var.n < local.most
    error_message = "n must be below ${local.most}."
  }
  validation {
    condition     = floor(var.n) == var.n
    error_message = "Whole, not ${format("%.1f", var.n)}."
  }
}
locals {
  most = length(var.names) * 10
}
variable "names" {
  type    = set(string)
  default = ["b", "a"]
  validation {
    condition     = alltrue([for n in var.names : can(regex("^[a-z]+$", n))])
    error_message = "Letters."
  }
}
check "warns" {
  data "aws_partition" "p" {}
  assert {
    condition     = data.aws_partition.p.partition == "other"
    error_message = "A check that fails only warns: ${data.aws_partition.p.partition}"
  }
  assert {
    condition     = terraform_data.t[0].id == "x"
    error_message = "unknown"
  }
}
resource "terraform_data" "t" {
  count = var.n
  input = tolist(var.names)[count.index % length(var.names)]
  lifecycle {
    precondition {
      condition     = count.index < var.n
      error_message = "no"
    }
    postcondition {
      condition     = self.id != "" && self.input != null
      error_message = "no"
    }
  }
}
data "aws_region" "r" {
  lifecycle {
    postcondition {
      condition     = self.name == "us-east-1"
      error_message = "Wrong region."
    }
  }
}
output "o" {
  value = terraform_data.t[*].input
  precondition {
    condition     = length(terraform_data.t) == var.n
    error_message = "no"
  }
}
