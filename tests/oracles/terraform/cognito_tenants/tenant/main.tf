variable "name" {
  type = string
}
variable "mfa" {
  type    = string
  default = "OPTIONAL"
}
variable "callbacks" {
  type = list(string)
}
variable "minimum" {
  type = number
  validation {
    condition     = var.minimum >= 8 && floor(var.minimum) == var.minimum
    error_message = "At least 8 letters."
  }
}
variable "scopes" {
  type = map(string)
}
variable "domain" {
  type    = string
  default = null
}
variable "federation" {
  type    = map(string)
  default = {}
}

locals {
  flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
  clients = {
    web    = { secret = false, grants = ["code"], minutes = 60 }
    worker = { secret = true, grants = ["client_credentials"], minutes = 5 }
  }
}

resource "aws_cognito_user_pool" "this" {
  name                     = var.name
  mfa_configuration        = var.mfa
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  deletion_protection      = var.domain == null ? "INACTIVE" : "ACTIVE"
  dynamic "software_token_mfa_configuration" {
    for_each = var.mfa == "OFF" ? [] : [true]
    content {
      enabled = software_token_mfa_configuration.value
    }
  }
  password_policy {
    minimum_length                   = var.minimum
    require_numbers                  = true
    require_symbols                  = var.minimum < 16
    require_lowercase                = true
    require_uppercase                = true
    temporary_password_validity_days = 7
  }
  schema {
    name                = "tenant_id"
    attribute_data_type = "String"
    mutable             = false
    string_attribute_constraints {
      min_length = 1
      max_length = 64
    }
  }
  account_recovery_setting {
    dynamic "recovery_mechanism" {
      for_each = ["verified_email", "verified_phone_number"]
      content {
        name     = recovery_mechanism.value
        priority = recovery_mechanism.key + 1
      }
    }
  }
  verification_message_template {
    default_email_option  = "CONFIRM_WITH_LINK"
    email_subject_by_link = "Welcome to ${title(var.name)}"
    email_message_by_link = <<-HTML
      <p>Hello {username},</p>
      <p>{##Confirm##} to use ${upper(var.name)}.</p>
    HTML
  }
  admin_create_user_config {
    allow_admin_create_user_only = true
    invite_message_template {
      email_subject = "Invitation"
      email_message = "You are {username}, your password is {####}"
      sms_message   = "{username} {####}"
    }
  }
  user_pool_add_ons {
    advanced_security_mode = length(var.federation) > 0 ? "ENFORCED" : "AUDIT"
  }
}

resource "aws_cognito_resource_server" "api" {
  identifier   = "https://api.${var.name}.example"
  name         = "api"
  user_pool_id = aws_cognito_user_pool.this.id
  dynamic "scope" {
    for_each = var.scopes
    content {
      scope_name        = scope.key
      scope_description = scope.value
    }
  }
}

resource "aws_cognito_identity_provider" "this" {
  for_each      = var.federation
  user_pool_id  = aws_cognito_user_pool.this.id
  provider_name = each.key
  provider_type = "OIDC"
  provider_details = {
    client_id                 = "${var.name}-${lower(each.key)}"
    client_secret             = "x"
    attributes_request_method = "GET"
    oidc_issuer               = each.value
    authorize_scopes          = "openid email"
  }
  attribute_mapping = { email = "email", username = "sub" }
}

resource "aws_cognito_user_pool_client" "this" {
  for_each                             = local.clients
  name                                 = "${var.name}-${each.key}"
  user_pool_id                         = aws_cognito_user_pool.this.id
  generate_secret                      = each.value.secret
  explicit_auth_flows                  = each.value.secret ? null : local.flows
  allowed_oauth_flows                  = each.value.grants
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = each.value.secret ? [for s in keys(var.scopes) : "${aws_cognito_resource_server.api.identifier}/${s}"] : ["openid", "email"]
  callback_urls                        = each.value.secret ? null : var.callbacks
  supported_identity_providers         = concat(["COGNITO"], [for p in aws_cognito_identity_provider.this : p.provider_name])
  access_token_validity                = each.value.minutes
  token_validity_units {
    access_token = "minutes"
  }
  prevent_user_existence_errors = "ENABLED"
}

resource "aws_cognito_user_pool_domain" "this" {
  domain          = coalesce(var.domain, "${var.name}-acme")
  user_pool_id    = aws_cognito_user_pool.this.id
  certificate_arn = var.domain == null ? null : "arn:aws:acm:us-east-1:111122223333:certificate/0f7ee74e-2d70-4dbb-a7ad-9dd9c9a7b4e4"
}

resource "aws_cognito_user_group" "this" {
  for_each     = var.scopes
  name         = each.key
  description  = each.value
  precedence   = index(keys(var.scopes), each.key)
  user_pool_id = aws_cognito_user_pool.this.id
}

resource "aws_cognito_identity_pool" "this" {
  identity_pool_name               = "${var.name} people"
  allow_unauthenticated_identities = false
  cognito_identity_providers {
    client_id               = aws_cognito_user_pool_client.this["web"].id
    provider_name           = aws_cognito_user_pool.this.endpoint
    server_side_token_check = true
  }
}

output "clients" {
  value = { for k, c in aws_cognito_user_pool_client.this : k => { name = c.name, id = c.id } }
}
