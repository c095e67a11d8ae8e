module "inner" {
  source = "./inner"
}
resource "aws_iam_policy" "this" {
  name   = module.inner.nested.names[1]
  path   = module.inner.path
  policy = module.inner.policy
  tags   = module.inner.tags
}
resource "terraform_data" "this" {
  input = {
    whole   = module.inner.nested
    unknown = module.inner.unknown
    mixed   = module.inner.mixed
    mixed_k = module.inner.mixed.known
  }
}
