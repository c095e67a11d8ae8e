variable "services" {
  type = map(object({
    repositories = optional(list(string), ["app"])
    pulls        = optional(list(string), [])
    immutable    = optional(bool, true)
    keep         = optional(number, 20)
    deploy       = optional(object({ strategy = optional(string, "ECSLinear10PercentEvery1Minutes"), alarms = optional(list(string), []), wait = optional(number) }))
  }))
  default = {
    shop = { repositories = ["app", "worker"], pulls = ["444455556666", "777788889999"], deploy = { alarms = ["shop-5xx"], wait = 15 } }
    docs = { immutable = false, keep = 3, deploy = {} }
    base = {}
  }
}

locals {
  repositories = { for r in flatten([for s, spec in var.services : [for repo in spec.repositories : { service = s, name = "${s}/${repo}", spec = spec }]]) : r.name => r }
  deployed     = { for s, spec in var.services : s => spec.deploy if spec.deploy != null }
}

resource "aws_ecr_repository" "this" {
  for_each             = local.repositories
  name                 = each.key
  image_tag_mutability = each.value.spec.immutable ? "IMMUTABLE" : "MUTABLE"
  force_delete         = !each.value.spec.immutable
  image_scanning_configuration {
    scan_on_push = true
  }
  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecr_lifecycle_policy" "this" {
  for_each   = aws_ecr_repository.this
  repository = each.value.name
  policy = jsonencode({
    rules = [
      for i, rule in [
        { description = "untagged", tagStatus = "untagged", days = 7 },
        { description = "old", tagStatus = "any", count = local.repositories[each.key].spec.keep },
        ] : {
        rulePriority = i + 1
        description  = rule.description
        selection = merge({ tagStatus = rule.tagStatus }, can(rule.days) ? { countType = "sinceImagePushed", countUnit = "days", countNumber = rule.days } : { countType = "imageCountMoreThan", countNumber = rule.count })
        action = { type = "expire" }
      }
    ]
  })
}

data "aws_iam_policy_document" "pull" {
  for_each = { for name, r in local.repositories : name => r.spec.pulls if length(r.spec.pulls) > 0 }
  statement {
    sid     = "Pull"
    actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    principals {
      type        = "AWS"
      identifiers = [for id in each.value : "arn:aws:iam::${id}:root"]
    }
  }
}

resource "aws_ecr_repository_policy" "pull" {
  for_each   = data.aws_iam_policy_document.pull
  repository = aws_ecr_repository.this[each.key].name
  policy     = each.value.json
}

resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"
  dynamic "rule" {
    for_each = { CONTINUOUS_SCAN = ["shop/*"], SCAN_ON_PUSH = ["*"] }
    content {
      scan_frequency = rule.key
      dynamic "repository_filter" {
        for_each = rule.value
        content {
          filter      = repository_filter.value
          filter_type = "WILDCARD"
        }
      }
    }
  }
}

resource "aws_ecr_replication_configuration" "this" {
  replication_configuration {
    rule {
      dynamic "destination" {
        for_each = ["eu-west-1", "ap-southeast-2"]
        content {
          region      = destination.value
          registry_id = "111122223333"
        }
      }
      repository_filter {
        filter      = "shop/"
        filter_type = "PREFIX_MATCH"
      }
    }
  }
}

resource "aws_ecr_pull_through_cache_rule" "this" {
  for_each              = { quay = "quay.io", public = "public.ecr.aws" }
  ecr_repository_prefix = each.key
  upstream_registry_url = each.value
}

resource "aws_codestarconnections_connection" "github" {
  name          = "github"
  provider_type = "GitHub"
}

resource "aws_codebuild_project" "this" {
  for_each      = var.services
  name          = each.key
  service_role  = "arn:aws:iam::111122223333:role/build"
  build_timeout = 30
  badge_enabled = each.key == "docs"
  artifacts {
    type = "NO_ARTIFACTS"
  }
  cache {
    type  = "LOCAL"
    modes = ["LOCAL_DOCKER_LAYER_CACHE", "LOCAL_SOURCE_CACHE"]
  }
  environment {
    compute_type    = "BUILD_GENERAL1_MEDIUM"
    image           = "aws/codebuild/amazonlinux2-aarch64-standard:3.0"
    type            = "ARM_CONTAINER"
    privileged_mode = true
    dynamic "environment_variable" {
      for_each = { for i, repo in each.value.repositories : "REPO_${i}" => aws_ecr_repository.this["${each.key}/${repo}"] }
      content {
        name  = environment_variable.key
        value = environment_variable.value.repository_url
      }
    }
    environment_variable {
      name  = "TOKEN"
      type  = "PARAMETER_STORE"
      value = "/build/${each.key}/token"
    }
  }
  source {
    type            = "GITHUB"
    location        = "https://github.com/acme/${each.key}.git"
    git_clone_depth = 1
    buildspec       = <<-YAML
      version: 0.2
      phases:
        build:
          commands:
      %{for repo in each.value.repositories~}
            - docker build -t ${repo} ${repo}
      %{endfor~}
    YAML
  }
}

resource "aws_codebuild_webhook" "this" {
  for_each     = aws_codebuild_project.this
  project_name = each.value.name
  filter_group {
    dynamic "filter" {
      for_each = { EVENT = "PUSH", HEAD_REF = "^refs/heads/main$" }
      content {
        type    = filter.key
        pattern = filter.value
      }
    }
  }
}

resource "aws_codedeploy_app" "this" {
  for_each         = local.deployed
  name             = each.key
  compute_platform = "ECS"
}

resource "aws_codedeploy_deployment_group" "this" {
  for_each               = local.deployed
  app_name               = aws_codedeploy_app.this[each.key].name
  deployment_group_name  = "live"
  deployment_config_name = "CodeDeployDefault.${each.value.strategy}"
  service_role_arn       = "arn:aws:iam::111122223333:role/deploy"
  auto_rollback_configuration {
    enabled = true
    events  = concat(["DEPLOYMENT_FAILURE"], length(each.value.alarms) > 0 ? ["DEPLOYMENT_STOP_ON_ALARM"] : [])
  }
  dynamic "alarm_configuration" {
    for_each = length(each.value.alarms) > 0 ? [each.value.alarms] : []
    content {
      alarms  = alarm_configuration.value
      enabled = true
    }
  }
  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout    = each.value.wait == null ? "CONTINUE_DEPLOYMENT" : "STOP_DEPLOYMENT"
      wait_time_in_minutes = each.value.wait
    }
    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = coalesce(each.value.wait, 5)
    }
  }
  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }
  ecs_service {
    cluster_name = "main"
    service_name = each.key
  }
  load_balancer_info {
    target_group_pair_info {
      prod_traffic_route {
        listener_arns = ["arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/main/0123456789abcdef/0123456789abcdef"]
      }
      dynamic "target_group" {
        for_each = ["blue", "green"]
        content {
          name = "${each.key}-${target_group.value}"
        }
      }
    }
  }
}

resource "aws_codestarnotifications_notification_rule" "builds" {
  for_each       = aws_codebuild_project.this
  name           = "${each.key}-builds"
  detail_type    = "BASIC"
  event_type_ids = formatlist("codebuild-project-build-state-%s", ["failed", "succeeded"])
  resource       = each.value.arn
  target {
    address = "arn:aws:sns:us-east-1:111122223333:builds"
  }
}
