locals {
  name  = "n"
  list  = ["a", "b"]
  empty = ""
  map   = { k = "v" }
}
resource "terraform_data" "t" {
  input = {
    nested   = "${"${"${local.name}"}"}-${"x${"y"}"}"
    call     = "${join("${"-"}", [for x in local.list : "${x}${"\"${x}\""}"])}"
    json     = "${jsonencode({ "a" = "${local.name}", "b" = ["${local.list[0]}"] })}"
    unwrap   = "${local.list}"
    unwrap2  = "${local.map}"
    bool     = "${true}"
    text     = "${true}${""}"
    number   = "${1.50}"
    numtext  = "${1.50} "
    if       = "%{if local.empty == ""}empty%{else}full%{endif}"
    for      = "%{for i, x in local.list}${i}=${x}%{if i < 1},%{endif}%{endfor}"
    formap   = "%{for k, v in local.map}${k}->${v};%{endfor}"
    escape   = "$${x} %%{y} $x %x $$ %% \\ \t \u00e9 \U0001F600 $"
    trailing = "100%"
    dollar   = "a$"
    both     = "$${local.name} %{if true}%%{x}%{endif}"
    cond     = "${local.name == "n" ? "yes ${local.name}" : "no"}"
    chain    = "${{ a = "${local.name}" }.a}${[for s in ["${local.name}s"] : s][0]}"
    heredoc = <<-EOT
      %{~for x in local.list~}

        - ${x}: ${<<-IN
          inner ${x}
        IN
}
      %{~endfor}
      end ${"quoted"} "bare" \n $${not} %%{not}
    EOT
    trim    = <<EOT
  %{if true~}
  kept
  %{~else}
  dropped
  %{endif~}
last
EOT
  }
}
