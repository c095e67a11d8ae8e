module "group" {
  count = 1
  source = "./group"
  vpc   = "vpc-12345678"
  tags  = { Name = "created", Ttl = 0 }
}
module "none" {
  count = 0
  source = "./group"
  vpc   = "vpc-12345678"
  tags  = { Name = "never" }
}
