variable "bucket" {
  default = "insecure-bucket"
}
variable "acl" {
  default = "public-read"
}
