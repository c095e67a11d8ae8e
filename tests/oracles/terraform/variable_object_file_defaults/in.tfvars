app = {
  name  = "x"
  extra = "dropped"
  ports = ["80", 443]
  envs  = { dev = { size = "1" }, prod = { size = 3, zones = ["a", "b", "a"], nested = { on = "true" } } }
}
plain  = [1, "two", { three = 3 }]
quoted = <<EOT
line one
EOT
