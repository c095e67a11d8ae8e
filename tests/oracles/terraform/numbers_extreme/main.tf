locals {
  big   = 123456789012345678901234567890
  third = 1 / 3
}
resource "terraform_data" "text" {
  input = {
    big       = "${local.big}"
    bigger    = "${local.big * local.big}"
    third     = "${local.third}"
    small     = "${1e-10} ${1e-7} ${0.000001} ${5e-324}"
    large     = "${1e21} ${1e100} ${9007199254740993} ${18446744073709551617}"
    sums      = "${0.1 + 0.2} ${1.1 * 1.1} ${2.675 * 100} ${1 - 0.9}"
    mods      = "${-7 % 3} ${7.5 % -2} ${1e20 % 7} ${-0.5 % 0.3}"
    negative  = "${-0} ${- - 1} ${-local.third}"
    pow       = "${pow(2, 100)} ${pow(2, -2)} ${pow(10, 20)} ${pow(9, 0.5)}"
    parse     = [parseint("zZ", 62), parseint("-ff", 16), parseint("100000000000000000000000", 10)]
    rounds    = [ceil(-0.5), floor(-0.5), ceil(1e20 + 0.5), signum(-3), abs(-1e30)]
    log       = [log(1000, 10), log(8, 2), log(1, 7)]
    minmax    = [max("10", 9.5, -1), min([3, "2.5", 4]...)]
    fromtext  = ["1e3" + 0, "0.10" * 1, "00012" + 0, "1E-2" + 0]
    json      = jsonencode([1e3, 1.50, -0, 1 / 3, 1e21, 123456789012345678901234567890])
    fromjson  = jsondecode("[1e3, 1.50, -0, 1E-7, 123456789012345678901234567890.5]")
  }
}
resource "terraform_data" "format" {
  input = [
    format("%d %d", 3, "4"), format("%5d|%-5d|%05d|%+d", 42, 42, 42, 42), format("%x %X %o %b %#x", 255, 255, 8, 5, 255),
    format("%e %E %g %G", 12345.678, 0.00001, 1e21, 1e-7), format("%f %.1f %8.3f|%-8.2f|", 1.5, 2.25, 3.14159, 2), format("%.0f %.0f %.0f", 0.5, 1.5, 2.5),
    format("%v %v %v", 1e21, 0.1, 100000000), format("%s %s", 1.0, true), format("%t %v", "true", false), format("%d%%", 50),
    format("%[2]v %[1]v", "a", "b"), format("%v", { a = [1, null, "x"] }), format("%#v", [1.5, "q"]), format("%v", null), format("%d", 1e18)
  ]
}
