resource "terraform_data" "r" {
  input = {
    whole    = regex("[a-z]+", "123abc456")
    groups   = regex("(\\d+)-(\\d+)", "10-20")
    named    = regex("(?P<year>\\d{4})-(?P<month>\\d{2})", "on 2024-05-06")
    all      = regexall("[a-z]", "a1b2")
    none     = regexall("x", "abc")
    allnamed = regexall("(?P<k>\\w)=(?P<v>\\w)", "a=1,b=2")
    flags    = regex("(?i)HELLO", "say hello")
    optional = regex("(a)(b)?", "ac")
    csv      = csvdecode("a,b\n1,\"x,y\"\n2,\"q\"\"q\"\n")
    yaml     = yamldecode("a: &x [1, 0x1F, 0o17, 1e3, .inf_no, ~, yes, 'y', \"\\u00e9\"]\nb: *x\nc:\n  <<: {d: 1}\n  e: 2024-01-01\nm: |\n  one\n   two\nf: >-\n  folded\n  text\n")
    json     = jsondecode("{\"a\":[1,2.50,1e2,null,true],\"b\":{\"c\":\"\\u00e9\\n\"}}")
    encoded  = jsonencode({ z = 1, a = [null, true, "<&>\u2028\"", 1.50], m = { "k l" = {} } })
    yamlout  = yamlencode({ a = [1, "two", null, true], b = { c = "yes", d = "multi\nline", e = "" }, "f g" = [] })
    base64   = [base64encode("héllo"), base64decode("aMOpbGxv"), base64sha256("x"), md5("x"), sha1("x"), sha512("")]
    url      = urlencode("a b&c=d/é+~*")
    text64   = textencodebase64("hi", "UTF-16LE")
    uuid     = [uuidv5("dns", "example.com"), uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "x")]
    dates    = [formatdate("DD MMM YYYY hh:mm:ss ZZZ 'on' EEEE", "2024-02-29T23:59:01Z"), formatdate("EEE, D-M-YY H:m AA Z", "2024-12-31T13:05:09+02:30"), timeadd("2024-02-28T23:00:00Z", "26h30m"), timecmp("2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00")]
    cidr     = [cidrsubnet("10.0.0.0/16", 8, 255), cidrhost("10.0.0.0/24", -2), cidrnetmask("172.16.0.0/12"), cidrsubnet("fd00::/48", 16, 10), cidrhost("fd00::/64", 255)]
    subnets  = cidrsubnets("10.0.0.0/16", 4, 4, 8, 2)
    plural   = { for s in ["a", "b"] : s => one([for t in ["b"] : t if t == s]) }
    sum      = sum([1, "2", 3.5])
    minimum  = min([3, 1, 2]...)
    chunk    = chunklist(["a", "b", "c"], 2)
    coalesce = [coalesce("", "b"), coalescelist([], ["x"]), coalesce(null, 1)]
    sorted   = sort(["b", "A", "a", "10", "9", "é"])
    distinct = distinct([1, "1", 2, 1])
    lookup   = lookup({ a = "x" }, "b", "d")
    nested   = try({ a = { b = [10, 20] } }.a.b[1], 0)
    slice    = slice(["a", "b", "c"], 1, 3)
    dirs     = [dirname("/a/b/c.txt"), basename("a/b/"), pathexpand("/x"), abspath("/a/../b")]
    starts   = [startswith("abc", "ab"), endswith("abc", "bc"), strcontains("abc", "b")]
    setops   = [setunion(["a"], ["b", "a"]), setintersection(["a", "b"], ["b"]), setsubtract(["a", "b"], ["a"])]
    types    = [can(tomap({ a = 1, b = "x" })), tolist(toset(["b", "a"])), tomap({ a = 1, b = "2" })]
    element  = [element(["a", "b"], 3)]
    reverse  = reverse([1, 2, 3])
    range    = [range(3), range(1, 4), range(0, 10, 4), range(3, 0)]
    zipmap   = zipmap(["b", "a"], [1, 2])
    ternary  = [for n in range(4) : n % 2 == 0 ? "even" : "odd"]
    flatten  = flatten([["a", ["b"]], [], [[["c"]]]])
  }
}
