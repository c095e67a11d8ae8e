resource "terraform_data" "this" {
  input = {
    module    = path.module
    root      = path.root
    joined    = "${path.module}/files/x.txt"
    workspace = terraform.workspace
    dev       = terraform.workspace == "default" ? "yes" : "no"
    file      = file("${path.module}/files/x.txt")
    root_file = file("${path.root}/files/x.txt")
    bare_file = file("files/x.txt")
  }
}
