# Calls drawn at random: their texts and numbers are those that functions stumble over.
resource "terraform_data" "e0" {
  input = yamldecode(yamlencode(3))
}
resource "terraform_data" "e1" {
  input = cidrsubnets("fe80::1:2/64", 7, 9, 2)
}
resource "terraform_data" "e4" {
  input = jsondecode(jsonencode("10.1.2.3/20"))
}
resource "terraform_data" "e7" {
  input = jsondecode(jsonencode(null))
}
resource "terraform_data" "e8" {
  input = cidrnetmask("10.0.0.0/8")
}
resource "terraform_data" "e10" {
  input = lookup({"true" = ["é", "🇩🇪🇫🇷", "1e3"], _z = "e\u0301x", "1" = 255}, "a", "true")
}
resource "terraform_data" "e11" {
  input = uuidv5("oid", "true")
}
resource "terraform_data" "e12" {
  input = sum([33, -0.5, 99.995])
}
resource "terraform_data" "e15" {
  input = setproduct(["null"], ["👨‍👩‍👧 z", "0012"])
}
resource "terraform_data" "e16" {
  input = "%{for x in ["C:\\dir", 99.995]~} ${try(tostring(x), "n")} %{~endfor}|%{if true}${"10.1.2.3/20"}%{else}z%{endif}"
}
resource "terraform_data" "e17" {
  input = flatten(["ffi ﬁ", {"x y" = "\u00a0nb", a = false}])
}
resource "terraform_data" "e18" {
  input = split("1e3", "é")
}
resource "terraform_data" "e19" {
  input = substr("true", -2, -2)
}
resource "terraform_data" "e21" {
  input = transpose({ a = ["añ日本", "a"], b = ["null"] })
}
resource "terraform_data" "e23" {
  input = formatdate("YYYY-MM-DD", "1999-12-31T23:59:59.999Z")
}
resource "terraform_data" "e24" {
  input = replace("null", "\\d+", "a")
}
resource "terraform_data" "e25" {
  input = basename("a/./b")
}
resource "terraform_data" "e26" {
  input = timeadd("0001-01-01T00:00:00Z", "90m30s")
}
resource "terraform_data" "e27" {
  input = "\u00a0nb" == "1e3"
}
resource "terraform_data" "e28" {
  input = "%{for x in ["\u00a0nb", -0.5]~} ${try(tostring(x), "n")} %{~endfor}|%{if false}${"ǅ ß İ"}%{else}z%{endif}"
}
resource "terraform_data" "e29" {
  input = transpose({ a = ["$${x} %%{y}", "-7.50"], b = ["0x1F"] })
}
resource "terraform_data" "e30" {
  input = transpose({ a = ["null", "2024-02-29T01:02:03+05:30"], b = ["\\d+"] })
}
resource "terraform_data" "e31" {
  input = replace("null", "é", "$${x} %%{y}")
}
resource "terraform_data" "e32" {
  input = jsonencode(1/3)
}
resource "terraform_data" "e33" {
  input = zipmap(["a,b,,c", "🇩🇪🇫🇷"], ["k=v;w", 1.005])
}
resource "terraform_data" "e34" {
  input = cidrhost("10.0.0.0/8", 209)
}
resource "terraform_data" "e35" {
  input = tolist(["-7.50", null])
}
resource "terraform_data" "e36" {
  input = regex("(\\w)(\\d?)", "0x1F")
}
resource "terraform_data" "e37" {
  input = distinct(["1e3", "1e3", "k=v;w"])
}
resource "terraform_data" "e39" {
  input = formatlist("%d", ["1e3", 255])
}
resource "terraform_data" "e40" {
  input = distinct(["C:\\dir", "👨‍👩‍👧 z", "0012"])
}
resource "terraform_data" "e41" {
  input = textencodebase64("1e3", "macintosh")
}
resource "terraform_data" "e42" {
  input = yamlencode("-7.50")
}
resource "terraform_data" "e43" {
  input = replace("%s %d", "ffi ﬁ", "")
}
resource "terraform_data" "e44" {
  input = toset(["2024-02-29T01:02:03+05:30", "<b>&\"q\"</b>", 3])
}
resource "terraform_data" "e45" {
  input = formatdate("M/D", "2023-06-15T12:00:00-03:30")
}
resource "terraform_data" "e46" {
  input = flatten([["2024-02-29T01:02:03+05:30"], -0])
}
resource "terraform_data" "e47" {
  input = replace("añ日本", "null", "0012")
}
resource "terraform_data" "e48" {
  input = pow(16, -1)
}
resource "terraform_data" "e49" {
  input = split("0012", "<b>&\"q\"</b>")
}
resource "terraform_data" "e50" {
  input = flatten(["C:\\dir", 10])
}
resource "terraform_data" "e51" {
  input = csvdecode("a,b\n${"añ日本"},0\n")
}
resource "terraform_data" "e52" {
  input = range(0, 2, 3)
}
resource "terraform_data" "e53" {
  input = trimsuffix("0012", "é")
}
resource "terraform_data" "e55" {
  input = "${1000000 * 1e21}"
}
resource "terraform_data" "e56" {
  input = cidrsubnet("2001:db8::/32", 4, 13)
}
resource "terraform_data" "e57" {
  input = toset(["true", "a", 2.5])
}
resource "terraform_data" "e58" {
  input = regexall("[^[:alnum:]]", "")
}
resource "terraform_data" "e60" {
  input = ceil(1)
}
resource "terraform_data" "e64" {
  input = dirname("/")
}
resource "terraform_data" "e65" {
  input = regex("x*", "\u00a0nb")
}
resource "terraform_data" "e66" {
  input = sort(["foo-bar_baz.qux", "é", "é", "a"])
}
resource "terraform_data" "e68" {
  input = sort(["x\r\ny", "ffi ﬁ", "añ日本", "👨‍👩‍👧 z"])
}
resource "terraform_data" "e69" {
  input = yamldecode(yamlencode([[]]))
}
resource "terraform_data" "e70" {
  input = min(1, 65536, 255)
}
resource "terraform_data" "e71" {
  input = yamldecode(yamlencode("$${x} %%{y}"))
}
resource "terraform_data" "e73" {
  input = timecmp("2024-02-29T01:02:03Z", "2024-02-29T01:02:03Z")
}
resource "terraform_data" "e74" {
  input = uuidv5("url", "a")
}
resource "terraform_data" "e75" {
  input = replace("a", "/^\\s*(.*?)\\s*$/", "$0$0")
}
resource "terraform_data" "e77" {
  input = min(7, 0.1, -1)
}
resource "terraform_data" "e78" {
  input = cidrsubnet("2001:db8::/32", 10, 12)
}
resource "terraform_data" "e79" {
  input = tolist(["k=v;w", "0012"])
}
resource "terraform_data" "e80" {
  input = abs(3)
}
resource "terraform_data" "e81" {
  input = [for x in toset(["<b>&\"q\"</b>", -1, 1]) : x]
}
resource "terraform_data" "e83" {
  input = distinct(["null", "a", "foo-bar_baz.qux"])
}
resource "terraform_data" "e84" {
  input = textencodebase64("10.1.2.3/20", "Shift_JIS")
}
resource "terraform_data" "e85" {
  input = "${-0 / 1e21}"
}
resource "terraform_data" "e87" {
  input = jsonencode([])
}
resource "terraform_data" "e88" {
  input = coalesce("true", "", "🇩🇪🇫🇷")
}
resource "terraform_data" "e90" {
  input = csvdecode("a,b\n${"\u00a0nb"},4\n")
}
resource "terraform_data" "e91" {
  input = replace("ǅ ß İ", "/[é-ñ]/", "-")
}
resource "terraform_data" "e93" {
  input = replace("é", "C:\\dir", "10.1.2.3/20")
}
resource "terraform_data" "e94" {
  input = format("%-10q|", "%s %d")
}
resource "terraform_data" "e95" {
  input = range(-2, 6, 1)
}
resource "terraform_data" "e96" {
  input = merge({"é" = "ffi ﬁ"}, {})
}
resource "terraform_data" "e97" {
  input = setproduct(["foo-bar_baz.qux"], ["line1\nline2\n", "é"])
}
resource "terraform_data" "e98" {
  input = split("a", "%s %d")
}
resource "terraform_data" "e99" {
  input = toset(["$${x} %%{y}", "$${x} %%{y}", -0])
}
resource "terraform_data" "e100" {
  input = yamldecode(yamlencode("<b>&\"q\"</b>"))
}
resource "terraform_data" "e101" {
  input = replace("🇩🇪🇫🇷", "\\d+", "a")
}
resource "terraform_data" "e102" {
  input = [for x in toset(["C:\\dir", "Hello, World", "👨‍👩‍👧 z"]) : x]
}
resource "terraform_data" "e103" {
  input = flatten(["null", ["null", 0.5, -1]])
}
resource "terraform_data" "e104" {
  input = cidrnetmask("10.0.0.0/31")
}
resource "terraform_data" "e105" {
  input = yamldecode(yamlencode({"é" = 99.995, _z = ["-7.50", "e\u0301x", "foo-bar_baz.qux"], b = ["\u00a0nb", "k=v;w", "e\u0301x"]}))
}
resource "terraform_data" "e107" {
  input = jsonencode({a = -0.5, "x y" = "C:\\dir"})
}
resource "terraform_data" "e111" {
  input = chunklist(["0x1F", "foo-bar_baz.qux", "Hello, World"], 3)
}
resource "terraform_data" "e113" {
  input = log(10, 10)
}
resource "terraform_data" "e114" {
  input = flatten([[], {b = ["10.1.2.3/20"], "é" = true}])
}
resource "terraform_data" "e115" {
  input = element(["👨‍👩‍👧 z", "0012"], 1)
}
resource "terraform_data" "e116" {
  input = abs(1/3)
}
resource "terraform_data" "e117" {
  input = coalesce("Hello, World", "🇩🇪🇫🇷", "line1\nline2\n")
}
resource "terraform_data" "e118" {
  input = format("%s-%s", "ǅ ß İ", "C:\\dir")
}
resource "terraform_data" "e122" {
  input = substr("  pad\t\n", 5, 5)
}
resource "terraform_data" "e123" {
  input = 3 != 0.1
}
resource "terraform_data" "e124" {
  input = replace("x\r\ny", "/x*/", "-")
}
resource "terraform_data" "e126" {
  input = replace("%s %d", "0012", "2024-02-29T01:02:03+05:30")
}
resource "terraform_data" "e127" {
  input = toset(["\\d+", "$${x} %%{y}", 2])
}
resource "terraform_data" "e131" {
  input = regexall(".", "0x1F")
}
resource "terraform_data" "e134" {
  input = replace("10.1.2.3/20", "👨‍👩‍👧 z", "%s %d")
}
resource "terraform_data" "e135" {
  input = [for x in toset([1/3, 2, "-7.50"]) : x]
}
resource "terraform_data" "e137" {
  input = sum([255, 10, -0])
}
resource "terraform_data" "e138" {
  input = uuidv5("oid", "x\r\ny")
}
resource "terraform_data" "e139" {
  input = cidrhost("2001:db8::/32", 226)
}
resource "terraform_data" "e140" {
  input = sort(["é", "%s %d", "Hello, World", "1e3"])
}
resource "terraform_data" "e141" {
  input = max(3, 255, 99.995)
}
resource "terraform_data" "e142" {
  input = replace("2024-02-29T01:02:03+05:30", "añ日本", "C:\\dir")
}
resource "terraform_data" "e143" {
  input = uuidv5("dns", "👨‍👩‍👧 z")
}
resource "terraform_data" "e144" {
  input = "true" == false
}
resource "terraform_data" "e145" {
  input = lookup({"true" = false}, "a", "\\d+")
}
resource "terraform_data" "e146" {
  input = range(-1, 6, 2)
}
resource "terraform_data" "e147" {
  input = indent(2, "1e3")
}
resource "terraform_data" "e149" {
  input = chunklist(["x\r\ny", "ffi ﬁ", "\\d+"], 2)
}
resource "terraform_data" "e150" {
  input = distinct(["$${x} %%{y}", "line1\nline2\n", "2024-02-29T01:02:03+05:30"])
}
resource "terraform_data" "e152" {
  input = indent(0, "añ日本")
}
resource "terraform_data" "e153" {
  input = uuidv5("url", "foo-bar_baz.qux")
}
resource "terraform_data" "e154" {
  input = endswith("0x1F", "ǅ ß İ")
}
resource "terraform_data" "e155" {
  input = indent(1, "é")
}
resource "terraform_data" "e157" {
  input = contains(["ǅ ß İ", "line1\nline2\n"], "x\r\ny")
}
resource "terraform_data" "e158" {
  input = regexall("(?P<a>[^=]+)=(?P<b>.*)", "ǅ ß İ")
}
resource "terraform_data" "e160" {
  input = contains(["1e3", "$${x} %%{y}"], "\\d+")
}
resource "terraform_data" "e162" {
  input = transpose({ a = ["1e3", "10.1.2.3/20"], b = ["10.1.2.3/20"] })
}
resource "terraform_data" "e163" {
  input = regex("^\\s*(.*?)\\s*$", "\u00a0nb")
}
resource "terraform_data" "e164" {
  input = chunklist(["🇩🇪🇫🇷", "Hello, World", "0012"], 1)
}
resource "terraform_data" "e165" {
  input = contains(["  pad\t\n", "%s %d"], "0012")
}
resource "terraform_data" "e166" {
  input = replace("é", "a", "true")
}
resource "terraform_data" "e167" {
  input = substr("\u00a0nb", -1, 0)
}
resource "terraform_data" "e168" {
  input = 1e-7 == -0
}
resource "terraform_data" "e169" {
  input = substr("\\d+", 2, 1)
}
resource "terraform_data" "e170" {
  input = flatten([0, 65536])
}
resource "terraform_data" "e171" {
  input = 7 == 1
}
resource "terraform_data" "e174" {
  input = jsondecode(jsonencode({"x y" = ["\\d+"]}))
}
resource "terraform_data" "e175" {
  input = indent(1, "  pad\t\n")
}
resource "terraform_data" "e177" {
  input = sum([7, "42", 0])
}
resource "terraform_data" "e179" {
  input = jsonencode("foo-bar_baz.qux")
}
resource "terraform_data" "e180" {
  input = trim("ffi ﬁ", "")
}
resource "terraform_data" "e181" {
  input = 1e21 < 2.5
}
resource "terraform_data" "e185" {
  input = cidrhost("fe80::1:2/64", 56)
}
resource "terraform_data" "e186" {
  input = cidrsubnet("10.1.2.3/20", 9, 1)
}
resource "terraform_data" "e187" {
  input = coalesce("k=v;w", "ǅ ß İ", "é")
}
resource "terraform_data" "e188" {
  input = contains(["foo-bar_baz.qux", "k=v;w"], "0012")
}
resource "terraform_data" "e189" {
  input = distinct(["0012", "2024-02-29T01:02:03+05:30", "Hello, World"])
}
resource "terraform_data" "e190" {
  input = tolist([true, "Hello, World"])
}
resource "terraform_data" "e192" {
  input = parseint("a", 14)
}
resource "terraform_data" "e193" {
  input = flatten([0.1, "%s %d"])
}
resource "terraform_data" "e194" {
  input = parseint("0012", 32)
}
resource "terraform_data" "e196" {
  input = setproduct(["$${x} %%{y}"], ["0012", "%s %d"])
}
