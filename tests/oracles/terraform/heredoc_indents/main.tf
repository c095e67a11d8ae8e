locals {
  name  = "world"
  lines = "one\n  two\nthree"
  flush = <<-EOT
      four
        six ${local.name}
    ${local.name}
      %{if true~}
      kept
      %{~endif}
      end
  EOT
  blank = <<-EOT
        first

      second
        	tab
  EOT
  plain = <<EOT
  two ${"nested ${upper("x")} \"quoted\" ${jsonencode({ a = "}" })}"}
$${literal} %%{literal} \n not escaped
  EOT
  loop = <<-EOT
    %{for index, item in ["a", "b"]~}
    ${index}: ${item}
    %{endfor~}
    done
  EOT
  strip = <<-EOT
    a ${~"  b  "~} c
    d
    %{~if false} x %{else} y %{endif~}
    e
  EOT
  crossing  = <<-EOT
    ${local.lines}
      after
  EOT
  tight = <<EOT
x
EOT
  empty = <<-EOT
  EOT
}

resource "terraform_data" "heredocs" {
  input = {
    flush = local.flush, blank = local.blank, plain = local.plain, loop = local.loop
    strip = local.strip, crossing = local.crossing, tight = local.tight, empty = local.empty
    upper = upper(<<-EOT
      inside a call
        deeper
    EOT
    )
    list = [<<-A
      a
    A
    , <<B
b
B
    ]
  }
}
