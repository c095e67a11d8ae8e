variable "collections" {
  type = map(object({
    type     = optional(string, "SEARCH")
    public   = optional(bool, false)
    readers  = optional(list(string), [])
    writers  = optional(list(string), [])
    replicas = optional(bool)
  }))
  default = {
    products = { readers = ["web", "api"], writers = ["indexer"], public = true }
    logs     = { type = "TIMESERIES", writers = ["firehose"], replicas = false }
    vectors  = { type = "VECTORSEARCH", readers = ["rag"] }
  }
}

locals {
  prefix = "acme"
  arn    = "arn:aws:iam::111122223333:role"
  all    = { for name, c in var.collections : "${local.prefix}-${name}" => merge(c, { short = name }) }
  people = { for name, c in local.all : name => distinct(concat(c.readers, c.writers)) }
}

resource "aws_opensearchserverless_security_policy" "encryption" {
  name = "${local.prefix}-encryption"
  type = "encryption"
  policy = jsonencode({
    Rules = [{
      ResourceType = "collection"
      Resource     = [for name in keys(local.all) : "collection/${name}"]
    }]
    AWSOwnedKey = true
  })
}

resource "aws_opensearchserverless_security_policy" "network" {
  for_each    = local.all
  name        = each.key
  type        = "network"
  description = each.value.public ? "open" : "private to ${try(aws_opensearchserverless_vpc_endpoint.this[0].id, "nobody")}"
  policy = jsonencode([merge(
    {
      Description = "access to ${each.key}"
      Rules = [
        for kind in ["collection", "dashboard"] : { ResourceType = kind, Resource = ["collection/${each.key}"] }
      ]
      AllowFromPublic = each.value.public
    },
    each.value.public ? {} : { SourceServices = ["bedrock.amazonaws.com"] },
  )])
}

resource "aws_opensearchserverless_vpc_endpoint" "this" {
  count      = anytrue([for c in local.all : !c.public]) ? 1 : 0
  name       = "${local.prefix}-private"
  vpc_id     = "vpc-0123456789abcdef0"
  subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_opensearchserverless_access_policy" "data" {
  for_each = { for name, who in local.people : name => who if length(who) > 0 }
  name     = each.key
  type     = "data"
  policy = jsonencode([
    for mode, names in { read = local.all[each.key].readers, write = local.all[each.key].writers } : {
      Rules = [
        {
          ResourceType = "index"
          Resource     = ["index/${each.key}/*"]
          Permission   = mode == "read" ? ["aoss:ReadDocument", "aoss:DescribeIndex"] : ["aoss:*"]
        },
        { ResourceType = "collection", Resource = ["collection/${each.key}"], Permission = ["aoss:DescribeCollectionItems"] },
      ]
      Principal = formatlist("%s/%s", local.arn, names)
    } if length(names) > 0
  ])
}

resource "aws_opensearchserverless_collection" "this" {
  for_each         = local.all
  name             = each.key
  type             = each.value.type
  standby_replicas = each.value.replicas == null ? null : each.value.replicas ? "ENABLED" : "DISABLED"
  tags             = { Short = each.value.short, Readers = length(each.value.readers) }
  depends_on       = [aws_opensearchserverless_security_policy.encryption]
}

resource "aws_opensearchserverless_lifecycle_policy" "logs" {
  name = "${local.prefix}-logs"
  type = "retention"
  policy = jsonencode({
    Rules = [for name, c in local.all : {
      ResourceType      = "index"
      Resource          = ["index/${name}/*"]
      MinIndexRetention = "81d"
    } if c.type == "TIMESERIES"]
  })
}

resource "aws_opensearch_domain" "legacy" {
  domain_name    = "${local.prefix}-legacy"
  engine_version = "OpenSearch_2.11"
  cluster_config {
    instance_type            = "r6g.large.search"
    instance_count           = 4
    zone_awareness_enabled   = true
    dedicated_master_enabled = true
    dedicated_master_type    = "m6g.large.search"
    dedicated_master_count   = 3
    zone_awareness_config {
      availability_zone_count = 2
    }
  }
  ebs_options {
    ebs_enabled = true
    volume_size = 100
    volume_type = "gp3"
    iops        = 3000
    throughput  = 125
  }
  node_to_node_encryption {
    enabled = true
  }
  encrypt_at_rest {
    enabled = true
  }
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
  advanced_options = {
    "rest.action.multi.allow_explicit_index" = "true"
    "indices.query.bool.max_clause_count"    = 2048
  }
  dynamic "log_publishing_options" {
    for_each = toset(["INDEX_SLOW_LOGS", "ES_APPLICATION_LOGS"])
    content {
      log_type                 = log_publishing_options.value
      cloudwatch_log_group_arn = aws_cloudwatch_log_group.legacy[log_publishing_options.key].arn
    }
  }
  auto_tune_options {
    desired_state       = "ENABLED"
    rollback_on_disable = "NO_ROLLBACK"
    maintenance_schedule {
      start_at                       = "2030-01-01T00:00:00Z"
      cron_expression_for_recurrence = "cron(0 3 ? * SUN *)"
      duration {
        value = 2
        unit  = "HOURS"
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "legacy" {
  for_each = toset(["INDEX_SLOW_LOGS", "ES_APPLICATION_LOGS", "AUDIT_LOGS"])
  name     = "/opensearch/${lower(replace(each.key, "_", "-"))}"
}

resource "aws_opensearch_domain_policy" "legacy" {
  domain_name     = aws_opensearch_domain.legacy.domain_name
  access_policies = data.aws_iam_policy_document.legacy.json
}

data "aws_iam_policy_document" "legacy" {
  statement {
    actions   = ["es:ESHttp*"]
    resources = ["${aws_opensearch_domain.legacy.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = sort(distinct(flatten([for n, p in local.people : formatlist("${local.arn}/%s", p)])))
    }
  }
}
