variable "images" {
  type = map(object({
    parent     = string
    components = list(string)
    regions    = optional(map(list(string)), {})
    schedule   = optional(string)
    size       = optional(number, 20)
  }))
}
locals {
  components = toset(flatten([for i in var.images : i.components]))
  docs       = { for c in local.components : c => yamlencode({ name = c, schemaVersion = 1.0, phases = [{ name = "build", steps = [{ name = "run", action = "ExecuteBash", inputs = { commands = ["echo ${c}", "dnf install -y ${c}"] } }] }] }) }
  scheduled  = { for n, i in var.images : n => i if i.schedule != null && i.schedule != "" }
}
resource "aws_imagebuilder_component" "this" {
  for_each = local.docs
  name     = each.key
  platform = "Linux"
  version  = "1.0.${index(sort(local.components), each.key)}"
  data     = each.value
}
resource "aws_imagebuilder_image_recipe" "this" {
  for_each     = var.images
  name         = each.key
  parent_image = each.value.parent
  version      = "2.0.0"
  dynamic "component" {
    for_each = each.value.components
    content {
      component_arn = aws_imagebuilder_component.this[component.value].arn
      dynamic "parameter" {
        for_each = component.key == 0 ? { Level = "1" } : {}
        content {
          name  = parameter.key
          value = parameter.value
        }
      }
    }
  }
  block_device_mapping {
    device_name = "/dev/xvda"
    ebs {
      volume_size           = each.value.size
      volume_type           = "gp3"
      encrypted             = true
      delete_on_termination = true
    }
  }
}
resource "aws_imagebuilder_infrastructure_configuration" "this" {
  name                          = "build"
  instance_profile_name         = "build"
  instance_types                = ["t3.large", "m5.large"]
  terminate_instance_on_failure = true
  instance_metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }
}
resource "aws_imagebuilder_distribution_configuration" "this" {
  for_each = { for n, i in var.images : n => i.regions if length(i.regions) > 0 }
  name     = each.key
  dynamic "distribution" {
    for_each = each.value
    content {
      region = distribution.key
      ami_distribution_configuration {
        name = "${each.key}-{{ imagebuilder:buildDate }}"
        launch_permission {
          user_ids = distribution.value
        }
        ami_tags = { Image = each.key }
      }
    }
  }
}
resource "aws_imagebuilder_image_pipeline" "this" {
  for_each                         = local.scheduled
  name                             = each.key
  image_recipe_arn                 = aws_imagebuilder_image_recipe.this[each.key].arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.this.arn
  distribution_configuration_arn   = try(aws_imagebuilder_distribution_configuration.this[each.key].arn, null)
  schedule {
    schedule_expression                = "cron(${each.value.schedule})"
    pipeline_execution_start_condition = "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"
  }
}
resource "aws_servicecatalog_portfolio" "this" {
  name          = "images"
  description   = "Images"
  provider_name = "platform"
}
resource "aws_servicecatalog_product" "this" {
  for_each = aws_imagebuilder_image_recipe.this
  name     = each.value.name
  owner    = aws_servicecatalog_portfolio.this.provider_name
  type     = "CLOUD_FORMATION_TEMPLATE"
  provisioning_artifact_parameters {
    name         = "v${each.value.version}"
    type         = "CLOUD_FORMATION_TEMPLATE"
    template_url = "https://s3.amazonaws.com/acme/${each.key}.json"
  }
}
resource "aws_servicecatalog_product_portfolio_association" "this" {
  for_each     = aws_servicecatalog_product.this
  portfolio_id = aws_servicecatalog_portfolio.this.id
  product_id   = each.value.id
}
resource "aws_cloudformation_stack" "extra" {
  name          = "extra"
  capabilities  = ["CAPABILITY_NAMED_IAM", "CAPABILITY_IAM"]
  parameters    = { Images = join(",", keys(var.images)), Count = length(var.images), Debug = false }
  template_body = jsonencode({ Parameters = { Images = { Type = "CommaDelimitedList" } }, Resources = { T = { Type = "AWS::SNS::Topic" } } })
}
output "parameters" {
  value = aws_cloudformation_stack.extra.parameters
}
