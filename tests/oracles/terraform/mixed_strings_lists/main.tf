variable "csv" {
  default = " a, b ,,c "
}
variable "lookup" {
  default = { a = "A" }
}
resource "aws_iam_group" "this" {
  for_each = toset(compact([for part in split(",", var.csv) : trimspace(part)]))
  name     = lookup(var.lookup, each.key, "default-${each.key}")
  path     = "/${join("/", [for i in range(1, length(each.key) + 2) : format("%d", 96 + i)])}/"
}
resource "terraform_data" "this" {
  input = {
    formatted = formatlist("%s=%s", keys(var.lookup), values(var.lookup))
    nested    = { for outer in ["x", "y"] : outer => { for inner in ["1", "2"] : inner => "${outer}${inner}" } }
    matrix    = [for row in range(2) : [for column in range(3) : row * 3 + column]]
    chunks    = chunklist(split("", "abcdef"), 4)
    zipped    = zipmap(["a", "b"], [[1], [2]])
    regex     = [for m in regexall("([a-z]+)=([0-9]+)", "a=1,b=22") : { (m[0]) = tonumber(m[1]) }]
    trimmed   = trim("--x--", "-")
    dir       = dirname("/a/b/c.txt")
    padded    = format("%-6s|%6s|%06d|%+d|%e", "ab", "cd", 42, 7, 1234.5678)
    hex       = format("%x %X %o %b", 255, 255, 8, 5)
    quoted    = format("%q %v %v", "a\"b", [1, "x"], { k = true })
    spread    = concat(["a"], flatten([["b"], ["c", ["d"]]]))
    min_max   = [min(3, 1, 2), max([3, 1, 2]...)]
    coalesced = coalescelist([], ["fallback"])
  }
}
