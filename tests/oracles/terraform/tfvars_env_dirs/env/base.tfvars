environment = "base"
tags = {
  from  = "base"
  depth = 1
}
node_groups = {
  system = { types = ["m6i.large"], max = 3 }
}
