locals {
  policy   = jsondecode(file("${path.module}/policy.json"))
  settings = yamldecode(file("${path.module}/settings.yaml"))
  rows     = csvdecode(file("${path.module}/rows.csv"))
}
resource "aws_iam_policy" "text" {
  name   = "text"
  policy = file("${path.module}/policy.json")
}
resource "aws_iam_policy" "rebuilt" {
  name   = "rebuilt"
  policy = jsonencode(merge(local.policy, { Id = "x" }))
}
resource "aws_instance" "this" {
  ami              = local.settings.ami
  instance_type    = local.settings.sizes[0]
  user_data_base64 = filebase64("${path.module}/boot.sh")
  tags             = merge(local.settings.tags, { Hash = filesha256("${path.module}/boot.sh"), Md5 = filemd5("${path.module}/boot.sh") })
}
resource "aws_iam_user" "rows" {
  for_each = { for row in local.rows : row.name => row }
  name     = each.value.name
  path     = each.value.path
}
resource "terraform_data" "checks" {
  input = {
    exists  = fileexists("${path.module}/boot.sh")
    missing = fileexists("${path.module}/nope.sh")
    all     = fileset(path.module, "*.{sh,csv}")
    deep    = fileset("${path.module}/tree", "**/*.txt")
    one     = fileset(path.module, "tree/?.txt")
    sha1    = filesha1("${path.module}/rows.csv")
    sha512  = filebase64sha512("${path.module}/rows.csv")
    b256    = filebase64sha256("${path.module}/rows.csv")
    text    = file("${path.module}/boot.sh")
  }
}
