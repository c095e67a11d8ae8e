variable "tables" {
  type = map(object({
    hash    = string
    range   = optional(string)
    types   = optional(map(string), {})
    indexes = optional(map(object({ hash = string, range = optional(string), only = optional(list(string)) })), {})
    ttl     = optional(string)
    stream  = optional(string)
  }))
  default = {
    orders = {
      hash    = "id"
      range   = "at"
      types   = { at = "N" }
      indexes = { by_user = { hash = "user", range = "at" }, by_state = { hash = "state", only = ["total"] } }
      ttl     = "expires"
    }
    locks = { hash = "LockID", stream = "NEW_IMAGE" }
  }
}
locals {
  attributes = {
    for name, table in var.tables : name => distinct(compact(concat([table.hash, table.range], flatten([for index in table.indexes : [index.hash, index.range]]))))
  }
}
resource "aws_dynamodb_table" "t" {
  for_each         = var.tables
  name             = each.key
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = each.value.hash
  range_key        = each.value.range
  stream_enabled   = each.value.stream != null
  stream_view_type = each.value.stream
  dynamic "attribute" {
    for_each = local.attributes[each.key]
    content {
      name = attribute.value
      type = lookup(each.value.types, attribute.value, "S")
    }
  }
  dynamic "global_secondary_index" {
    for_each = each.value.indexes
    content {
      name               = global_secondary_index.key
      hash_key           = global_secondary_index.value.hash
      range_key          = global_secondary_index.value.range
      projection_type    = global_secondary_index.value.only == null ? "ALL" : "INCLUDE"
      non_key_attributes = global_secondary_index.value.only
    }
  }
  dynamic "ttl" {
    for_each = each.value.ttl[*]
    content {
      attribute_name = ttl.value
      enabled        = true
    }
  }
  point_in_time_recovery {
    enabled = each.value.stream == null
  }
  server_side_encryption {
    enabled = true
  }
}
