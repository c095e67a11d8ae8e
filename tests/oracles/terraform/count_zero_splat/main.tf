resource "aws_instance" "none" {
  count         = 0
  ami           = "ami-1"
  instance_type = "t3.micro"
}
resource "terraform_data" "this" {
  input = {
    splat  = aws_instance.none[*].ami
    length = length(aws_instance.none)
    join   = join("", aws_instance.none[*].ami)
    one    = one(aws_instance.none[*].ami)
    first  = try(aws_instance.none[0].ami, null)
    cond   = length(aws_instance.none) > 0 ? aws_instance.none[0].ami : "none"
    concat = element(concat(aws_instance.none.*.ami, [""]), 0)
  }
}
