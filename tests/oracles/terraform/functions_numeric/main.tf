variable "text" {
  default = "17"
}
resource "aws_ebs_volume" "this" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = ceil(7.2)
  iops              = pow(2, 10) * 3
  throughput        = max(125, floor(250.9), abs(-3))
  tags = {
    Log      = log(16, 2)
    Signum   = signum(-3)
    ParseHex = parseint("ff", 16)
    ParseBin = parseint("-101", 2)
    Parse62  = parseint("aZ", 62)
    Sum      = sum([1, 2.5, "3"])
    Min      = min(var.text, 20)
    Third    = 10 / 4
    Modulo   = 17 % 5
    NegMod   = -17 % 5
    Floor    = floor(-1.5)
    Ceil     = ceil(-1.5)
    Big      = 1000000 * 1000000 * 1000000
    Exp      = 1.5e3
    Small    = 1 / 8
    Text     = "${1 / 8} and ${10 / 5}"
    Cast     = tonumber(var.text) * 2
  }
}
