locals {
  t = "2024-02-29T23:59:60Z"
  u = "2024-02-29T12:34:56.789+05:30"
}
resource "terraform_data" "d" {
  input = {
    add    = [timeadd("2024-02-28T12:00:00Z", "24h"), timeadd("2024-12-31T23:59:59Z", "1s"), timeadd(local.u, "-1h30m"), timeadd("2024-01-01T00:00:00Z", "1.5h"), timeadd("2024-01-01T00:00:00Z", "1ns"), timeadd("2024-01-01T00:00:00+02:00", "0s"), timeadd("2024-03-31T00:00:00Z", "-744h")]
    format = [formatdate("DD MMM YYYY hh:mm ZZZ", local.u), formatdate("EEEE, D MMMM YY", "2024-02-29T00:00:00Z"), formatdate("HH:mm:ss AA", "2024-02-29T00:05:09Z"), formatdate("h 'o''clock' aa", "2024-02-29T13:05:09Z"), formatdate("YYYY-MM-DD'T'hh:mm:ssZ", local.u), formatdate("ZZZZ ZZZZZ Z", "2024-02-29T13:05:09Z"), formatdate("M/D/YY EEE", "2024-02-05T13:05:09Z")]
    cmp    = [timecmp("2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00"), timecmp("2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"), timecmp(local.u, "2020-01-01T00:00:00Z")]
    can    = [can(timeadd(local.t, "1s")), can(formatdate("YYY", local.u)), can(timeadd("2024-01-01", "1h")), can(timecmp("x", local.u)), can(timeadd("2024-01-01T00:00:00Z", "1d")), can(formatdate("X", local.u))]
  }
}
