resource "aws_iam_user" "this" {
  name = "x"
  lifecycle {
    ignore_changes        = [name]
    replace_triggered_by  = [aws_iam_group.this]
    create_before_destroy = true
  }
  depends_on = [aws_iam_group.this]
}
resource "aws_iam_group" "this" {
  name = "g"
  provisioner "local-exec" {
    when    = destroy
    command = "echo"
  }
}
output "everything" {
  value     = aws_iam_user.this
  sensitive = true
}
terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
  backend "local" {
    path = "x.tfstate"
  }
}
