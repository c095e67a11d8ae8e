variable "rev" {
  type    = number
  default = 3
}
resource "terraform_data" "rev" {
  input            = var.rev
  triggers_replace = [var.rev, { a = null, b = [true] }]
}
resource "terraform_data" "later" {
  input            = terraform_data.rev.output
  triggers_replace = terraform_data.rev.id
}
resource "aws_sqs_queue" "q" {
  name = "q-${terraform_data.rev.input}"
  lifecycle {
    replace_triggered_by  = [terraform_data.rev, terraform_data.rev.output, terraform_data.later]
    create_before_destroy = true
    ignore_changes        = [tags]
    precondition {
      condition     = terraform_data.rev.input > 2 && length(terraform_data.rev.triggers_replace) == 2
      error_message = "Too old: ${var.rev}."
    }
    postcondition {
      condition     = self.name == "q-3" && self.delay_seconds < 10
      error_message = "Odd."
    }
  }
  timeouts {
    create = "5m"
  }
}
resource "aws_instance" "i" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  connection {
    host = self.public_ip
  }
  provisioner "local-exec" {
    command     = "echo ${self.id} ${terraform_data.rev.output}"
    environment = { A = var.rev }
    on_failure  = continue
  }
  provisioner "remote-exec" {
    when   = destroy
    inline = ["echo ${self.private_ip}"]
  }
  timeouts {
    create = var.rev > 2 ? "30m" : null
    delete = "${var.rev}m"
  }
}
