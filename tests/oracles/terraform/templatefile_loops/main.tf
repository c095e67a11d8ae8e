locals {
  hosts = { web = ["10.0.0.1", "10.0.0.2"], db = [] }
}

resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "terraform_data" "rendered" {
  input = templatefile("${path.module}/hosts.tftpl", {
    hosts  = local.hosts
    title  = "hosts"
    null   = null
    flag   = true
    number = 1.5
  })
}

resource "terraform_data" "partly" {
  input = templatefile("${path.module}/unknown.tftpl", { id = aws_s3_bucket.b.id, name = aws_s3_bucket.b.bucket })
}

resource "terraform_data" "object" {
  input = templatefile("${path.module}/one.tftpl", { list = ["a", "b"] })
}

resource "terraform_data" "lines" {
  input = split("\n", trimspace(templatefile("${path.module}/hosts.tftpl", { hosts = {}, title = upper("none"), null = "x", flag = false, number = 1 })))
}

resource "terraform_data" "string" {
  input = templatestring(local.text, { a = "A", list = [1, 2] })
}

resource "terraform_data" "strings" {
  for_each = { a = { t = local.text }, b = { t = local.text } }
  input    = [templatestring(each.value.t, { a = 1, list = [] }), templatestring(local.texts[each.key], { a = each.key, list = [3] })]
}

locals {
  texts = { a = local.text, b = "$${upper(a)}" }
  text  = "a=$${a} %%{for item in list}[$${item}]%%{endfor}"
}
