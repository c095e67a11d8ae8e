locals {
  raw = <<-CSV
    name,zone,size,public
    alpha,a,10,true
    beta,b,20,false
    gamma,a,30,true
  CSV
  rows    = csvdecode(local.raw)
  by_zone = { for row in local.rows : row.zone => row... }
  totals  = { for zone, rows in local.by_zone : zone => sum([for row in rows : tonumber(row.size)]) }
  public  = [for row in local.rows : row.name if tobool(row.public)]
  largest = reverse(sort([for row in local.rows : format("%05d:%s", row.size, row.name)]))[0]
  encoded = jsonencode({ totals = local.totals, public = local.public })
  decoded = jsondecode(local.encoded)
}
resource "aws_ebs_volume" "this" {
  for_each          = { for row in local.rows : row.name => row }
  availability_zone = "us-east-1${each.value.zone}"
  size              = each.value.size
  encrypted         = !tobool(each.value.public)
  tags              = { Share = format("%.2f", each.value.size / local.totals[each.value.zone]), Peers = join("+", local.by_zone[each.value.zone][*].name) }
}
resource "terraform_data" "this" {
  input = [local.largest, local.decoded.totals.a, local.decoded.public, local.totals]
}
