variable "template" {
  default = "hello $${name}%%{ if loud }!%%{ endif }"
}
locals {
  loop = "%%{ for i, x in items ~}$${i}=$${x};%%{ endfor }"
  sub  = { greeting = "<$${upper(name)}>" }
}
resource "aws_sns_topic" "t" {
  name = "t"
}
resource "terraform_data" "this" {
  input = {
    a = templatestring(var.template, { name = "Ann", loud = true })
    b = templatestring(local.loop, { items = ["x", "y"] })
    c = templatestring(local.sub.greeting, { name = "bo" })
    d = templatestring(local.sub["greeting"], { name = aws_sns_topic.t.name })
    e = templatestring(local.sub.greeting, { name = aws_sns_topic.t.arn })
    f = can(templatestring(local.loop, {}))
  }
}
