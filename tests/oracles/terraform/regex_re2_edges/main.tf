resource "terraform_data" "r" {
  input = {
    plain    = regex("[a-z]+", "53453453.345345aaabbbccc23454")
    tuple    = regex("(\\d\\d\\d\\d)-(\\d\\d)-(\\d\\d)?", "2019-02-")
    named    = regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?", "https://terraform.io/docs/")
    all      = regexall("(?i)a(b)?", "xAbaAB")
    empty    = regexall("a*", "baac")
    lazy     = regexall("<.+?>", "<a><b>")
    unicode  = regexall("\\p{Greek}+|\\p{Lu}", "abγδ É")
    bounds   = regexall("\\bfoo\\b", "foo foobar foo")
    flags    = regexall("(?m)^x.$", "xa\nxb\nyc")
    dotall   = regex("(?s)a.b", "a\nb")
    classes  = regexall("[[:digit:][:space:]]+|[^\\w\\s]", "a1 2!b")
    repeat   = regex("x{2,3}?", "xxxx")
    quote    = regex("\\Qa.b\\E+", "a.bbb")
    ungreedy = regex("(?U)a+", "aaa")
    alt      = regex("a|ab", "ab")
    nested   = regex("((a)(b))", "ab")
    anchors  = regexall("\\Aa|b\\z", "ab")
    repl     = [replace("hello world", "/(\\w+) (\\w+)/", "$2 $1"), replace("abc", "/(?P<x>b)/", "<$${x}>"), replace("aaa", "/a/", "$0$0"), replace("a.b", ".", "/"), replace("abc", "/b*/", "-"), replace("x1y2", "/\\d/", "$1x"), replace("path/to", "/", "\\")]
    cans     = [can(regex("(?=a)", "a")), can(regex("(a", "a")), can(regex("\\1", "a")), can(regex("z", "a")), can(regex("a{1001}", "a")), can(regex("(?P<a>x)(y)", "xy"))]
    hex      = regexall("\\x{1F600}|\\x41", "A😀")
  }
}
