module "bucket" {
  source = "../modules/s3-bucket"
  bucket = "grants"
  grant = [
    { type = "CanonicalUser", permission = "FULL_CONTROL", id = "c1" },
    { type = "Group", permission = "READ", uri = "http://acs.amazonaws.com/groups/global/AllUsers" },
  ]
  owner                    = { id = "457414f555e45c2e6fe1069d1a527a90d6337e1acb012ba99f3833859b23d338" }
  control_object_ownership = true
  object_ownership         = "ObjectWriter"
}
