module "m" {
  source = "./m"
  value  = "plain"
}
