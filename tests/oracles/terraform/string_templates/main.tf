variable "list" {
  default = ["x", "y"]
}
resource "aws_iam_user" "this" {
  name = "${join("", [for x in var.list : upper(x)])}${length(var.list) > 1 ? "-many" : ""}"
  path = "/%{ if length(var.list) > 1 }many%{ else }one%{ endif }/"
  tags = {
    For    = "%{ for i, x in var.list }${i}=${x}%{ if i < length(var.list) - 1 }/%{ endif }%{ endfor }"
    Quote  = "say \\ \"hi\""
    Only   = "${var.list[0]}"
    Number = "${1 + 1}"
    Bool   = "${true}"
    Escape = "$${not} %%{not} $$ %% $x"
    Nested = "${"a${"b"}"}"
  }
}
