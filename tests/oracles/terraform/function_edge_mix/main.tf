locals {
  objs = [{ n = "b", v = 2, t = ["x"] }, { n = "a", v = 10, t = [] }, { n = "b", v = 3, t = ["y", "z"] }]
}
resource "terraform_data" "t" {
  input = {
    group   = { for o in local.objs : o.n => o.v... }
    tags    = merge([for o in local.objs : { for t in o.t : t => o.n }]...)
    index   = { for i, o in local.objs : i => o.n }
    top     = reverse(sort([for o in local.objs : format("%03d:%s", o.v, o.n)]))[0]
    sum     = sum(local.objs[*].v)
    uniq    = length(distinct(local.objs[*].n))
    inv     = { for k, vs in transpose({ a = ["1", "2"], b = ["2"] }) : k => join("", vs) }
    replace = replace("a.b-c", "/[.-](.)/", "<$1>")
    caps    = regexall("(?P<k>\\w+)=(?P<v>\\d+)", "a=1, bc=22")
    wrap    = formatlist("%s-%s", ["a", "b"], ["1", "2"])
    title   = title("hello wORLD-foo bar_baz")
    trim    = [trim("!?x?!", "!?"), trimprefix("aaab", "a"), trimspace("\t x \n")]
    indent  = indent(2, "a\nb\n\nc")
    chomp   = chomp("x\r\n\n")
    sub     = substr("héllo", 1, 3)
    csv     = csvdecode("a,b\n1,\"x,y\"\n2,\n")
    url     = urlencode("a b&c=d/é")
    b64     = base64encode("héllo\n")
    sha     = substr(sha256("x"), 0, 12)
    uuid5   = uuidv5("dns", "example.com")
    cidr    = [cidrhost("10.0.0.0/30", -1), cidrnetmask("10.0.0.0/20"), cidrsubnet("fd00::/48", 16, 255)]
    time    = [timeadd("2024-02-28T23:00:00Z", "25h"), formatdate("DD MMM YYYY hh:mm AA", "2024-02-29T15:04:05Z")]
    range   = [range(0), range(5, 0, -2), range(0, 1, 0.25)]
    pairs   = setproduct(["a"], [1, 2], [true])
    range2  = [for i in range(3) : i % 2 == 0 ? "even" : i]
    cond    = local.objs[0].v > 1 && contains(local.objs[*].n, "a") ? 1 : "none"
    can     = [can(local.objs[9]), can(tonumber("x")), can(local.objs[0].nope)]
    lookup  = [lookup({ a = 1 }, "b", "z"), element(["a", "b"], 5), try(index(["a"], "b"), -1)]
    null    = [coalesce(null, "a"), try(coalesce("", null), "nothing"), compact([null, "", "x"])]
    matches = [strcontains("abc", "bc"), startswith("abc", ""), endswith("abc", "bcd")]
    alltrue = [alltrue([]), anytrue([]), alltrue(["true", true])]
    one     = [one([]), one(["x"]), one(toset([5]))]
    chunk   = chunklist([1, 2, 3, 4, 5], 2)
    keys    = keys({ b = 1, a = 2, "C" = 3, "10" = 4, "9" = 5 })
    values  = values({ b = 1, a = "x" })
    zip     = zipmap(["x", "x", "y"], [1, 2, 3])
    yaml    = yamlencode({ a = ["x", { b = null }], "c d" = "yes", e = 1.0, f = "multi\nline\n" })
    json    = jsonencode({ a = "<&>", b = 1e3, c = 0.1, d = "\u00e9\u2028", e = null })
  }
}
