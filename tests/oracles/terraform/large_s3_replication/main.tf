module "bucket" {
  source     = "../modules/s3-bucket"
  bucket     = "origin"
  versioning = { enabled = true }
  replication_configuration = {
    role = aws_iam_role.this.arn
    rules = [
      {
        id                        = "with-filter"
        status                    = true
        priority                  = 10
        delete_marker_replication = false
        filter                    = { prefix = "one", tags = { ReplicateMe = "Yes" } }
        destination = {
          bucket        = "arn:aws:s3:::destination"
          storage_class = "STANDARD"
          metrics       = { status = "Enabled", minutes = 15 }
        }
      },
      {
        id                        = "everything"
        status                    = "Enabled"
        delete_marker_replication = true
        destination               = { bucket = "arn:aws:s3:::destination" }
      },
    ]
  }
}
resource "aws_iam_role" "this" {
  name               = "replication"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "s3.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}
