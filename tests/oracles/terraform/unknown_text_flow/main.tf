resource "terraform_data" "id" {}
resource "aws_s3_bucket" "b" {
  bucket_prefix = "logs-"
}
resource "terraform_data" "t" {
  input = {
    starts     = startswith("prefix-${terraform_data.id.id}", "prefix-")
    starts_not = startswith("prefix-${terraform_data.id.id}", "other")
    starts_long = startswith("pre${terraform_data.id.id}", "prefix")
    ends       = endswith("${terraform_data.id.id}-suffix", "-suffix")
    contains   = strcontains("a-${terraform_data.id.id}", "a")
    equal      = "a-${terraform_data.id.id}" == "b"
    not_equal  = "a-${terraform_data.id.id}" != ""
    is_null    = terraform_data.id.id == null
    is_set     = "x${terraform_data.id.id}" != null
    arn_null   = aws_s3_bucket.b.arn == null
    arn_text   = "${aws_s3_bucket.b.arn}/*"
    arn_start  = startswith("arn:aws:s3:::${aws_s3_bucket.b.id}", "arn:aws:")
    coalesced  = coalesce("x-${terraform_data.id.id}", "y")
    lower      = lower("ABC-${terraform_data.id.id}")
    formatted  = format("%s-%s", "known", terraform_data.id.id)
    pre_format = startswith(format("known-%s", terraform_data.id.id), "known-")
    joined     = join("-", ["a", terraform_data.id.id])
    pre_joined = startswith(join("-", ["a", terraform_data.id.id]), "a-")
    length     = length(terraform_data.id.id) > 0
    split      = split("/", "a/b/${terraform_data.id.id}")
    json       = startswith(jsonencode({ a = terraform_data.id.id }), "{")
    json_list  = startswith(jsonencode([terraform_data.id.id]), "[{")
    conditional = terraform_data.id.id == "x" ? "p-1" : "p-2"
    pre_cond   = startswith(terraform_data.id.id == "x" ? "p-1" : "p-2", "p-")
    either     = terraform_data.id.id == "x" ? "same" : "same"
    nullable   = terraform_data.id.id == "x" ? null : "v"
    not_null   = (terraform_data.id.id == "x" ? "a" : "b") != null
  }
}
resource "terraform_data" "logic" {
  input = {
    and   = terraform_data.id.id == "x" && false
    or    = terraform_data.id.id == "x" || true
    not   = !(terraform_data.id.id == "x")
    and_t = terraform_data.id.id == "x" && true
    sum   = [for item in [1, 2] : item if startswith("n${terraform_data.id.id}", "n")]
  }
}
