locals {
  nums   = toset([1, 2.5, 10, 1e3])
  texts  = toset(["10", "9", "100", "1e1"])
  sorted = sort(["10", "9", "-1", "1.5", "a", "A"])
  m      = { for n in [3, 1, 2] : n => n * n }
}
resource "terraform_data" "n" {
  for_each = { for n in local.nums : n => n }
  input    = [each.key, each.value]
}
resource "terraform_data" "x" {
  for_each = local.texts
  input    = tonumber(each.value)
}
resource "terraform_data" "t" {
  input = {
    sorted = local.sorted
    m      = local.m
    keys   = keys(local.m)
    at     = local.m[2]
    at2    = local.m["3"]
    vals   = values(local.m)
    nums   = [for n in local.nums : n]
    texts  = [for n in local.texts : n]
    half   = 1 / 3
    exact  = 1 / 3 * 3 == 1
    tenth  = 0.1 + 0.2
    neg    = -7 % 3
    negf   = floor(-7.5)
    ceil   = ceil(7.00001)
    big    = 9007199254740993 + 1
    huge   = 2 * 123456789012345678901234567890
    str    = "${1e21}"
    str2   = "${1.0}-${100}-${0.1}-${1e-7}"
    int    = parseint("ff", 16) + parseint("-101", 2)
    pow    = pow(2, 0.5)
    log    = log(8, 2)
    fmtd   = format("%d %5.2f %05d %x %e %g %s %v %q", 7, 3.14159, 42, 255, 12345.678, 0.00001, 1.10, [1, "a"], "q")
    cmp    = "10" < 9
    eq     = "1" == 1
    min    = min(["3", 1, 2]...)
    abs    = abs(-0.0)
    signum = [signum(-3), signum(0), signum(9)]
  }
}
