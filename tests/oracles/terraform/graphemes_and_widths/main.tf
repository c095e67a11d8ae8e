locals {
  e      = "e\u0301"
  family = "👨‍👩‍👧‍👦"
  flag   = "🇩🇪🇫🇷"
  crlf   = "a\r\nb"
}
resource "terraform_data" "lengths" {
  input = [length(local.e), length(local.family), length(local.flag), length(local.crlf), length("가각"), length("ที่"), length("")]
}
resource "terraform_data" "rest" {
  input = {
    rev     = strrev("ab${local.e}${local.family}c")
    substr  = [substr("x${local.family}y", 1, 1), substr("x${local.family}y", -2, 1), substr(local.flag, 0, 1), substr("hello", 1, -1), substr("hello", -3, -1)]
    pad     = [format("%-6s|", local.e), format("%6s|", local.family), format("%.2s|", "${local.e}xy"), format("%5.1s|", "日本")]
    upper   = [upper("straße ŉ ǆ"), lower("İSTANBUL ΑΣ"), title("élan vital o'neil ab_c d-e")]
    sorted  = sort(["b", "é", "e", "Z", "a", "e\u0301", "ß", "🙂", "z"])
    equal   = ["é" == local.e, length(toset(["é", local.e])), upper(local.e) == "É"]
    keys    = { "é" = 1, "${local.e}x" = 2 }
    quoted  = [format("%q", "é\n\t\"\\\u0007\u00a0😀"), format("%#v", "<&>\u2028"), jsonencode("<&>\u2028é\u007f\u0001")]
    split   = split("", "a${local.e}日")
    trims   = [trim("ééaé", "é"), trimspace("\u00a0\u2003 x\u200b"), trimprefix("éa", "e"), chomp("x\r\n\r\n")]
    replace = [replace("日本", "", "-"), replace("aXbX", "/X$/", "$0$0"), replace("abc", "/(?P<l>b)/", "[$${l}]")]
  }
}
