resource "aws_iam_user" "new" {
  name = "x"
}
module "renamed" {
  source = "./inner"
}
moved {
  from = aws_iam_user.old
  to   = aws_iam_user.new
}
moved {
  from = module.original
  to   = module.renamed
}
removed {
  from = aws_s3_bucket.gone
  lifecycle {
    destroy = false
  }
}
removed {
  from = module.gone
  lifecycle {
    destroy = true
  }
}
