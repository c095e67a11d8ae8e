terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "services" {
  type = map(object({
    image   = optional(string)
    repo    = optional(string)
    port    = optional(number, 8080)
    cpu     = optional(string, "1 vCPU")
    env     = optional(map(string))
    secrets = optional(map(string))
    private = optional(bool, false)
    scale   = optional(object({ min = optional(number, 1), max = optional(number, 5), concurrency = optional(number, 100) }))
  }))
  default = {
    web  = { image = "public.ecr.aws/acme/web:1", env = { MODE = "live" }, scale = { max = 10 } }
    docs = { repo = "https://github.com/acme/docs", port = 3000, secrets = { TOKEN = "docs/token" }, private = true }
  }
}

locals {
  secrets = { for s in flatten([for n, spec in var.services : [for k, path in coalesce(spec.secrets, {}) : { id = "${n}/${k}", path = path }]]) : s.id => s.path }
  scaled  = { for n, s in var.services : n => s.scale if s.scale != null }
  flags = {
    flags  = { for f in ["checkout", "search"] : f => { name = title(f), attributes = f == "search" ? { limit = { constraints = { type = "number", required = true } } } : null } }
    values = { checkout = { enabled = true }, search = { enabled = false, limit = 10 } }
    version = "1"
  }
}

resource "aws_ssm_parameter" "secret" {
  for_each = local.secrets
  name     = "/${each.value}"
  type     = "SecureString"
  value    = "unset"
  lifecycle {
    ignore_changes = [value]
  }
}

resource "aws_apprunner_auto_scaling_configuration_version" "this" {
  for_each                        = local.scaled
  auto_scaling_configuration_name = each.key
  min_size                        = each.value.min
  max_size                        = each.value.max
  max_concurrency                 = each.value.concurrency
}

resource "aws_apprunner_vpc_connector" "this" {
  vpc_connector_name = "private"
  subnets            = ["subnet-0123456789abcdef0"]
  security_groups    = ["sg-0123456789abcdef0"]
}

resource "aws_apprunner_connection" "github" {
  connection_name = "github"
  provider_type   = "GITHUB"
}

resource "aws_apprunner_service" "this" {
  for_each                       = var.services
  service_name                   = each.key
  auto_scaling_configuration_arn = try(aws_apprunner_auto_scaling_configuration_version.this[each.key].arn, null)
  source_configuration {
    auto_deployments_enabled = each.value.repo != null
    dynamic "image_repository" {
      for_each = each.value.image[*]
      content {
        image_identifier      = image_repository.value
        image_repository_type = startswith(image_repository.value, "public.ecr.aws/") ? "ECR_PUBLIC" : "ECR"
        image_configuration {
          port                          = each.value.port
          runtime_environment_variables = each.value.env
          runtime_environment_secrets   = each.value.secrets == null ? null : { for k, v in each.value.secrets : k => aws_ssm_parameter.secret["${each.key}/${k}"].arn }
        }
      }
    }
    dynamic "code_repository" {
      for_each = each.value.repo[*]
      content {
        repository_url = code_repository.value
        source_code_version {
          type  = "BRANCH"
          value = "main"
        }
        code_configuration {
          configuration_source = "API"
          code_configuration_values {
            runtime                       = "NODEJS_18"
            build_command                 = "npm ci && npm run build"
            start_command                 = "npm start"
            port                          = each.value.port
            runtime_environment_variables = each.value.env
            runtime_environment_secrets   = { for k, v in coalesce(each.value.secrets, {}) : k => aws_ssm_parameter.secret["${each.key}/${k}"].arn }
          }
        }
      }
    }
    dynamic "authentication_configuration" {
      for_each = each.value.repo != null ? [aws_apprunner_connection.github] : []
      iterator = connection
      content {
        connection_arn = connection.value.arn
      }
    }
  }
  instance_configuration {
    cpu    = each.value.cpu
    memory = 2048
  }
  network_configuration {
    ingress_configuration {
      is_publicly_accessible = !each.value.private
    }
    egress_configuration {
      egress_type       = each.value.private ? "VPC" : "DEFAULT"
      vpc_connector_arn = each.value.private ? aws_apprunner_vpc_connector.this.arn : null
    }
  }
  health_check_configuration {
    protocol            = "HTTP"
    path                = "/healthz"
    healthy_threshold   = 1
    unhealthy_threshold = 5
  }
}

