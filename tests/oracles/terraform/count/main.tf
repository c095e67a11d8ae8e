variable "create" {
  default = true
}

variable "n" {
  default = 3
}

resource "aws_ebs_volume" "none" {
  count             = var.create ? 0 : 1
  availability_zone = "us-east-1a"
  size              = 1
}

resource "aws_ebs_volume" "some" {
  count             = var.n
  availability_zone = "us-east-1${element(["a", "b"], count.index)}"
  size              = 10 + count.index * 5
  tags              = { Name = format("vol-%02d", count.index + 1) }
}

resource "aws_ebs_volume" "last" {
  count             = 1
  availability_zone = aws_ebs_volume.some[0].availability_zone
  size              = aws_ebs_volume.some[count.index + 1].size
  tags              = { All = join("/", aws_ebs_volume.some[*].availability_zone) }
}
