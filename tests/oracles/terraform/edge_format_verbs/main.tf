locals {
  things = { text = "a\"b", number = 42, real = 3.14159, yes = true, none = null, list = ["x", 1], map = { k = "v" } }
}
resource "terraform_data" "verbs" {
  input = {
    sharp_v   = [for key in ["text", "number", "real", "yes", "list", "map"] : format("%#v", local.things[key])]
    plain_v   = [for key in ["text", "number", "real", "yes", "list", "map"] : format("%v", local.things[key])]
    null_v    = format("%v|%#v", null, null)
    quoted    = format("%q %q", "tab\t", "é")
    width     = format("[%8s][%-8s][%08d][%+d][% d]", "ab", "ab", 42, 42, 42)
    precision = format("[%.2f][%8.3f][%-8.1f][%.0f]", 3.14159, 3.14159, 3.14159, 2.5)
    exponent  = format("%e %E %.2e %g %G", 123456.789, 0.00012, 98765, 1e21, 1e-7)
    radix     = format("%b %o %x %X %#x %#o %08b", 10, 64, 255, 255, 255, 8, 5)
    text_hex  = format("%x", 48879)
    star      = format("%[2]s-%[1]s-%[2]q", "a", "b")
    percent   = format("100%% of %d", 3)
    truncated = format("%.3s|%5.1s|", "añbc", "xyz")
    numbers   = format("%s %s %v", 1.50, true, 1e3)
    letters   = format("%5t|%t", true, "false")
    listed    = formatlist("%s=%d", ["a", "b"], [1, 2])
    broadcast = formatlist("%s/%s", "x", toset(["p", "q"]))
    none      = formatlist("%s", [])
    constants = formatlist("%s", "only")
  }
}
