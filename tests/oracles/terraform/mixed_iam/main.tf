variable "roles" {
  default = {
    reader = { services = ["ec2"], policies = ["ReadOnlyAccess"], buckets = ["logs"] }
    writer = { services = ["lambda", "ecs-tasks"], policies = ["PowerUserAccess", "IAMReadOnlyAccess"], buckets = ["logs", "data"] }
  }
}
data "aws_iam_policy_document" "assume" {
  for_each = var.roles
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = formatlist("%s.amazonaws.com", each.value.services)
    }
  }
}
data "aws_iam_policy_document" "buckets" {
  for_each = var.roles
  dynamic "statement" {
    for_each = toset(each.value.buckets)
    content {
      sid       = "Bucket${title(statement.value)}"
      actions   = each.key == "writer" ? ["s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
      resources = ["arn:aws:s3:::${statement.value}", "arn:aws:s3:::${statement.value}/*"]
    }
  }
}
resource "aws_iam_role" "this" {
  for_each           = var.roles
  name               = each.key
  assume_role_policy = data.aws_iam_policy_document.assume[each.key].json
}
resource "aws_iam_role_policy" "this" {
  for_each = aws_iam_role.this
  name     = "${each.key}-buckets"
  role     = each.value.id
  policy   = data.aws_iam_policy_document.buckets[each.key].json
}
resource "aws_iam_role_policy_attachment" "this" {
  for_each   = merge([for role, about in var.roles : { for policy in about.policies : "${role}/${policy}" => { role = role, policy = policy } }]...)
  role       = aws_iam_role.this[each.value.role].name
  policy_arn = "arn:aws:iam::aws:policy/${each.value.policy}"
}
