locals {
  doc = {
    str    = "a: b # c"
    multi  = "l1\nl2\n"
    num    = "0123"
    yes    = "yes"
    nul    = null
    list   = [1, "1", [], {}, [[2]], { k = "v", l = [3] }]
    empty  = ""
    keys   = { "1" = "one", "true" = "t", "a b" = "s", "" = "e" }
    float  = 1.5
    date   = "2020-01-01"
    unicod = "é\t日"
    big    = 1e21
  }
}
resource "terraform_data" "e" {
  input = {
    yaml     = yamlencode(local.doc)
    yamlback = yamldecode(yamlencode(local.doc))
    json     = jsonencode(local.doc)
    jsonback = jsondecode(jsonencode(local.doc))
    yamlin = yamldecode(<<-EOT
      base: &b {x: 1, y: [a, b]}
      use:
        <<: *b
        y: z
      oct: 0o17
      hex: 0xff
      inf: .inf2
      tilde: ~
      when: 2001-12-14t21:59:43.10-05:00
      yes: no
      quoted: 'it''s'
      folded: >
        one
        two

        three
      keep: |+
        x

      strip: |-
        y
      list:
      - - 1
        - 2
      - k: v
        l: w
      int: 1_000
      float: 1e3
      bin: !!binary aGVsbG8=
      str: !!str 12
    EOT
    )
    csv     = csvdecode("a,b,\"c d\"\n1,\"x,\"\"y\"\"\",\n\n2,\"multi\nline\",z\n")
    url     = urlencode("a b+c/d?e=f&g=é~*'()!")
    b64     = [base64encode("é"), base64decode("w6k="), textencodebase64("é", "UTF-16LE"), textdecodebase64("6QA=", "UTF-16LE"), textencodebase64("A€", "windows-1252")]
    hashes  = [md5("é"), sha1(""), substr(sha256("a"), 0, 8), base64sha256("a"), substr(sha512("a"), 0, 8), uuidv5("dns", "example.com"), base64sha512("")]
    jsonraw = jsondecode("{\"a\": \"\\u00e9\\n\", \"b\": [1.0, 1e2, -0.0], \"c\": {}, \"d\": null}")
  }
}
