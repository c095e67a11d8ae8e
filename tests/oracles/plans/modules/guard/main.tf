variable "bucket" {
  type = string
}

module "inner" {
  source = "./inner"
  target = var.bucket
}
