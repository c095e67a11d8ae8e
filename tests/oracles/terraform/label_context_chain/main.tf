module "label" {
  source    = "./label"
  namespace = "Acme"
  stage     = "Prod"
  name      = "Data Lake!"
  tags      = { BusinessUnit = "XYZ", "cost:center" = "42" }
}

module "label_logs" {
  source     = "./label"
  context    = module.label.context
  attributes = ["logs", "", "logs", "eu"]
}

module "label_short" {
  source          = "./label"
  context         = module.label_logs.context
  name            = "warehouse-with-a-long-name"
  id_length_limit = 24
  label_order     = ["name", "stage", "attributes"]
  label_case      = "upper"
}

module "off" {
  source  = "./label"
  context = module.label.context
  enabled = false
}

module "bucket" {
  source   = "./bucket"
  for_each = { plain = module.label.context, logs = module.label_logs.context, off = module.off.context }
  context  = each.value
  suffix   = each.key
}

resource "aws_sns_topic" "short" {
  count = module.label_short.enabled ? 1 : 0
  name  = module.label_short.id
  tags  = module.label_short.tags
}

resource "aws_sqs_queue" "by_tags" {
  for_each = { for key, value in module.label_logs.tags : lower(replace(key, "/\\W/", "_")) => value if value != "" }
  name     = "${each.key}-${substr(sha1(each.value), 0, 6)}"
  tags     = { Original = each.value, Bucket = try(module.bucket["off"].arn, "none") }
}
