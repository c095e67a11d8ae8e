locals {
  repos = {
    site = { branch = "main", env = { NODE_ENV = "production" }, stages = ["build", "deploy"] }
    api  = { branch = "release/*", env = {}, stages = ["build", "test", "deploy"], privileged = true }
  }
  stage_order = ["build", "test", "deploy"]
  matrix      = { for pair in flatten([for repo, spec in local.repos : [for stage in spec.stages : { repo = repo, stage = stage }]]) : "${pair.repo}/${pair.stage}" => merge(pair, { order = index(local.stage_order, pair.stage) + 1 }) }
  buildspec   = { for key, job in local.matrix : key => { version = 0.2, env = { variables = local.repos[job.repo].env }, phases = { (job.stage) = { commands = ["make ${job.stage}", format("echo %s >> out-%02d", key, job.order)] } }, artifacts = job.stage == "build" ? { files = ["**/*"], base-directory = "dist" } : null } }
}
resource "aws_codebuild_project" "this" {
  for_each      = local.matrix
  name          = replace(each.key, "/", "-")
  service_role  = aws_iam_role.build[each.value.repo].arn
  build_timeout = each.value.stage == "test" ? 60 : 20
  artifacts {
    type = "CODEPIPELINE"
  }
  environment {
    compute_type    = "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/standard:7.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = try(local.repos[each.value.repo].privileged, false)
    dynamic "environment_variable" {
      for_each = merge(local.repos[each.value.repo].env, { STAGE = each.value.stage, ORDER = each.value.order })
      content {
        name  = environment_variable.key
        value = environment_variable.value
        type  = startswith(environment_variable.key, "SECRET_") ? "SECRETS_MANAGER" : "PLAINTEXT"
      }
    }
  }
  source {
    type      = "CODEPIPELINE"
    buildspec = yamlencode(local.buildspec[each.key])
  }
  logs_config {
    cloudwatch_logs {
      group_name = "/build/${each.value.repo}"
    }
  }
}
resource "aws_iam_role" "build" {
  for_each           = local.repos
  name               = "build-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = [for s in ["codepipeline", "codebuild"] : "${s}.amazonaws.com"]
    }
  }
}
resource "aws_codepipeline" "this" {
  for_each = local.repos
  name     = each.key
  role_arn = aws_iam_role.build[each.key].arn
  artifact_store {
    location = "artifacts"
    type     = "S3"
  }
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]
      configuration = {
        ConnectionArn    = "arn:aws:codestar-connections:eu-west-1:111122223333:connection/x"
        FullRepositoryId = "acme/${each.key}"
        BranchName       = each.value.branch
        DetectChanges    = !strcontains(each.value.branch, "*")
      }
    }
  }
  dynamic "stage" {
    for_each = [for s in local.stage_order : s if contains(each.value.stages, s)]
    content {
      name = title(stage.value)
      action {
        name             = title(stage.value)
        category         = stage.value == "test" ? "Test" : "Build"
        owner            = "AWS"
        provider         = "CodeBuild"
        version          = "1"
        input_artifacts  = [stage.key == 0 ? "source" : "out-${element(each.value.stages, stage.key - 1)}"]
        output_artifacts = stage.key < length(each.value.stages) - 1 ? ["out-${stage.value}"] : null
        configuration = {
          ProjectName = aws_codebuild_project.this["${each.key}/${stage.value}"].name
        }
      }
    }
  }
}