resource "aws_amplify_app" "site" {
  name       = "site"
  repository = "https://github.com/acme/site"
  build_spec = yamlencode({
    version  = 1
    frontend = { phases = { build = { commands = ["npm run build"] } }, artifacts = { baseDirectory = "dist", files = ["**/*"] } }
  })
  dynamic "custom_rule" {
    for_each = [{ s = "/<*>", t = "/index.html", c = "404-200" }, { s = "https://old.example.com", t = "https://example.com" }]
    content {
      source = custom_rule.value.s
      target = custom_rule.value["t"]
      status = lookup(custom_rule.value, "c", "301")
    }
  }
  environment_variables = { API = "https://api.example.com", DEBUG = false }
}

resource "aws_amplify_branch" "this" {
  for_each                = { main = "PRODUCTION", develop = "DEVELOPMENT", "feature/x" = "PULL_REQUEST" }
  app_id                  = aws_amplify_app.site.id
  branch_name             = each.key
  stage                   = each.value
  enable_auto_build       = true
  enable_pull_request_preview = each.value != "PRODUCTION"
  ttl                     = "5"
  framework               = "React"
}

resource "aws_amplify_domain_association" "this" {
  app_id      = aws_amplify_app.site.id
  domain_name = "example.com"
  dynamic "sub_domain" {
    for_each = { for b, br in aws_amplify_branch.this : b => br if br.stage != "PULL_REQUEST" }
    content {
      branch_name = sub_domain.value.branch_name
      prefix      = sub_domain.key == "main" ? "" : sub_domain.key
    }
  }
}

resource "aws_appconfig_application" "this" {
  name = "flags"
}

resource "aws_appconfig_environment" "this" {
  for_each       = toset(["prod", "dev"])
  name           = each.key
  application_id = aws_appconfig_application.this.id
  dynamic "monitor" {
    for_each = each.key == "prod" ? ["arn:aws:cloudwatch:us-east-1:111122223333:alarm:errors"] : []
    content {
      alarm_arn = monitor.value
    }
  }
}

resource "aws_appconfig_configuration_profile" "this" {
  application_id = aws_appconfig_application.this.id
  name           = "flags"
  location_uri   = "hosted"
  type           = "AWS.AppConfig.FeatureFlags"
}

resource "aws_appconfig_hosted_configuration_version" "this" {
  application_id           = aws_appconfig_application.this.id
  configuration_profile_id = aws_appconfig_configuration_profile.this.configuration_profile_id
  content_type             = "application/json"
  content                  = jsonencode(local.flags)
}

resource "aws_appconfig_deployment_strategy" "slow" {
  name                           = "slow"
  deployment_duration_in_minutes = 30
  growth_factor                  = 12.5
  growth_type                    = "EXPONENTIAL"
  replicate_to                   = "NONE"
  final_bake_time_in_minutes     = 10
}

resource "aws_appconfig_deployment" "this" {
  for_each                 = aws_appconfig_environment.this
  application_id           = aws_appconfig_application.this.id
  environment_id           = each.value.environment_id
  configuration_profile_id = aws_appconfig_configuration_profile.this.configuration_profile_id
  configuration_version    = aws_appconfig_hosted_configuration_version.this.version_number
  deployment_strategy_id   = each.key == "prod" ? aws_appconfig_deployment_strategy.slow.id : "AppConfig.AllAtOnce"
}
