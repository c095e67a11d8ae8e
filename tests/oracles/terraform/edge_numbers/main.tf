resource "terraform_data" "n" {
  input = {
    parse    = [parseint("ff", 16), parseint("-777", 8), parseint("zz", 36), parseint("Zz", 62), parseint("1010", 2), parseint("0", 10)]
    sums     = [sum([0.1, 0.2]), sum([1, "2", 3.5]), sum([1e20, 1, -1e20]), sum(toset([1, 1, 2]))]
    powers   = [pow(2, 64), pow(2, -1), pow(0, 0), pow(9, 0.5), pow(-8, 3)]
    logs     = [log(8, 2), log(100, 10), log(1, 3)]
    rounds   = [floor(-1.5), ceil(-1.5), floor(2.0000000001), ceil(1e18 + 0.5), abs(-0.001), signum(-3), signum(0)]
    division = [10 / 4, 1 / 3, 2 / 3 * 3, 7 % 3, -7 % 3, 5.5 % 2]
    large    = [9007199254740993, 123456789012345678901234567890, 0.1 + 0.2, 1e-9, 1.10]
    texts    = ["${1 / 3}", "${1e21}", "${0.1 + 0.2}", "${123456789012345678901234567890}", "${-0}", "${1.0}", tostring(1e-9)]
    encoded  = jsonencode([1 / 3, 1e21, 1.0, -0, 1e-9, 100000000000000000000, 0.5])
    compare  = [1 == 1.0, "1" == 1, 2 > 1, 1e3 >= 1000, -1 < -0.5]
    minmax   = [min(3, "1", 2), max(-1, -2.5), max([4, 9, 2]...)]
    to       = [tonumber("1e2"), tonumber("-.5")]
  }
}
