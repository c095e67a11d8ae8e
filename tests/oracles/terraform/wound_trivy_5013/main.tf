module "role" {
  source = "./role"
}
resource "aws_iam_role_policy" "this" {
  name   = "everything"
  role   = module.role.name
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
