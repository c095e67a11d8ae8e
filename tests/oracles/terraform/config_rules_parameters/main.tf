variable "rules" {
  type    = map(any)
  default = { "s3-bucket-ssl-requests-only" = {}, "iam-password-policy" = { MinimumPasswordLength = "14", RequireSymbols = "true" } }
}
resource "aws_config_config_rule" "r" {
  for_each         = var.rules
  name             = each.key
  input_parameters = length(each.value) > 0 ? jsonencode(each.value) : null
  source {
    owner             = "AWS"
    source_identifier = upper(replace(each.key, "-", "_"))
  }
  dynamic "scope" {
    for_each = startswith(each.key, "s3") ? [["AWS::S3::Bucket"]] : []
    content {
      compliance_resource_types = scope.value
    }
  }
}
resource "aws_ssm_document" "d" {
  name            = "install"
  document_type   = "Command"
  document_format = "YAML"
  content = yamlencode({
    schemaVersion = "2.2"
    description   = "Install: packages"
    parameters    = { Names = { type = "StringList", default = ["a", "b"] } }
    mainSteps     = [{ action = "aws:runShellScript", name = "run", inputs = { runCommand = ["echo {{ Names }}", "set -e\nexit 0\n"] } }]
  })
}
resource "aws_ssm_parameter" "p" {
  for_each = { "/a/b" = "plain", "/a/c" = ["l1", "l2"], "/a/d" = 5 }
  name     = each.key
  type     = can(tolist(each.value)) ? "StringList" : "String"
  value    = try(join(",", each.value), tostring(each.value))
  tier     = length(try(join(",", each.value), tostring(each.value))) > 4 ? "Advanced" : "Standard"
}
resource "aws_iam_openid_connect_provider" "o" {
  url             = "https://token.actions.githubusercontent.com"
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = [for number in [1, 2] : format("%040x", number)]
}
