module "bucket" {
  source                                   = "../modules/s3-bucket"
  bucket                                   = "denies"
  attach_deny_insecure_transport_policy    = true
  attach_require_latest_tls_policy         = true
  attach_deny_incorrect_encryption_headers = true
  attach_deny_unencrypted_object_uploads   = true
}
