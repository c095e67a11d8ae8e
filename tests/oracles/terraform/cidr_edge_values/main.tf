resource "terraform_data" "v4" {
  input = {
    subnets  = cidrsubnets("10.1.0.0/16", 4, 4, 8, 4, 1)
    host     = [cidrhost("10.12.112.0/20", 16), cidrhost("10.12.112.0/20", -1), cidrhost("10.12.127.255/20", 0), cidrhost("0.0.0.0/0", -1)]
    mask     = [cidrnetmask("172.16.0.0/12"), cidrnetmask("10.0.0.0/0"), cidrnetmask("1.2.3.4/32")]
    subnet   = [cidrsubnet("172.16.0.0/12", 4, 2), cidrsubnet("10.1.2.0/24", 4, 15), cidrsubnet("10.0.0.5/8", 0, 0), cidrsubnet("0.0.0.0/0", 32, 4294967295)]
    list     = [for i in range(3) : cidrsubnet("10.0.0.0/8", 8, i * 10)]
    text     = cidrsubnet("10.0.0.0/8", "8", "7")
    bad      = [can(cidrsubnet("10.0.0.0/8", 25, 0)), can(cidrhost("10.0.0.0/30", 4)), can(cidrnetmask("fd00::/8")), can(cidrsubnet("10.0.0.0", 8, 0)), can(cidrsubnet("10.0.0.0/8", 1, 2)), can(cidrhost("10.0.0.0/30", -5))]
  }
}
resource "terraform_data" "v6" {
  input = {
    subnet  = [cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162), cidrsubnet("2001:db8::/32", 32, 4294967295), cidrsubnet("::/0", 1, 1)]
    host    = [cidrhost("fd00:fd12:3456:7890:00a2::/72", 34), cidrhost("fd00::/64", -2), cidrhost("::ffff:0:0/96", 5)]
    subnets = cidrsubnets("fd00:fd12:3456:7890::/56", 8, 8, 4)
    mixed   = cidrsubnet("::ffff:10.0.0.0/104", 8, 1)
  }
}
