resource "aws_instance" "i" {
  ami           = "ami-12345678"
  instance_type = "t3.micro"
  connection {
    type = "ssh"
    host = self.public_ip
    user = "root"
  }
  provisioner "local-exec" {
    command = "echo ${self.id}"
    when    = destroy
  }
  provisioner "file" {
    content     = "x"
    destination = "/tmp/x"
    connection {
      host = "h"
    }
  }
  lifecycle {
    create_before_destroy = true
    prevent_destroy       = false
    ignore_changes        = [tags["x"], ami]
    replace_triggered_by  = [terraform_data.t.output]
    precondition {
      condition     = terraform_data.t.input == "go"
      error_message = "no ${terraform_data.t.input}"
    }
    postcondition {
      condition     = self.public_ip != "" && self.instance_type == "t3.micro"
      error_message = "no address"
    }
  }
  timeouts {
    create = "1m"
  }
}

resource "terraform_data" "t" {
  input            = "go"
  triggers_replace = [timestamp() == "", "x"]
}

data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
  lifecycle {
    postcondition {
      condition     = length(jsondecode(self.json).Statement) == 1
      error_message = "many"
    }
  }
}

resource "aws_iam_policy" "p" {
  name   = "p"
  policy = data.aws_iam_policy_document.d.json
}

check "later" {
  data "aws_iam_policy_document" "scoped" {
    statement {
      actions   = ["*"]
      resources = [aws_instance.i.arn]
    }
  }
  assert {
    condition     = data.aws_iam_policy_document.scoped.json != ""
    error_message = "never"
  }
}

output "o" {
  value = aws_instance.i.id
  precondition {
    condition     = length(aws_instance.i.ami) > 3
    error_message = "short"
  }
}
