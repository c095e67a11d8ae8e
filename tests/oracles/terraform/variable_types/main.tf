variable "text" {
  type    = string
  default = 12
}
variable "number" {
  type    = number
  default = "12.50"
}
variable "flag" {
  type    = bool
  default = "true"
}
variable "list" {
  type    = list(string)
  default = [1, true, "x"]
}
variable "set" {
  type    = set(number)
  default = ["3", 1, 2, "1"]
}
variable "map" {
  type    = map(string)
  default = { b = 1, a = false }
}
variable "tuple" {
  type    = tuple([string, number, bool])
  default = [1, "2", "false"]
}
variable "object" {
  type = object({
    name  = string
    ports = list(number)
  })
  default = {
    name    = 7
    ports   = ["80", 443]
    dropped = "not part of the type"
  }
}
variable "any" {
  default = { a = 1, b = ["x", 2] }
}
variable "any_typed" {
  type    = any
  default = ["a", 1]
}
variable "list_of_any" {
  type    = list(any)
  default = ["a", 1, true]
}
variable "map_of_any" {
  type    = map(any)
  default = { a = "x", b = 2 }
}

resource "terraform_data" "values" {
  input = {
    text        = var.text
    number      = var.number
    flag        = var.flag
    list        = var.list
    set         = var.set
    map         = var.map
    tuple       = var.tuple
    object      = var.object
    any         = var.any
    any_typed   = var.any_typed
    list_of_any = var.list_of_any
    map_of_any  = var.map_of_any
  }
}

resource "aws_s3_bucket" "this" {
  bucket        = "b-${var.text}-${var.number}"
  force_destroy = var.flag
  tags          = merge(var.map, { First = var.list[0], Name = var.object.name, Sum = sum(var.set) })
}
