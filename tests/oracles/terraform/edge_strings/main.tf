resource "terraform_data" "s" {
  input = {
    titles   = [title("hello wOrld-foo bar_baz"), title("o'neil é"), upper("straße ı"), lower("ÀÉİ")]
    trims    = [trim("??a?b??", "?"), trim("xyabyx", "xy"), trimprefix("aab", "a"), trimsuffix("a.tf.tf", ".tf"), trimspace("\t a \u00a0\n")]
    substrs  = [substr("hello", 1, 3), substr("hello", -3, 2), substr("hello", 2, -1), substr("añb", 1, 1), substr("abc", 3, 1), substr("abc", 0, 99)]
    indents  = indent(4, "a\nb\n\nc")
    chomps   = [chomp("a\n\n"), chomp("a\r\n"), chomp("a \n")]
    splits   = [split(",", "a,,b,"), split("", "abc"), split("ab", "xaby"), split(",", "")]
    joins    = [join("-", ["a", 1, true]), join("", []), join(",", ["a"], ["b", "c"])]
    starts   = [startswith("abc", ""), endswith("abc", "bc"), strcontains("abc", "d"), startswith("", "a")]
    wrapped  = [for line in split("\n", "x\ny") : ">${line}<"]
    heredoc  = <<-EOT
      %{for word in ["a", "b"]~}
      - ${word}
      %{endfor~}
      end "quoted" $${x} %%{y}
        indented
    EOT
    template = templatestring(local.text, { n = 3, words = ["x", "y"] })
    unicode  = "\u00e9\U0001F600${"\t"}|"
    compare  = ["a" == "A", "e\u0301" == "é", "10" == 10, "true" == true]
    paths    = [basename("/a/b/"), dirname("a"), dirname("/a/b/"), basename(""), abspath("/a/../b"), pathexpand("/x/y")]
  }
}
locals {
  text = "%%{ for w in words }$${w}$${n}%%{ if w != \"y\" },%%{ endif }%%{ endfor }"
}
