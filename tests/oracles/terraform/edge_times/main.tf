resource "terraform_data" "t" {
  input = {
    add      = [for span in ["1h", "-30m", "1.5h", "10s500ms", "2h45m30s", "0s"] : timeadd("2026-02-28T23:30:00Z", span)]
    offset   = timeadd("2026-11-22T10:00:00+02:00", "24h")
    leap     = timeadd("2028-02-28T23:59:59Z", "1s")
    nanos    = timeadd("2026-01-01T00:00:00Z", "1ns")
    compare  = [timecmp("2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00"), timecmp("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    formats  = [for spec in ["DD MMM YYYY hh:mm ZZZ", "EEEE, DD-MMM-YY hh:mm:ss ZZZ", "EEE, D MMMM YYYY H:mm AA", "h:m:s aa Z", "YYYY-MM-DD'T'hh:mm:ssZZZZZ", "'it''s' HH"] : formatdate(spec, "2026-03-05T14:07:09-03:30")]
    midnight = formatdate("HH H hh h aa", "2026-01-01T00:00:00Z")
    noon     = formatdate("HH H hh h AA", "2026-01-01T12:00:00Z")
  }
}
