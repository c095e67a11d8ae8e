resource "terraform_data" "this" {
  input = {
    format  = formatdate("DD MMM YYYY hh:mm ZZZ", "2018-01-02T23:12:01Z")
    format2 = formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ", "2018-01-02T23:12:01Z")
    format3 = formatdate("YYYY-MM-DD'T'hh:mm:ssZ", "2018-01-02T23:12:01+02:00")
    format4 = formatdate("H:m AA", "2018-01-02T23:02:01Z")
    add     = timeadd("2017-11-22T00:00:00Z", "10m")
    sub     = timeadd("2017-11-22T00:00:00Z", "-36h")
    cmp     = [timecmp("2017-11-22T00:00:00Z", "2017-11-22T01:00:00Z"), timecmp("2017-11-22T01:00:00Z", "2017-11-22T00:00:00-01:00")]
  }
}
resource "aws_kms_key" "this" {
  description = "rotates after ${formatdate("YYYY", timeadd("2024-06-01T00:00:00Z", "8760h"))}"
}
