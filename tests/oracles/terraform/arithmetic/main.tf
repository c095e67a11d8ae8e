locals {
  tags = {
    add      = 1 + 2
    text     = "10" + 5
    product  = "5" * "2"
    decimal  = 0.1 + 0.2
    exact    = 7 / 2
    whole    = 6 / 3
    modulo   = -7 % 3
    negative = -(3 - 5)
    compare  = 2 <= 2.0
    equal    = 1 == "1"
    same     = 1 == 1.0
    lists    = [1, 2] == [1, 2]
    objects  = { a = 1 } == { a = 1 }
    null     = null == null
    logic    = true && !false || false
    ternary  = true ? 1 : "a"
    bool     = "true" ? "t" : "f"
    big      = 123456789012345678901
    account  = 012345
    tiny     = 1.5e-3
    chain    = 2 * 3 + 4 % 3 > 6 ? "y" : "n"
    text2    = "${1.0}-${true}-${1e3}"
  }
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = 1
  tags              = local.tags
}
