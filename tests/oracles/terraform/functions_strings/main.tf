resource "aws_iam_user" "this" {
  name = lower(join("-", ["Acme", title("ops-team"), upper("x")]))
  path = format("/%s/%03d/%s/", "a", 7, true)
  tags = {
    Chomp       = chomp("line\n\n")
    Trim        = trim("??x??", "?")
    TrimSpace   = trimspace("  x y  ")
    TrimPrefix  = trimprefix("helloworld", "hello")
    TrimSuffix  = trimsuffix("helloworld", "world")
    Replace     = replace("a.b.c", ".", "-")
    ReplaceRe   = replace("a1b22", "/[0-9]+/", "#")
    ReplaceGrp  = replace("john smith", "/(\\w+) (\\w+)/", "$2 $1")
    Split       = join("|", split(",", "a,b,,c"))
    Substr      = substr("hello world", 1, 4)
    SubstrEnd   = substr("hello world", -5, -1)
    Regex       = regex("[a-z]+", "53453453.345345aaabbbccc23454")
    RegexGroups = join("|", regex("(\\d\\d\\d\\d)-(\\d\\d)", "2019-02-01"))
    RegexNamed  = regex("(?P<year>\\d{4})-(?P<month>\\d{2})", "2019-02-01").month
    RegexAll    = join("|", regexall("[a-z]+", "1a2bb3"))
    None        = length(regexall("z", "abc"))
    StrRev      = strrev("hello")
    Title       = title("hello wORLD")
    Indent      = indent(2, "a\nb")
    Starts      = startswith("hello", "he")
    Ends        = endswith("hello", "lo")
    Contains    = strcontains("hello", "ell")
    FormatAll   = format("%5.2f|%-5s|%5s|%q|%v|%%|%x|%t", 3.14159, "ab", "cd", "q", [1, "a"], 255, false)
    FormatList  = join("|", formatlist("%s-%d", ["a", "b"], [1, 2]))
    Unicode     = "${length("żółw")}${upper("żółw")}${substr("żółw", 1, 2)}${strrev("żółw")}"
    Emoji       = length("👨‍👩‍👧")
    JoinMany    = join(", ", ["a"], ["b", "c"])
    Plain       = tostring(1.50)
  }
}
