module "buckets" {
  source = "../modules/s3-bucket/wrappers"
  defaults = {
    force_destroy = true
    versioning    = { enabled = true }
    tags          = { From = "defaults" }
  }
  items = {
    one   = { bucket = "one", attach_deny_insecure_transport_policy = true }
    two   = { bucket = "two", versioning = {}, tags = { From = "item" } }
    three = { create_bucket = false }
  }
}
