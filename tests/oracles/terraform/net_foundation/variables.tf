variable "name" {
  type    = string
  default = "core"
}
variable "cidr" {
  type    = string
  default = "10.32.0.0/16"
  validation {
    condition     = can(cidrhost(var.cidr, 0)) && tonumber(split("/", var.cidr)[1]) <= 18
    error_message = "A network of /18 or larger is needed."
  }
}
variable "az_count" {
  type    = number
  default = 3
}
variable "single_nat" {
  type    = bool
  default = true
}
variable "tags" {
  type    = map(string)
  default = { Owner = "network", Cost = 4711 }
}
