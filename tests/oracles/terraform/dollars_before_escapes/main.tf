locals {
  x = 7
}
resource "terraform_data" "t" {
  input = {
    three    = "$$${local.x}"
    four     = "$$$${local.x}"
    percents = "%%%{if true}"
    bare     = "a$$$b ${local.x} $${x} $"
    mixed    = "$%{if true}y%{endif}$${x}%${local.x}%%"
    shell    = "echo $$ $${HOME} $$$${x} ${local.x}$"
    heredoc  = <<-EOT
      $$${local.x} %%%{if}
      $$ $${x} $${local.x}${local.x}$
    EOT
  }
}
