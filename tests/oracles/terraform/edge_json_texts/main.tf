resource "terraform_data" "j" {
  input = {
    escapes  = jsonencode("<a href=\"x\">&amp;</a>\u2028\u2029\u0001\t\n\\ é 😀")
    keys     = jsonencode({ z = 1, a = 2, "B" = 3, "10" = 4, "9" = 5, "é" = 6, "" = 7 })
    nested   = jsonencode({ list = [1, [2, { x = null }]], empty = {}, none = [], set = toset(["b", "a"]) })
    numbers  = jsonencode([1, 1.0, 1.50, 1e3, 1e-3, 123456789.123456789, -0.0])
    twice    = jsonencode({ inner = jsonencode({ deep = "\"q\"" }) })
    decoded  = jsondecode("{\"a\": [1, 2.50, true, null, \"\\u00e9\\n\"], \"b\": {\"c\": {}}, \"a b\": 1e2}")
    scalars  = [jsondecode("1"), jsondecode("\"x\""), jsondecode("null") == null, jsondecode(" true ")]
    round    = jsonencode(jsondecode("{\"b\":1,\"a\":[{\"y\":1,\"x\":2}]}"))
    object   = jsonencode({ for word in ["one", "two"] : word => { n = length(word), (word) = true } })
    typed    = jsonencode(tomap({ a = "1", b = 2 }))
    big      = jsondecode("123456789012345678901234567890")
    repeated = jsondecode("{\"a\":1,\"a\":2}")
  }
}
resource "aws_ssm_parameter" "p" {
  name  = "p"
  type  = "String"
  value = jsonencode({ html = "<b>&</b>", list = [for number in range(3) : number / 2] })
}
