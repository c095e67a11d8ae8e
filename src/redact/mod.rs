//! What must not be shown: secrets and personal data in snippets and messages, and what must not be kept.
//!
//! Found by what the input marks as sensitive, by the key a value stands under, and by the value's own
//! shape. Redaction keeps lines and never fails; it may hide too much, so rules judge the real values.

mod search;
mod traits;

pub use search::{Hit, search};

use crate::model::{Data, Place, REDACTED as REDACTED_INPUT, SourceId, Span, Value};
use regex::{Captures, Regex, RegexBuilder};
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};
use traits::{KEY, Traits};

/// What is shown in the place of a secret.
const REDACTED: &str = "[redacted]";

/// Sensitive values that are remembered for one resource.
const MAX_SECRETS: usize = 256;

/// Words behind an `@` where no person is: of service accounts, names of SSH algorithms, image digests.
const NO_PERSON: [&str; 5] = ["gserviceaccount.com", "openssh.com", "libssh.org", "sha256", "sha512"];

/// Bytes below which a sensitive value is hidden by its place only: short words occur by chance.
const MIN_SECRET: usize = 4;

/// Nesting of values that is searched for sensitive ones.
const MAX_DEPTH: usize = 32;

/// Bytes that a pattern's search keeps for a thread, in each direction: texts are short, and threads are many.
const MAX_CACHE: usize = 256 << 10;

/// Values that are no secret whatever key they stand under: switches, numbers, references, blocks.
static PLAIN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = r"true|false|yes|no|on|off|null|none|nil|required|optional|enabled|disabled";
    let reference = r"(?:var|local|data|module|each|self|random_password|[a-z]+_[a-z0-9_]+)\.[\w.\[\]\x22*-]+";
    Regex::new(&format!(r"(?i)^(?:{words}|-?\d{{1,6}}|\$\{{.*|\$\w+|\{{.*|\[.*|[|>&*!<(].*|{reference})$")).ok()
});

/// What stands before the key of a secret in a name. It names what is not in it: to compile what is a letter anywhere
/// in Unicode takes milliseconds.
const NAME: &str = r#"[^\s"':=,;]*"#;

/// A pattern whose group `secret` must not be shown.
struct Pattern {
    source: String,
    /// Compiled when it is first tried: most runs need few of them.
    regex: OnceLock<Option<Regex>>,
    gate: Gate,
    check: Check,
}

/// Whether a pattern is worth trying on a text.
type Gate = fn(&Traits<'_>) -> bool;

/// Whether what a pattern found is a secret.
type Check = fn(&str) -> bool;

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let sources = by_key().into_iter().chain(by_shape());
    sources.map(|(source, gate, check)| Pattern { source, regex: OnceLock::new(), gate, check }).collect()
});

/// A pattern's source, when it is worth trying, and whether what it found is a secret.
type Source = (String, Gate, Check);

