resource "terraform_data" "s" {
  input = {
    fmt    = [format("%-10s|%10s|%.3s|%5.1f|%+d|% d|%x|%X|%o|%b|%e|%g|%q|%%", "ab", "cd", "efgh", 3.14159, 5, 7, 255, "255", 8, 5, 12345.678, 0.0000123, "q\"q")]
    fmt2   = [format("%[3]s %[1]s %[2]s", "a", "b", "c"), format("%v %v %v", [1, "a"], { a = null }, toset(["z"])), format("%#v", { b = [true, null] }), format("%s", 1e6), format("%d", "42"), format("%05d|%-5d|", 42, 42), format("%t", "true")]
    lists  = [formatlist("%s-%d", ["a", "b"], [1, 2]), formatlist("%s", []), formatlist("x%sy", toset(["b", "a"])), formatlist("%s=%s", "k", ["v", "w"])]
    indent = indent(3, "a\nb\n\nc")
    chomp  = [chomp("x\n\n"), chomp("x\r\n"), trimspace("\t x \n"), trim("--x-y--", "-"), trimsuffix("x.tf", ".tf"), trimprefix("aab", "a")]
    sub    = [substr("hello", 1, 3), substr("hello", -2, 2), substr("hello", 2, -1), substr("", 0, 5), substr("añb", 1, 1), substr("hello", 4, 10)]
    split  = [split(",", ""), split("", "abc"), split(",", "a,,b,"), join("", []), join("-", [1, true, "x"])]
    rep    = [replace("a.b.c", ".", "-"), replace("aaa", "/a{2}/", "b"), replace("x", "", "-"), replace("k=v", "/(\\w)=(\\w)/", "$2=$1"), replace("a/b", "/", "//")]
    case   = [upper("ßéa"), lower("ÀÇ"), title("hello wORLD-foo bar_baz"), strrev("añ")]
    start  = [startswith("", ""), endswith("abc", "bc"), strcontains("abc", ""), startswith("é", "e")]
    enc    = [urlencode("ä&=? /"), base64encode("ü"), base64decode("w7w="), jsonencode("</script>&'\u2028"), yamlencode("multi\nline"), textencodebase64("hi", "UTF-16BE")]
    hash   = [md5("x"), sha1("x"), uuidv5("url", "https://x"), base64sha512("x") == base64sha512("x"), length(sha512("x"))]
    csv    = csvdecode("a,b\n\"x \"\"q\"\"\",2\n")
    num    = [parseint("0777", 8), parseint("zz", 36), tonumber("0x1F" == "x" ? 1 : "1e2"), floor(-1.5), ceil(1.0001), pow(2, 0.5) > 1.41, log(16, 2), signum(-3), abs(-0.5), max([1, 5, "3"]...)]
    here   = <<-A
      ${"x"}
        %{if true~}
        y
        %{endif~}
      z\n
    A
  }
}
