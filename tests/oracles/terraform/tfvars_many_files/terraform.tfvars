a = "terraform.tfvars"
b = { one = { n = "1" } }
f = "terraform.tfvars"
