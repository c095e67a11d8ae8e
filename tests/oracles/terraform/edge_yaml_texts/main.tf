resource "terraform_data" "y" {
  input = {
    scalars  = yamldecode("[yes, no, on, off, y, n, true, True, TRUE, null, ~, Null, '', 0x1f, 0o17, 017, 0b11, 1_000, 1e3, .5, 2026-11-22, 12:30, 1.0, +5, -7, 0, 1., 0x, \"q\"]")
    blocks   = yamldecode("lit: |\n  a\n   b\nfold: >-\n  one\n  two\n\n  three\nkeep: |+\n  x\n\n")
    anchors  = yamldecode("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n")
    tags     = yamldecode("s: !!str 12\nf: !!float 3\ni: !!int \"7\"\nb: !!bool \"true\"\n")
    quoted   = yamldecode("a: \"tab\\there \\u00e9 \\x41\"\nb: 'it''s'\n")
    document = yamldecode("---\na: 1\n...\n")
    keys     = yamldecode("1: one\ntrue: yes\nfalse: no\n1.5: x\n\"q q\": 2\n")
    encoded  = yamlencode({ b = [1, "1", true, "true", null, "null", 1.5], a = { "needs: quote" = "x: y", "y" = "n" }, e = [], m = {} })
    multi    = yamlencode({ text = "line one\nline two\n", trail = "x\n\ny", tab = "\t" })
    odd      = yamlencode(["", " ", "- a", "# c", "@x", "%x", "0x1f", "1e3", "2026-11-22", "~", "é", "{a}", "[b]", "!t", "&a", "*a", "'", "\"", "a'b", "-", "?", ":", "yes"])
    nested   = yamlencode([[1, [2]], { a = [{ b = 1, c = [] }] }])
    round    = yamldecode(yamlencode({ a = "007", b = 7, c = "no", d = [null] }))
  }
}
