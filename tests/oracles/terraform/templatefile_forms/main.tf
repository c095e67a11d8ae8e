variable "ports" {
  default = [80, 443]
}
resource "aws_instance" "this" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data_base64 = base64encode(templatefile("${path.module}/init.tftpl", {
    name  = "web"
    ports = var.ports
    flags = { debug = true, trace = false }
  }))
}
resource "aws_iam_role_policy" "this" {
  name   = "p"
  role   = "r"
  policy = templatefile("${path.module}/policy.json.tpl", { bucket = "acme", actions = jsonencode(["s3:GetObject", "s3:PutObject"]) })
}
resource "terraform_data" "this" {
  input = {
    rendered = templatefile("${path.module}/init.tftpl", { name = "x", ports = [], flags = {} })
    string   = templatestring(local.template, { who = "world" })
  }
}
locals {
  template = "hello, $${who}!"
}
