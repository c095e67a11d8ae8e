name = "shop"
environments = {
  prod = {
    cidr     = "10.0.0.0/16"
    az_count = "3"
    instances = {
      web = { count = 2, ports = ["443", 80, 22], volumes = [{ size = 10 }, { size = "20", type = "io1", encrypted = false }] }
      db  = { type = "r5.large", volumes = [{ size = 100, encrypted = "true" }] }
    }
    tags = { Tier = 1 }
  }
  dev = { cidr = "10.1.0.0/16", az_count = 1, public = false, instances = { all = {} } }
}
extra_tags = { Cost = "42", Env = true }
