module "bucket" {
  count  = 1
  source = "./bucket"
}
