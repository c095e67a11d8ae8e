variable "env" {
  default = "prod"
}
resource "aws_instance" "a" {
  count         = 2
  ami           = "ami-0123456789abcdef0"
  instance_type = var.env == "prod" ? "m5.large" : "t3.nano"
  user_data     = templatestring(local.script, { n = count.index, env = var.env })
  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false
    ignore_changes        = [tags["Name"], user_data]
    precondition {
      condition     = startswith(var.env, "p")
      error_message = "no"
    }
    postcondition {
      condition     = self.instance_type != "t2.micro"
      error_message = "self is ${self.instance_type}"
    }
  }
  connection {
    host = self.public_ip
  }
  provisioner "local-exec" {
    command = "echo ${self.id} ${self.private_ip}"
    when    = destroy
    on_failure = continue
  }
  timeouts {
    create = "${count.index + 1}m"
  }
  depends_on = [terraform_data.gate]
}
locals {
  script = "#!/bin/sh\necho $${n} %%{if env == \"prod\"}p%%{else}d%%{endif}\n"
}
resource "terraform_data" "gate" {
  input            = path.module == path.root ? basename(abspath("/x/y")) : "no"
  triggers_replace = [var.env, { a = 1 }]
  provisioner "local-exec" {
    command     = "true"
    environment = { A = self.id }
  }
}
resource "terraform_data" "after" {
  input            = [for i in aws_instance.a : i.ami]
  triggers_replace = aws_instance.a[*].id
}
