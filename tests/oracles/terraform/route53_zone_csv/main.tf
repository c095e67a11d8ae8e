locals {
  rows    = csvdecode(file("${path.module}/records.csv"))
  grouped = { for row in local.rows : "${row.name}:${row.type}" => row... }
  records = {
    for key, rows in local.grouped : key => {
      name    = rows[0].name == "@" ? "example.org" : "${rows[0].name}.example.org"
      type    = rows[0].type
      ttl     = min([for row in rows : tonumber(row.ttl)]...)
      values  = [for row in rows : row.type == "TXT" && length(row.value) > 20 ? join("\"\"", [for chunk in chunklist(split("", row.value), 20) : join("", chunk)]) : row.value]
      weights = compact(rows[*].weight)
    }
  }
}

resource "aws_route53_zone" "this" {
  name    = "example.org"
  comment = "${length(local.rows)} rows, ${length(local.records)} sets"
}

resource "aws_route53_record" "simple" {
  for_each = { for key, record in local.records : key => record if length(record.weights) == 0 }
  zone_id  = aws_route53_zone.this.zone_id
  name     = each.value.name
  type     = each.value.type
  ttl      = each.value.ttl
  records  = each.value.values
}

resource "aws_route53_record" "weighted" {
  for_each = merge([
    for key, record in local.records : {
      for index, weight in record.weights : "${key}#${index}" => merge(record, { weight = weight, value = record.values[index] })
    }
  ]...)
  zone_id        = aws_route53_zone.this.zone_id
  name           = each.value.name
  type           = each.value.type
  ttl            = each.value.ttl
  records        = [each.value.value]
  set_identifier = "w${each.value.weight}-${md5(each.value.value)}"
  weighted_routing_policy {
    weight = each.value.weight
  }
}
