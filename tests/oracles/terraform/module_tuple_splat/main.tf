module "node" {
  source = "./node"
  count  = 3
  index  = count.index
}
resource "aws_lb_target_group_attachment" "this" {
  for_each         = { for index, node in module.node : node.name => { id = node.id, port = 8080 + index } }
  target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1"
  target_id        = each.value.id
  port             = each.value.port
}
resource "terraform_data" "this" {
  input = {
    names   = module.node[*].name
    ids     = module.node[*].id
    nested  = flatten(module.node[*].volumes)
    sizes   = sum(flatten([for node in module.node : [for volume in node.volumes : volume.size]]))
    last    = module.node[length(module.node) - 1].name
    as_map  = { for node in module.node : node.name => node.volumes[0].size }
    legacy  = module.node.1.name
  }
}
