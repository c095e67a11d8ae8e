locals {
  names = ["a", "b", "c"]
  flush = <<-EOT
      %{for i, n in local.names~}
      ${i}: ${n}
      %{~endfor}
    tail
  EOT
  blank = <<-EOT

      deep

    shallow
  EOT
  only_directive = <<-EOT
    %{if length(local.names) > 5}many%{else}few%{endif}
  EOT
  nested_quotes = <<EOT
{"k": ["${join("\", \"", local.names)}"]}
EOT
  escapes = <<-EOT
    $${literal} %%{literal} $$not %%not $ % \t \" "q"
    $${"a"}${"b"}
  EOT
  tabs = <<-EOT
		two
			three
		${"two again"}
  EOT
  crossed = <<-EOT
      six ${<<-IN
    inner
      more
    IN
  }
    four
  EOT
  inline = "%{for n in local.names}${n}%{if n != "c"}, %{endif}%{endfor}"
  trimmed = "a %{~for n in local.names~}  ${n}  %{~endfor~} z"
  marks = "[${~ "x" ~}] ${~ "y" } w"
  dollar = "$$ $${a} %% %%{b} $ %"
  unicode = "\u00e9\U0001F600"
}
resource "terraform_data" "all" {
  input = {
    flush   = local.flush
    blank   = local.blank
    only    = local.only_directive
    nested  = jsondecode(local.nested_quotes)
    escapes = local.escapes
    tabs    = local.tabs
    crossed = local.crossed
    inline  = local.inline
    trimmed = local.trimmed
    marks   = local.marks
    dollar  = local.dollar
    unicode = local.unicode
  }
}
