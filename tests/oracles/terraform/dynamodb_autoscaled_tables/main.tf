variable "tables" {
  type = map(object({
    hash_key  = string
    range_key = optional(string)
    keys      = map(string)
    indexes   = optional(map(object({ hash = string, range = optional(string), projection = optional(string, "ALL"), include = optional(list(string)) })), {})
    capacity  = optional(object({ read = optional(tuple([number, number]), [5, 50]), write = optional(tuple([number, number]), [5, 20]) }))
    ttl       = optional(string)
    stream    = optional(string)
    replicas  = optional(set(string), [])
  }))
  default = {
    sessions = { hash_key = "id", keys = { id = "S" }, ttl = "expires_at" }
    orders = {
      hash_key  = "customer"
      range_key = "placed"
      keys      = { customer = "S", placed = "N", status = "S" }
      indexes   = { by_status = { hash = "status", range = "placed", projection = "INCLUDE", include = ["total"] }, by_time = { hash = "placed" } }
      capacity  = { read = [10, "100"] }
      stream    = "NEW_AND_OLD_IMAGES"
    }
    global = { hash_key = "k", keys = { k = "B" }, replicas = ["us-west-2", "ap-south-1"], stream = "KEYS_ONLY" }
  }
}

locals {
  dimensions = { read = "Read", write = "Write" }
  scaled = merge([for name, table in var.tables : {
    for kind, label in local.dimensions : "${name}-${kind}" => { table = name, label = label, range = table.capacity[kind] }
  } if table.capacity != null]...)
}

resource "aws_dynamodb_table" "this" {
  for_each       = var.tables
  name           = each.key
  hash_key       = each.value.hash_key
  range_key      = each.value.range_key
  billing_mode   = each.value.capacity == null ? "PAY_PER_REQUEST" : "PROVISIONED"
  read_capacity  = try(each.value.capacity.read[0], null)
  write_capacity = try(each.value.capacity.write[0], null)

  stream_enabled   = each.value.stream != null
  stream_view_type = each.value.stream

  dynamic "attribute" {
    for_each = each.value.keys
    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.indexes
    iterator = gsi
    content {
      name               = gsi.key
      hash_key           = gsi.value.hash
      range_key          = gsi.value.range
      projection_type    = gsi.value.projection
      non_key_attributes = gsi.value.include
      read_capacity      = try(each.value.capacity.read[0], null)
      write_capacity     = try(each.value.capacity.write[0], null)
    }
  }

  dynamic "ttl" {
    for_each = each.value.ttl[*]
    content {
      enabled        = true
      attribute_name = ttl.value
    }
  }

  dynamic "replica" {
    for_each = each.value.replicas
    content {
      region_name = replica.key
    }
  }

  point_in_time_recovery {
    enabled = each.value.ttl == null
  }
  server_side_encryption {
    enabled = true
  }
}

resource "aws_appautoscaling_target" "this" {
  for_each           = local.scaled
  min_capacity       = each.value.range[0]
  max_capacity       = each.value.range[1]
  resource_id        = "table/${aws_dynamodb_table.this[each.value.table].name}"
  scalable_dimension = "dynamodb:table:${each.value.label}CapacityUnits"
  service_namespace  = "dynamodb"
}
