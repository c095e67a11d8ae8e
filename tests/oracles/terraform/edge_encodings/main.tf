resource "terraform_data" "e" {
  input = {
    utf16    = textencodebase64("héllo", "UTF-16LE")
    utf16be  = textdecodebase64("AGgA6Q==", "UTF-16BE")
    windows  = [textencodebase64("é€", "windows-1252"), textdecodebase64("6YA=", "windows-1252")]
    latin    = textencodebase64("café", "ISO-8859-1")
    cyrillic = textdecodebase64(textencodebase64("привет", "KOI8-R"), "KOI8-R")
    japanese = textencodebase64("日本", "Shift_JIS")
    urls     = [urlencode("a b&c=d/é?~*"), urlencode(""), urlencode("100%")]
    base64   = [base64encode("añb"), base64decode("YcOxYg=="), base64encode("")]
    hashes   = [md5(""), sha1("é"), sha256("abc"), base64sha256("abc"), base64sha512("abc"), sha512("")]
    uuids    = [uuidv5("dns", "example.org"), uuidv5("url", "https://example.org/"), uuidv5("oid", "1.2.3"), uuidv5("x500", "CN=x"), uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "a")]
    csv      = csvdecode("name,\"quoted,head\",n\na,\"x \"\"y\"\" z\",1\n\"multi\nline\",,2\n")
    no_rows  = csvdecode("a,b\n")
    crlf     = csvdecode("a,b\r\n1,2\r\n")
  }
}
