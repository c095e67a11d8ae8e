resource "terraform_data" "this" {
  input = {
    b64e      = base64encode("Hello, żółw")
    b64d      = base64decode("SGVsbG8=")
    textenc   = textencodebase64("Hello", "UTF-16LE")
    textdec   = textdecodebase64("SABlAGwAbABvAA==", "UTF-16LE")
    csv       = csvdecode("a,b\n1,\"x,y\"\n2,\"q\"\"q\"\n")
    json      = jsondecode("{\"a\": [1, 2.5, null, true], \"b\": {\"c\": \"x\"}}")
    jsone     = jsonencode({ b = [1, 2.5, null, true], a = "<&>", c = { d = "é" } })
    jsonnum   = jsonencode([1e3, 0.1, 100000000000000000000, "1"])
    url       = urlencode("a b&c/d?é")
    yamld     = yamldecode("a: 1\nb: [x, 'y']\nc:\n  d: true\n  e: ~\n")
    yamle     = yamlencode({ a = 1, b = ["x", true, null], c = { d = "text: with colon", e = "" } })
    yaml_list = yamlencode([{ a = "1" }, { a = "line\nbreak" }])
    md5       = md5("x")
    sha1      = sha1("x")
    sha256    = sha256("x")
    sha512    = sha512("x")
    b64sha256 = base64sha256("x")
    b64sha512 = base64sha512("x")
    uuidv5    = uuidv5("dns", "example.com")
    uuidv5u   = uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "x")
  }
}
resource "aws_ssm_parameter" "this" {
  name  = "/x"
  type  = "String"
  value = yamlencode({ hosts = ["a", "b"], port = 80 })
}
