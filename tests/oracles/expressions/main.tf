# What the expressions beside this file name. Resources are planned, never applied: what they tell later is unknown.
resource "terraform_data" "t" {}

resource "terraform_data" "text" {
  input = "x"
}

resource "terraform_data" "number" {
  input = 1
}

resource "terraform_data" "truth" {
  input = true
}

resource "terraform_data" "list" {
  input = tolist(["a", "b"])
}

resource "terraform_data" "set" {
  input = toset(["a", "b"])
}

resource "terraform_data" "map" {
  input = tomap({ a = "x" })
}

resource "terraform_data" "object" {
  input = { a = "x", b = 1 }
}

resource "terraform_data" "tuple" {
  input = ["x", 1]
}

variable "secret" {
  default   = "s3cret"
  sensitive = true
}

variable "passing" {
  default   = "s3cret"
  ephemeral = true
}

variable "gone" {
  default   = true
  ephemeral = true
}

variable "typed" {
  type = list(object({
    name = string
    port = optional(number, 80)
    tags = optional(map(string))
    deep = optional(object({ on = optional(bool, true) }), {})
  }))
  default = [{ name = "a" }, { name = "b", port = "8080", tags = { x = 1 }, deep = { on = false } }]
}

variable "numbers" {
  type    = map(number)
  default = { a = "1", b = 2 }
}

variable "any" {
  type    = any
  default = { list = [1, "a"], text = "x" }
}

variable "pair" {
  type    = tuple([string, number])
  default = [1, "2"]
}

variable "unique" {
  type    = set(string)
  default = ["b", "a", "b"]
}

locals {
  heredoc = <<EOT
first
  second
EOT

  indented = <<-EOT
    first
      second

    third ${1 + 1}
  EOT

  interpolated_start = <<-EOT
    ${"a"} b
      c ${"d"}
  EOT

  directives = <<-EOT
    %{for x in ["a", "b"]}
    - ${x}
    %{endfor}
    %{if true}yes%{else}no%{endif}
  EOT

  stripped = <<-EOT
    %{for x in ["a", "b"]~}
    - ${x}
    %{endfor~}
    end
  EOT

  both = "a  %{~if true~}  b  %{~else~}  c  %{~endif~}  d"

  escaped = <<EOT
$${not} %%{this} \n stays "quoted"
EOT

  json = <<EOT
{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": ["s3:*"], "Resource": "arn:${"aws"}:s3:::b/*" }]
}
EOT

  nested = <<-EOT
    %{for k, v in { a = [1, 2], b = [] }~}
    ${k}:
    %{for x in v~}
      - ${x}
    %{endfor~}
    %{endfor~}
  EOT

  mixed = <<-EOT
  	tab
    blanks
  EOT

  template = "Hello $${name}, %%{for x in list}$${x};%%{endfor}"
  broken   = "Hello $${name"
}
