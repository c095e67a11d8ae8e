locals {
  list = ["b", "a", "c"]
  tags = {
    join       = join("-", local.list)
    split      = split(",", "x,y,z")[1]
    replace    = replace("a.b.c", ".", "_")
    lower      = lower("ABCé")
    upper      = upper("abcé")
    title      = title("hello big-world it's")
    trim       = trimspace("  x \n")
    prefix     = trimprefix("prod-app", "prod-")
    suffix     = trimsuffix("app.git", ".git")
    format     = format("%s-%03d-%q-%v-%%", "a", 7, "q", true)
    pad        = format("%5s|%4d", "ab", 12)
    starts     = startswith("abc", "ab")
    substr     = substr("hello", 1, 3)
    tail       = substr("hello", -2, -1)
    base64     = base64encode("hé")
    back       = base64decode("aMOp")
    heredoc    = <<EOT
line ${local.list[0]}
%{ for i, x in local.list ~}
${i}=${x};
%{ endfor ~}
%{ if length(local.list) > 2 }many%{ else }few%{ endif }
EOT
    chomp      = chomp("x\n")
    escaped    = "$${not} %%{this} \u00e9 \"q\""
    decoded    = jsondecode("{\"a\":[1,2.5]}").a[1]
  }
}

resource "aws_ebs_volume" "v" {
  availability_zone = "us-east-1a"
  size              = 1
  tags              = local.tags
}
