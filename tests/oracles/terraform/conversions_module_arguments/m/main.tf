variable "strings" { type = list(string) }
variable "numbers" { type = list(number) }
variable "set" { type = set(string) }
variable "map" { type = map(string) }
variable "object" { type = object({ a = number, b = set(string), c = optional(bool, false) }) }
variable "objects" { type = set(object({ n = number, l = optional(list(string), []) })) }
variable "tuple" { type = tuple([number, bool, string]) }
variable "any_list" { type = list(any) }
variable "any_map" { type = map(any) }
variable "any" { type = any }
variable "map_lists" { type = map(set(number)) }
variable "sets" { type = set(set(string)) }
variable "from_map" { type = object({ a = number, b = string }) }
variable "bools" { type = set(bool) }

output "all" {
  value = {
    strings = var.strings, numbers = var.numbers, set = var.set, map = var.map, object = var.object
    objects = var.objects, tuple = var.tuple, any_list = var.any_list, any_map = var.any_map, any = var.any
    map_lists = var.map_lists, sets = var.sets, from_map = var.from_map, bools = var.bools
    lengths = [length(var.set), length(var.objects), length(var.sets), length(var.bools)]
    joined  = join(",", var.strings)
  }
}
