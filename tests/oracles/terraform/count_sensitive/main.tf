variable "secret" {
  type      = string
  default   = "abc"
  sensitive = true
}

resource "terraform_data" "counted" {
  count = length(nonsensitive(var.secret))
  input = count.index
}

resource "terraform_data" "marks" {
  input = {
    is        = issensitive(var.secret)
    isnt      = issensitive(nonsensitive(var.secret))
    length    = nonsensitive(length(var.secret))
    wrapped   = "<${var.secret}>"
    condition = var.secret == "abc" ? "yes" : "no"
    list      = [var.secret, "plain"]
    keys      = keys({ a = var.secret })
    object    = { a = var.secret, b = 1 }.b
  }
}
