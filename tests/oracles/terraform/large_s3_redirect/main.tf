module "bucket" {
  source  = "../modules/s3-bucket"
  bucket  = "redirect"
  website = { redirect_all_requests_to = { host_name = "www.example.com" } }
}
