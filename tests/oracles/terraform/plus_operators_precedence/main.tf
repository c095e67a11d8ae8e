locals {
  a = 2
  b = "3"
}
resource "terraform_data" "p" {
  input = {
    one    = local.a + local.b * 2 - 1
    two    = (local.a + local.b) * 2 % 4
    three  = !(local.a > 1 && local.b < 2 || false)
    four   = local.a == 2 ? local.b == "3" ? "x" : "y" : "z"
    five   = -local.a + -(-3)
    six    = local.a > 1 == true
    seven  = "1" == 1
    eight  = [1] == tolist([1])
    nine   = { a = 1 } == { a = 1 }
    ten    = null == null
    eleven = local.b != 3
    twelve = local.a <= 2 && local.a >= "2"
    div    = [7 / 2, 10 / 4 * 2, 1 / 3 * 3 == 1, 6 / "4"]
    idx    = [[1, 2], [3]][1][0] + { x = 4 }["x"]
    multi = (
      local.a
      +
      1
    )
    chain = [for x in [1, 2, 3] : x * 2 if x % 2 == 1][0] == 2 ? "odd" : "even"
    nest  = { for k, v in { a = [1, 2], b = [] } : k => { for i, x in v : "k${i}" => x } }
    tern  = local.a > 5 ? [] : ["a", 1]
    obj   = { "quoted key" = 1, (local.b) = 2, bare = 3, "x-${local.a}" = 4, 5 = 6 }
    null1 = try({}.x, null) == null
  }
}
