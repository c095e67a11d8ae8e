module "fleet" {
  for_each = {
    linux   = { os = "AMAZON_LINUX_2023", day = "SUN", products = ["AmazonLinux2023"], approve = 3 }
    windows = { os = "WINDOWS", day = "SAT", products = ["WindowsServer2019", "WindowsServer2022"], approve = 7, reject = ["KB5000001"], filters = { MSRC_SEVERITY = ["Critical"] } }
  }
  source   = "./fleet"
  name     = each.key
  os       = each.value.os
  schedule = format("cron(0 %d ? * %s *)", each.key == "linux" ? 2 : 4, each.value.day)
  approval = { days = each.value.approve, products = each.value.products, filters = try(each.value.filters, {}) }
  rejected = try(each.value.reject, null)
}

resource "aws_ssm_default_patch_baseline" "linux" {
  baseline_id      = module.fleet["linux"].baseline
  operating_system = module.fleet["linux"].os
}

resource "aws_ssm_document" "harden" {
  name            = "harden"
  document_type   = "Command"
  document_format = "YAML"
  content         = file("${path.module}/harden.yaml")
}

resource "aws_ssm_association" "harden" {
  name                = aws_ssm_document.harden.name
  association_name    = "harden"
  schedule_expression = "rate(7 days)"
  compliance_severity = "HIGH"
  max_concurrency     = "10%"
  max_errors          = 1
  parameters          = { level = "2", dry = false }
  targets {
    key    = "tag:Patch"
    values = [for f in module.fleet : f.group]
  }
  output_location {
    s3_bucket_name = "acme-ssm"
    s3_key_prefix  = "harden"
  }
}
