resource "aws_sns_topic" "t" {
  name = "t"
}
resource "aws_sqs_queue" "q" {
  name = "q"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for i, a in ["sqs:SendMessage", "sqs:*"] : { Sid = "s${i}", Effect = "Allow", Action = a, Resource = "*", Principal = "*", Condition = i == 0 ? { ArnEquals = { "aws:SourceArn" = aws_sns_topic.t.arn } } : null }]
  })
}
locals {
  text = jsonencode({ a = aws_sns_topic.t.arn, b = "known" })
  yaml = yamlencode({ a = aws_sns_topic.t.arn })
}
resource "terraform_data" "a" {
  input = {
    len   = length(local.text)
    b64   = base64encode(local.text)
    dec   = jsondecode(local.text)
    decb  = try(jsondecode(local.text).b, "none")
    in    = "text: ${local.text}"
    yaml  = local.yaml
    split = split(":", aws_sns_topic.t.arn)[0]
    fmt   = format("%s-%s", aws_sns_topic.t.name, aws_sns_topic.t.arn)
    flist = formatlist("%s/%s", [aws_sns_topic.t.name, aws_sns_topic.t.arn], "x")
    name  = [for n in [aws_sns_topic.t.name, aws_sns_topic.t.arn] : n]
    cont  = contains([aws_sns_topic.t.arn, "x"], "x")
    cont2 = contains([aws_sns_topic.t.arn, "x"], "y")
    merge = merge({ a = 1 }, { b = aws_sns_topic.t.arn })
    look  = lookup({ a = aws_sns_topic.t.arn, b = 2 }, "b", 0)
    dist  = distinct(["a", aws_sns_topic.t.arn, "a"])
    comp  = compact(["a", aws_sns_topic.t.arn])
    sort  = sort([aws_sns_topic.t.arn, "a"])
    rev   = reverse([aws_sns_topic.t.arn, "a"])
    slice = slice(["a", aws_sns_topic.t.arn, "b"], 0, 1)
    elem  = element([aws_sns_topic.t.arn, "a"], 1)
    chunk = chunklist(["a", "b", aws_sns_topic.t.arn], 2)
    zip   = zipmap(["a", "b"], ["x", aws_sns_topic.t.arn])
    tset  = toset(["a", aws_sns_topic.t.arn])
    coal  = coalesce("", aws_sns_topic.t.name, aws_sns_topic.t.arn)
    coal2 = coalesce(aws_sns_topic.t.arn, "x")
    cl    = coalescelist([], [aws_sns_topic.t.arn])
    idx   = try(index(["a", aws_sns_topic.t.arn], "a"), "e")
    keys  = keys({ a = aws_sns_topic.t.arn })
    vals  = values({ b = aws_sns_topic.t.arn, a = 1 })
    sp    = setproduct(["a"], [aws_sns_topic.t.arn, "b"])
    su    = setunion(["a"], [aws_sns_topic.t.arn])
    ss    = setsubtract(["a", "b"], ["b"])
    flat  = flatten([["a"], [aws_sns_topic.t.arn, ["b"]]])
    conc  = concat(["a"], [aws_sns_topic.t.arn])
    len2  = length(concat(["a"], [aws_sns_topic.t.arn]))
    one   = one([aws_sns_topic.t.arn])
    any   = anytrue([true, aws_sns_topic.t.arn == "x"])
    all   = alltrue([false, aws_sns_topic.t.arn == "x"])
    repl  = replace("abc", "b", aws_sns_topic.t.arn)
    rng   = range(0, 3)
    cidr  = try(cidrsubnet("10.0.0.0/8", 8, length(aws_sns_topic.t.arn)), "e")
    trp   = transpose({ a = ["x"], b = ["x", "y"] })
    mk    = matchkeys(["i", "j"], ["a", "b"], [aws_sns_topic.t.arn])
  }
}
