environments = {
  prod = { cidr = "10.20.0.0/16", zones = ["a", "b"], nat = "true" }
  dev  = { cidr = "10.21.0.0/16" }
}
