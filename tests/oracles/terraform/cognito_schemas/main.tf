variable "attributes" {
  type = list(object({
    name     = string
    type     = optional(string, "String")
    required = optional(bool, false)
    range    = optional(object({ min = optional(number), max = optional(number) }))
  }))
  default = [{ name = "email", required = true }, { name = "tenant", range = { max = 64 } }, { name = "score", type = "Number", range = { min = 0, max = 100 } }]
}
resource "aws_cognito_user_pool" "p" {
  name                     = "p"
  auto_verified_attributes = [for attribute in var.attributes : attribute.name if attribute.required]
  password_policy {
    minimum_length    = 12
    require_lowercase = true
    require_numbers   = true
    require_symbols   = true
    require_uppercase = true
  }
  dynamic "schema" {
    for_each = var.attributes
    content {
      name                = schema.value.name
      attribute_data_type = schema.value.type
      required            = schema.value.required
      mutable             = !schema.value.required
      dynamic "string_attribute_constraints" {
        for_each = schema.value.type == "String" ? [try(schema.value.range.max, null)] : []
        content {
          min_length = "0"
          max_length = coalesce(string_attribute_constraints.value, 2048)
        }
      }
      dynamic "number_attribute_constraints" {
        for_each = schema.value.type == "Number" ? [schema.value.range] : []
        content {
          min_value = number_attribute_constraints.value.min
          max_value = number_attribute_constraints.value.max
        }
      }
    }
  }
}
resource "aws_cognito_user_pool_client" "c" {
  for_each            = { web = ["https://example.org/cb"], cli = ["http://localhost:8080", "http://127.0.0.1:8080"] }
  name                = each.key
  user_pool_id        = aws_cognito_user_pool.p.id
  generate_secret     = each.key == "web"
  callback_urls       = each.value
  default_redirect_uri = each.value[0]
  allowed_oauth_flows = setsubtract(["code", "implicit"], each.key == "web" ? ["implicit"] : [])
  access_token_validity = 60
  token_validity_units {
    access_token = "minutes"
  }
}
