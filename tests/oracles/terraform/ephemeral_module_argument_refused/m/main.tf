variable "all" {
  type = any
}
