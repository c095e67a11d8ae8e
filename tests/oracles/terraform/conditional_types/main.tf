locals {
  yes = true
  no  = false
}
resource "terraform_data" "this" {
  input = {
    number_string = local.yes ? 1 : "a"
    string_bool   = local.no ? "x" : true
    null_string   = local.yes ? null : "x"
    lists         = local.yes ? ["a"] : []
    tuples        = local.no ? ["a", 1] : ["b", 2]
    objects       = local.yes ? { a = 1 } : { a = "x" }
    maps          = local.no ? tomap({ a = 1 }) : { b = 2, c = 3 }
    nested        = local.yes ? (local.no ? 1 : 2) : 3
    text          = local.yes ? "1" : 2
    set           = local.yes ? toset(["b", "a"]) : toset([])
    list_list     = local.yes ? [[1], ["x"]] : []
  }
}
resource "aws_instance" "this" {
  ami                         = local.yes ? "ami-1" : "ami-2"
  instance_type               = local.no ? "m5.large" : "t3.micro"
  associate_public_ip_address = local.no ? true : null
  monitoring                  = local.yes && !local.no
  tags                        = local.no ? {} : { Name = "x" }
}
