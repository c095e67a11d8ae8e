resource "aws_cloudwatch_log_group" "same" {
  name              = "same"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "updated" {
  name              = "updated"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "replaced" {
  name              = "replaced-new"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "replaced_first" {
  name              = "first-new"
  retention_in_days = 365
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "renamed" {
  name              = "renamed"
  retention_in_days = 7
}

moved {
  from = aws_cloudwatch_log_group.old_name
  to   = aws_cloudwatch_log_group.renamed
}

removed {
  from = aws_cloudwatch_log_group.forgotten
  lifecycle {
    destroy = false
  }
}

resource "aws_cloudwatch_log_group" "listed" {
  count = 1
  name  = "listed-${count.index}"
}

resource "aws_s3_bucket" "b" {
  bucket = "acme-changes"
}

resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "Enabled"
  }
}
