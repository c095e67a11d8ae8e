variable "name" {
  default = "world"
}
resource "aws_instance" "this" {
  ami              = "ami-1"
  instance_type    = "t3.micro"
  user_data_base64 = base64encode(<<-EOT
    #!/bin/sh
      indented
    echo "hello $${HOME} ${var.name}" 'a' \n
    %{ for i in range(2) ~}
    line ${i}
    %{ endfor ~}
    %{ if var.name == "world" }yes%{ else }no%{ endif }
  EOT
  )
}
resource "terraform_data" "this" {
  input = {
    plain = <<EOT
keep
  this
EOT
    strip = <<-EOT
      a
        b
      c
    EOT
    empty = <<EOT
EOT
    joined = join(",", split("\n", trimspace(<<-EOT
      x
      y
    EOT
    )))
    escape = "tab\tnewline\nquote\"dollar$${x}percent%%{x}unicode\u00e9"
    nested = "a${"b${"c"}"}"
    trims  = "x ${~ " y " ~} z"
  }
}
resource "aws_iam_policy" "this" {
  name   = "p"
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": ["s3:*"], "Resource": "arn:aws:s3:::${var.name}" }]
}
POLICY
}