/// Secrets known by the key they stand under.
fn by_key() -> [Source; 7] {
    // the text may end before the value does
    let value = r#"(?:"(?P<a>(?:[^"\\\n]|\\.)+)(?:"|\z)|'(?P<b>[^'\n]+)(?:'|\z)|(?P<c>[^\s"',;}\]]+))"#;
    let named = format!(r#"(?i)name["']?\s*[:=]\s*["']?{NAME}{KEY}["']?\s*,?\s*["']?value["']?\s*[:=]\s*{value}"#);
    let named_after =
        format!(r#"(?i)value["']?\s*[:=]\s*{value}["']?\s*,?\s*["']?name["']?\s*[:=]\s*["']?{NAME}{KEY}(?-u:\b)"#);
    let block = r"[|>][+-]?[ \t]*\n(?P<secret>[^\n]*(?:\n[ \t]+[^\n:-][^\n:]*)*)";
    let named_block = format!(r#"(?i)name["']?\s*:\s*["']?{NAME}{KEY}["']?\s+value:\s*{block}"#);
    let flag = format!(r#"(?i)--?[0-9A-Za-z_-]*{KEY}["']?(?:\s*,\s*|\s+)["']?(?P<secret>[^\s"',\]]+)"#);
    let line = format!(r"(?im)^\s*(?:(?:ENV|ARG)\s+[^\s=]*{KEY}|requirepass|masterauth)\s+(?P<c>[^\s=]+)\s*$");
    let given: Gate = |traits| traits.given;
    let valued: Gate = |traits| traits.valued;
    let apart: Gate = |traits| traits.apart;
    let has_line: Gate = |traits| traits.apart || traits.has("requirepass") || traits.has("masterauth");
    [
        (format!(r#"(?i){KEY}s?\\?["']?\s*(?::|=>?)\s*\\?{value}"#), given, not_plain),
        (named, valued, not_plain),
        (named_after, valued, not_plain),
        (named_block, valued, not_plain),
        (flag, apart, not_plain),
        (line, has_line, not_plain),
        (r"://[^\s:/@]*:(?P<secret>[^\s/@]+)@".to_owned(), |traits| traits.has("://"), not_plain),
    ]
}

/// Secrets and personal data known by their shape.
fn by_shape() -> [Source; 15] {
    let always: Check = |_| true;
    let has_pem: Gate = |traits| traits.has("PRIVATE KEY-----");
    let tokens = r"(?-u)(?P<secret>\b(?:gh[pousr]_\w{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk_live_\w{10,}|AIza[\w-]{35}))";
    let has_token: Gate = |traits| {
        let prefixes = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "glpat-", "xox", "sk_live_", "AIza"];
        prefixes.iter().any(|prefix| traits.has(prefix))
    };
    let has_hash: Gate =
        |traits| traits.has("$") && ["$1$", "$2", "$5$", "$6$", "$7$", "$y$", "$gy$"].iter().any(|id| traits.has(id));
    [
        // crypt(5), and what a line of shadow(5) has in its place, older hashes without a prefix included
        (r#"(?P<secret>\$(?:1|2[abxy]?|5|6|7|g?y)\$[^\s:"']{8,})"#.to_owned(), has_hash, always),
        (
            r"(?m)^[^\s:]+:[!*]*(?P<secret>[^:!*\s][^:\s]+)(?::[0-9]*){7}\s*$".to_owned(),
            |traits| traits.has_shadow_form(),
            always,
        ),
        (r"(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----(?P<secret>.*?)(?:-----END|\z)".to_owned(), has_pem, always),
        (r"(?s)\A(?P<secret>[A-Za-z0-9+/=\s]{20,})-----END [A-Z ]*PRIVATE KEY-----".to_owned(), has_pem, always),
        (r"(?m)^\s*(?P<secret>[A-Za-z0-9+/]{60,}={0,2})\s*$".to_owned(), |traits| traits.has_base64(), always),
        (
            r"(?-u)(?P<secret>\b(?:AKIA|ASIA)[A-Z0-9]{16}\b)".to_owned(),
            |traits| traits.has("AKIA") || traits.has("ASIA"),
            always,
        ),
        (r"(?-u)(?P<secret>\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*)".to_owned(), |traits| traits.has("eyJ"), always),
        (tokens.to_owned(), has_token, always),
        (
            r#"[0-9A-Za-z_.-]/[0-9A-Za-z_.-]+:(?P<secret>[^\s/@:"']+)@(?P<rest>[0-9A-Za-z_.-]*)"#.to_owned(),
            |traits| traits.has("@"),
            not_plain,
        ),
        (
            r#"(?-u:\b)curl(?-u:\b)[^\n]*?\s(?:-u|--user)[ =]["']?[^\s:"']+:(?P<secret>[^\s"']+)"#.to_owned(),
            |traits| traits.has("curl"),
            not_plain,
        ),
        (
            r#"(?-u:\b)(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)(?-u:\b)[^\n]*?\s-p["']?(?P<secret>[^\s"']+)"#
                .to_owned(),
            |traits| ["mysql", "mariadb", "sshpass"].iter().any(|name| traits.has(name)),
            not_plain,
        ),
        (
            r"(?-u)(?P<secret>\+[0-9]{1,3}[ ()/-]{0,2}[0-9](?:[ ()/-]?[0-9]){6,13}\b)".to_owned(),
            |traits| traits.has("+"),
            always,
        ),
        (r"(?-u)(?P<secret>\b[0-9](?:[ -]?[0-9]){12,18}\b)".to_owned(), |traits| traits.has_long_number(), is_card),
        (
            r"(?-u)\b(?P<secret>[0-9]{3}-[0-9]{2}-[0-9]{4})\b".to_owned(),
            |traits| traits.has_social_security_form(),
            always,
        ),
        (
            r"(?i-u)(?P<secret>[a-z0-9._%+-]+)@(?P<rest>[a-z0-9.-]+\.[a-z]{2,})\b".to_owned(),
            |traits| traits.has("@"),
            always,
        ),
    ]
}

/// What one resource marks as sensitive.
#[derive(Debug, Default)]
pub struct Secrets {
    texts: Vec<String>,
    places: Vec<Place>,
}

impl Secrets {
    /// The sensitive parts of a value.
    pub fn of(value: &Value) -> Self {
        let mut secrets = Self::default();
        secrets.collect(value, false, 0);
        secrets.texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        secrets
    }

    fn collect(&mut self, value: &Value, inside: bool, depth: usize) {
        if depth > MAX_DEPTH || self.texts.len() >= MAX_SECRETS || self.places.len() >= MAX_SECRETS {
            return;
        }
        let sensitive = inside || value.origin.sensitive;
        match &value.data {
            Data::List(items) => items.iter().for_each(|item| self.collect(item, sensitive, depth + 1)),
            Data::Object(object) => object.0.iter().for_each(|entry| self.collect(&entry.value, sensitive, depth + 1)),
            Data::String(text) if sensitive => {
                self.places.push(value.origin.place);
                self.texts.extend((text.len() >= MIN_SECRET).then(|| text.to_string()));
            }
            Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) => {
                self.places.extend(sensitive.then_some(value.origin.place));
            }
            Data::Unknown(_) | Data::Absent(_) | Data::Deferred => {}
        }
    }

    /// These secrets, what else is marked at some places, and texts that are secret wherever they occur.
    #[must_use]
    pub fn and(mut self, places: &[Place], texts: &[Arc<str>]) -> Self {
        self.places.extend(places.iter().take(MAX_SECRETS));
        self.texts.extend(texts.iter().filter(|text| text.len() >= MIN_SECRET).map(ToString::to_string));
        self.texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        self
    }

    /// Whether a text holds one of these, other than what any text shows to be a secret.
    pub fn occur_in(&self, text: &str) -> bool {
        self.texts.iter().any(|secret| text.contains(secret.as_str()))
    }

    /// A text with every secret replaced.
    pub fn redact(&self, text: &str) -> String {
        replace(text, &self.ranges(text))
    }

    /// The parts of a text that must not be shown, in order, apart from each other.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let known = self.texts.iter().flat_map(|secret| text.match_indices(secret.as_str()));
        let mut ranges: Vec<_> = known.map(|(start, found)| start..start + found.len()).collect();
        let traits = Traits::of(text);
        for pattern in PATTERNS.iter().filter(|pattern| (pattern.gate)(&traits)) {
            let found = pattern.regex().into_iter().flat_map(|regex| regex.captures_iter(text));
            ranges.extend(found.filter_map(|captures| pattern.secret(&captures)));
        }
        join(ranges)
    }

    /// The sensitive spans in a part of a source, counted from the part's start.
    pub fn spans(&self, source: SourceId, part: Range<usize>) -> Vec<Range<usize>> {
        let here =
            self.places.iter().filter(|place| place.source == source).map(|place: &Place| Span::range(place.span));
        let cut = here.map(|span| span.start.clamp(part.start, part.end)..span.end.clamp(part.start, part.end));
        cut.filter(|span| !span.is_empty()).map(|span| span.start - part.start..span.end - part.start).collect()
    }
}

impl Pattern {
    fn regex(&self) -> Option<&Regex> {
        self.regex.get_or_init(|| RegexBuilder::new(&self.source).dfa_size_limit(MAX_CACHE).build().ok()).as_ref()
    }

    fn secret(&self, captures: &Captures<'_>) -> Option<Range<usize>> {
        let named = |domain: &str| NO_PERSON.iter().any(|end| domain.ends_with(end));
        if captures.name("rest").is_some_and(|domain| named(domain.as_str())) {
            return None;
        }
        let group = ["secret", "a", "b", "c"].iter().find_map(|name| captures.name(name))?;
        (self.check)(group.as_str()).then(|| group.range())
    }
}

fn not_plain(value: &str) -> bool {
    !PLAIN.as_ref().is_some_and(|plain| plain.is_match(value.trim()))
}

/// Whether the digits of a text pass the Luhn check that payment cards carry, and are not all alike.
fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|character| character.to_digit(10)).collect();
    let sum: u32 = digits.iter().rev().enumerate().map(|(place, digit)| luhn(place, *digit)).sum();
    let varied = digits.iter().any(|digit| Some(digit) != digits.first());
    varied && sum.is_multiple_of(10)
}

fn luhn(place: usize, digit: u32) -> u32 {
    if place.is_multiple_of(2) {
        digit
    } else if digit > 4 {
        digit * 2 - 9
    } else {
        digit * 2
    }
}

/// Ranges sorted, those that touch made one.
pub fn join(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// A whole input with ranges replaced so that it can still be read: a word that every syntax takes for a text, and of
/// which [`crate::model`] says that it is not known; digits for digits, since a number may stand without quotes.
pub fn replace_in_input(text: &str, ranges: &[Range<usize>]) -> String {
    replace_by(text, ranges, |secret| {
        let is_number = secret.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { "9".repeat(secret.len()) } else { cover(secret, REDACTED_INPUT) }
    })
}

/// A text with ranges replaced, its line ends kept.
pub fn replace(text: &str, ranges: &[Range<usize>]) -> String {
    replace_by(text, ranges, |secret| cover(secret, REDACTED))
}

fn replace_by(text: &str, ranges: &[Range<usize>], cover: impl Fn(&str) -> String) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        shown.push_str(text.get(done..range.start).unwrap_or_default());
        shown.push_str(&cover(text.get(range.clone()).unwrap_or_default()));
        done = range.end;
    }
    shown.push_str(text.get(done..).unwrap_or_default());
    shown
}

fn cover(secret: &str, word: &'static str) -> String {
    let lines = secret.split('\n').map(|line| if line.trim().is_empty() { "" } else { word });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Secrets::default().redact(text)
    }

    #[test]
    fn every_pattern_compiles() {
        assert!(PATTERNS.iter().all(|pattern| pattern.regex().is_some()));
        assert!(PLAIN.is_some());
    }

    #[test]
    fn values_under_secret_keys_are_hidden() {
        for (text, expected) in [
            ("password = \"hunter22\"", "password = \"[redacted]\""),
            ("\"db_password\": \"a\\\"b\",", "\"db_password\": \"[redacted]\","),
            ("password: 'the text ends in a lon", "password: '[redacted]"),
            ("api_key: abc123def", "api_key: [redacted]"),
            ("AccountKey=abcd==;Endpoint=x", "AccountKey=[redacted];Endpoint=x"),
            ("- name: DB_PASSWORD\n  value: hunter2", "- name: DB_PASSWORD\n  value: [redacted]"),
            ("ENV DB_PASSWORD hunter2", "ENV DB_PASSWORD [redacted]"),
            ("- value: hunter2\n  name: DB_PASSWORD", "- value: [redacted]\n  name: DB_PASSWORD"),
            ("- name: SECRET\n  value: |\n    hunter2\n", "- name: SECRET\n  value: |\n[redacted]\n"),
            ("{name: PGPASS, value: \"hunter2\"}", "{name: PGPASS, value: \"[redacted]\"}"),
            ("args: [\"--password\", \"hunter2\"]", "args: [\"--password\", \"[redacted]\"]"),
            ("conf: \"db_pass=hunter2\"", "conf: \"db_pass=[redacted]\""),
            ("RUN curl -u me:hunter2 https://x", "RUN curl -u me:[redacted] https://x"),
            ("RUN mysql -u root -phunter2 x", "RUN mysql -u root -p[redacted] x"),
            ("image: r.io/me:hunter2@img", "image: r.io/me:[redacted]@img"),
            ("image: r.io/app:1.2@sha256:00", "image: r.io/app:1.2@sha256:00"),
            ("phone: \"+49 151 23456789\"", "phone: \"[redacted]\""),
            ("postgres://app:hunter2@db/x", "postgres://app:[redacted]@db/x"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn settings_about_secrets_stay_visible() {
        for text in [
            "PermitEmptyPasswords yes",
            "password_encryption = scram-sha-256",
            "password = var.db_password",
            "secret = aws_secretsmanager_secret.db.id",
            "ENV PATH /usr/bin",
            "ARG VERSION\nARG DB_PASSWORD",
            "min_password_length = 8",
            "automountServiceAccountToken: true",
            "account 123456789012",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn values_are_hidden_by_their_shape() {
        let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\nMIIdef\n-----END RSA PRIVATE KEY-----";
        let hidden = "-----BEGIN RSA PRIVATE KEY-----\n[redacted]\n[redacted]\n-----END RSA PRIVATE KEY-----";
        for (text, expected) in [
            (key, hidden),
            ("id AKIAIOSFODNN7EXAMPLE", "id [redacted]"),
            ("card 4111 1111 1111 1111 x", "card [redacted] x"),
            ("not a card 4111111111111112", "not a card 4111111111111112"),
            ("ssn 078-05-1120", "ssn [redacted]"),
            ("root:!$6$ab$0123456789abcdef:19000:0:99999:7:::", "root:![redacted]:19000:0:99999:7:::"),
            ("ann:kXj8.aB2/cD3e:19000:0:99999:7:::", "ann:[redacted]:19000:0:99999:7:::"),
            ("ann:!:19000:0:99999:7:::", "ann:!:19000:0:99999:7:::"),
            ("hash $y$j9T$F5Jx5fExrKuPp53xLKQ..1$X3DX", "hash [redacted]"),
            ("jane.doe@example.org", "[redacted]@example.org"),
            ("x@p.iam.gserviceaccount.com", "x@p.iam.gserviceaccount.com"),
            ("MACs umac-64@openssh.com", "MACs umac-64@openssh.com"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_the_input_marks_is_hidden_wherever_it_occurs() {
        let mut value = Value::string("s3cr3t", Place::default());
        value.origin.sensitive = true;
        assert_eq!(Secrets::of(&value).redact("value is s3cr3t, expected none"), "value is [redacted], expected none");
    }
}
