a   = "terraform.tfvars"
b   = "terraform.tfvars"
c   = "terraform.tfvars"
d   = "terraform.tfvars"
e   = "terraform.tfvars"
nul = null
any = { z = [1, "a"], h = <<-EOT
  text
    more
  EOT
}
