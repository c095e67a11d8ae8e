locals {
  text = "{\"n\":1.0,\"big\":123456789012345678901234567890,\"e\":1e3,\"neg\":-0,\"f\":0.1,\"nul\":null,\"arr\":[1,\"2\",null,{}],\"dup\":1,\"dup\":2,\"u\":\"\\u00e9\\ud83d\\ude00<>&\",\"nest\":{\"b\":1,\"a\":[[]]},\"\":\"empty\",\"t\":true}"
  back = jsondecode(local.text)
}
resource "terraform_data" "this" {
  input = {
    back   = local.back
    again  = jsonencode(local.back)
    yaml   = yamlencode(local.back)
    round  = yamldecode(yamlencode(local.back)) == local.back
    type_n = local.back.n + 1
    nulls  = [for x in local.back.arr : x == null]
    keys   = keys(local.back)
    top    = [jsondecode("1"), jsondecode("\"x\""), jsondecode("null"), jsondecode("[]"), jsondecode(" true ")]
    bad    = [can(jsondecode("{")), can(jsondecode("")), can(jsondecode("{} x")), can(jsondecode("[1,]")), can(jsondecode("01")), can(jsondecode("'x'")), can(jsondecode("nul"))]
    ydoc   = yamldecode("a: 0o17\nb: 0x1F\nc: 1_000\nd: .5\ne: 1e3\nf: '1'\ng: ~\nh: yes\ni: 2024-01-02\nj: !!str 5\nk: .inf2\nl: 012\nm: on\nn: True\no: \"\\x41\"\np: [1, two, [3]]\nq: {r: s}")
    ymulti = can(yamldecode("a: 1\n---\nb: 2"))
    yscal  = [yamldecode("plain"), yamldecode("5"), yamldecode("- x"), yamldecode("null")]
    ymerge = yamldecode("base: &b {x: 1, y: 2}\nd:\n  <<: *b\n  y: 3")
  }
}
