variable "looks" {
  type = object({
    number = string
    truth  = string
    list   = set(number)
    map    = map(list(string))
    tuple  = tuple([string, number, bool])
    nested = list(object({ a = optional(number), b = optional(list(string), ["d"]) }))
    any    = any
  })
  default = {
    number = 1.50
    truth  = true
    list   = ["3", 1, "1", 2]
    map    = { a = [1, true], b = [] }
    tuple  = [1, "2", "true"]
    nested = [{}, { a = "7", b = null, extra = "dropped" }, { b = [1] }]
    any    = [{ a = 1 }, { a = "x", b = 2 }]
    ignored = "gone"
  }
}
resource "terraform_data" "v" {
  input = var.looks
}
resource "terraform_data" "c" {
  input = {
    conditionals = [true ? 1 : "a", false ? [1] : ["a", 2], true ? { a = 1 } : { a = "x" }, true ? null : 5, false ? {} : { k = 1 }]
    lists        = [tolist([1, "a", true]), tolist(toset(["b", "a"])), tolist([null, 1])]
    sets         = [toset([1, "1", true, "true"]), toset([[1], ["1"]]), toset([])]
    maps         = [tomap({ a = 1, b = "x" }), tomap({ a = [1], b = ["x", 2] })]
    nulls        = [tostring(null), try(tonumber("x"), "no"), tobool("true"), tostring(true)]
    equal        = [[1] == [1], [1] == tolist([1]), { a = 1 } == { a = 1 }, tomap({ a = 1 }) == { a = 1 }, null == null, "" == null, toset([1, 2]) == toset([2, 1])]
    keys         = { (1) = "n", (true) = "t", "${"x"}-y" = "i" }
    object_keys  = { for pair in [["a", 1], ["b", 2]] : pair[0] => pair[1] }
    strings      = ["${[1, 2][1]}", "${true}", "a${1.0}b", "${null == null}"]
  }
}
