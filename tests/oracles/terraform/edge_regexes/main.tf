resource "terraform_data" "r" {
  input = {
    groups    = regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<host>[^/?#]*))?(?P<path>[^?#]*)(?:\\?(?P<query>[^#]*))?", "https://example.org/a/b?x=1")
    unnamed   = regex("(\\d+)-(\\d+)?-(x)?", "12--")
    all       = regexall("[a-z]+", "ab 12 cd")
    all_named = regexall("(?P<k>\\w+)=(?P<v>\\w*)", "a=1,b=,c=3")
    all_pairs = regexall("(\\w)(\\d)?", "a1b2c")
    empty     = length(regexall("q+", "abc"))
    lazy      = regex("<.+?>", "<a><b>")
    flags     = regexall("(?i)[A-C]+", "aBcXCBa")
    multi     = regexall("(?m)^\\w+$", "one\ntwo words\nthree")
    dot_all   = can(regex("(?s)a.b", "a\nb"))
    classes   = regexall("[[:alpha:]]+|\\pL+", "abc é9")
    word      = replace("foo bar foo", "/\\bfoo\\b/", "X")
    swapped   = replace("john.smith", "/(\\w+)\\.(\\w+)/", "$2 $1")
    named     = replace("2026-11-22", "/(?P<y>\\d{4})-(?P<m>\\d\\d)-(?P<d>\\d\\d)/", "$${d}.$${m}.$${y}")
    dollar    = replace("price", "/price/", "$$5")
    greedy    = replace("aaa", "/a*/", "b")
    literal   = replace("a.b.c", ".", "/")
    slash     = replace("/x/", "/", "|")
    onlyone   = replace("a/b", "/", "")
    missing   = replace("abc", "/(z)?b/", "[$1]")
    run_on    = replace("ab", "/(a)/", "$1x")
    case      = replace("Hello", "/(?i)h(e)/", "j$1")
    anchors   = replace("line", "/^|$/", "\"")
  }
}
resource "terraform_data" "checks" {
  for_each = toset([for name in ["web-1", "db-x", "app-22"] : name if can(regex("-\\d+$", name))])
  input    = tonumber(regex("\\d+$", each.key)) * 2
}
