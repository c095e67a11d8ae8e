locals {
  accounts = { prod = { id = "111111111111", secret = sensitive("s3cret") }, dev = { id = "222222222222", secret = "open" } }
}
resource "aws_ssm_parameter" "this" {
  for_each = toset(nonsensitive(keys(local.accounts)))
  name     = "/accounts/${each.key}"
  type     = "SecureString"
  value    = local.accounts[each.key].secret
  tags     = { Id = local.accounts[each.key].id }
}
