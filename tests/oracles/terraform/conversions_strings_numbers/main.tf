variable "n" {
  type    = number
  default = "1.50"
}
variable "s" {
  type    = string
  default = 1e3
}
variable "b" {
  type    = bool
  default = "true"
}
variable "l" {
  type    = list(string)
  default = [1.10, true, 12345678901234567890, 0.1]
}

resource "terraform_data" "n" {
  input = {
    n         = var.n
    s         = var.s
    text      = "${var.n} ${1.0} ${1e21} ${0.1 + 0.2} ${1 / 3}"
    big       = 12345678901234567890123
    sum       = "10" + 5
    division  = 10 / 4
    modulo    = [-7 % 3, 7 % -3, 5.5 % 2]
    compare   = ["1" == 1, 1 == 1.0, "a" == "a", true == "true", [] == [], {} == {}, null == null, [1] == ["1"], tolist(["a"]) == ["a"]]
    floor     = [floor(-1.5), ceil(-1.5), signum(-3), abs(-2.5), pow(2, 0.5), log(8, 2)]
    parse     = [parseint("ff", 16), parseint("-z", 36), tonumber("0x1F" == "x" ? "1" : "2")]
    bool      = tobool("true") ? "yes" : 5
    mixed     = true ? 1 : "one"
    lists     = false ? [1, 2] : ["a"]
    tuple     = true ? [1, "a"] : ["b", 2]
    format    = format("%05.2f|%-6s|%+d|%x|%q|%v|%#v|%t|%e|%s|%%", 3.14159, "ab", 7, 255, "q\"", [1, "a"], { a = null }, true, 12345.678, 1.50)
    strings   = [title("hello world"), strrev("añb"), substr("héllo", 1, 3), substr("abc", -2, -1), trim("xxaxx", "x"), indent(2, "a\nb"), replace("a.b.c", ".", "-"), replace("a1b22", "/[0-9]+/", "<$0>")]
    joined    = join(", ", var.l)
    keys      = { (var.s) = 1, "${var.n}x" = 2, true = 3 }
    negative  = -var.n
    precision = 0.1 + 0.2 == 0.3
  }
}
