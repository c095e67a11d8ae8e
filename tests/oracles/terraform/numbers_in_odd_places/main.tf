variable "port" {
  type    = string
  default = 8080.0
}
variable "ratio" {
  type    = number
  default = "0.10"
}
variable "flags" {
  type    = list(bool)
  default = ["true", false, "false"]
}
variable "strings" {
  type    = list(string)
  default = [1, true, 1.50, 1e3, 1e-7, 123456789012345678]
}
variable "mixed" {
  type    = map(string)
  default = { a = 1e21, b = 0.1, c = -0, d = 1e100 }
}
resource "terraform_data" "this" {
  input = {
    port    = var.port
    ratio   = var.ratio
    flags   = var.flags
    strings = var.strings
    mixed   = var.mixed
    sum     = 0.1 + 0.2
    third   = 1 / 3
    text    = "${1 / 3} ${0.1 + 0.2} ${1e21} ${1e-10} ${100000000000000000000} ${2.50}"
    mod     = [-7 % 3, 7 % -3, 7.5 % 2, -0.5 % 1]
    cmp     = ["10" == 10, tonumber("10") == 10, 1 == 1.0, true == "true", "1" + "1"]
    round   = [floor(-1.5), ceil(-1.5), floor("2.9"), abs(-0.1), signum(-3), pow(2, 0.5), pow(2, 100), log(8, 2), parseint("-ff", 16), parseint("zz", 36)]
    fmt     = [format("%d", 3.0), format("%5.1f|%-5d|%05d|%+d|%x|%o|%b|%e|%g|%s|%v|%q|%t|%%", 3.14159, 42, 42, 42, 255, 8, 5, 12345.678, 0.00001, "s", [1, "a"], "q\"", true)]
    idiv    = 7 / 2
    neg     = -(-3)
    minmax  = [min("3", 2), max([1, "5"]...)]
    tob     = [tobool("true"), tobool(false), can(tobool("yes")), can(tobool(1)), can(tonumber("0x10")), can(tonumber(" 1")), tonumber("1e2"), can(tonumber("")), can(tonumber("1_000"))]
    big     = 9007199254740993 + 1
    prec    = 0.1 * 3 == 0.3
    divprec = 10 / 3 * 3 == 10
  }
}
