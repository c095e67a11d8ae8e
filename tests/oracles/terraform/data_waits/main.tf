resource "aws_sqs_queue" "q" {
  name = "queue"
}

resource "aws_sqs_queue" "never" {
  count = 0
  name  = "never"
}

locals {
  name = aws_sqs_queue.q.name
}

data "aws_iam_policy_document" "depends" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
  depends_on = [aws_sqs_queue.q]
}

data "aws_iam_policy_document" "depends_on_none" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
  depends_on = [aws_sqs_queue.never]
}

data "aws_iam_policy_document" "depends_on_data" {
  statement {
    actions   = ["sqs:ReceiveMessage"]
    resources = ["*"]
  }
  depends_on = [data.aws_iam_policy_document.depends]
}

data "aws_iam_policy_document" "refers" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:us-east-1:111122223333:${aws_sqs_queue.q.name}"]
  }
}

data "aws_iam_policy_document" "through_local" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:us-east-1:111122223333:${local.name}"]
  }
}

data "aws_iam_policy_document" "refers_to_none" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = concat(["*"], aws_sqs_queue.never[*].name)
  }
}

data "aws_iam_policy_document" "sources" {
  source_policy_documents = [data.aws_iam_policy_document.refers.json]
}

data "aws_region" "waits" {
  depends_on = [aws_sqs_queue.q]
}

data "aws_iam_policy_document" "counted" {
  count = length(aws_sqs_queue.q.name)
  statement {
    actions   = ["sqs:SendMessage${count.index}"]
    resources = ["*"]
  }
}

module "waits" {
  source     = "./m"
  depends_on = [aws_sqs_queue.q]
}

module "goes" {
  source = "./m"
}

module "given" {
  source = "./m"
  name   = aws_sqs_queue.q.name
}

data "aws_iam_policy_document" "depends_on_module" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
  depends_on = [module.goes]
}

resource "aws_iam_policy" "p" {
  for_each = {
    depends           = data.aws_iam_policy_document.depends.json
    depends_on_none   = data.aws_iam_policy_document.depends_on_none.json
    depends_on_data   = data.aws_iam_policy_document.depends_on_data.json
    refers            = data.aws_iam_policy_document.refers.json
    through_local     = data.aws_iam_policy_document.through_local.json
    refers_to_none    = data.aws_iam_policy_document.refers_to_none.json
    sources           = data.aws_iam_policy_document.sources.json
    module_waits      = module.waits.json
    module_goes       = module.goes.json
    module_given      = module.given.json
    depends_on_module = data.aws_iam_policy_document.depends_on_module.json
    counted           = data.aws_iam_policy_document.counted[0].json
  }
  name   = each.key
  policy = each.value
}

resource "terraform_data" "t" {
  input = {
    region    = data.aws_region.waits.name
    size      = length(data.aws_iam_policy_document.refers.json)
    decoded   = jsondecode(data.aws_iam_policy_document.refers.json).Version
    sid       = data.aws_iam_policy_document.depends.statement[0].actions
  }
}
