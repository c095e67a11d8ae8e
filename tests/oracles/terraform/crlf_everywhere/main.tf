locals {
  text = <<-EOT
    one
      two ${1 + 1}
    %{ if true ~}
    three
    %{ endif ~}
  EOT
  flat = <<EOT
a
b
EOT
}
resource "terraform_data" "this" {
  input = {
    text  = local.text
    lines = split("\n", local.flat)
    size  = length(local.text)
    file  = file("${path.module}/notes.txt")
    tmpl  = templatefile("${path.module}/list.tftpl", { items = ["x", "y"] })
    csv   = csvdecode(file("${path.module}/data.csv"))
    yaml  = yamldecode(file("${path.module}/data.yaml"))
    chomp = chomp(file("${path.module}/notes.txt"))
  }
}
