//! Finding what must not be kept: narrower than redaction, since a hit stops the work it is found in.
//!
//! What is found has a shape that nothing else has: prefixes and alphabets that issuers of tokens document, the form of
//! a key file, the issuer numbers and check digit of payment cards (ISO/IEC 7812-1), a value given to a password that
//! is none of the words and references that settings have. Digests, UUIDs and fingerprints are not such shapes.

use super::is_card;
use regex::Regex;
use std::sync::LazyLock;

/// Something that must not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The line, from 1.
    pub line: usize,
    /// What it looks like.
    pub what: &'static str,
}

/// A shape, what it is of, and whether what was found really is one.
struct Shape {
    regex: Option<Regex>,
    what: &'static str,
    check: fn(&str, &str, &str) -> bool,
}

/// Sources: the token formats that GitHub, GitLab, Slack, Stripe, AWS, Google and Microsoft document; RFC 7519 for JWT;
/// RFC 7468 for key files.
static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let shape = |source: &str, what, check| Shape { regex: Regex::new(source).ok(), what, check };
    let always: fn(&str, &str, &str) -> bool = |_, _, _| true;
    vec![
        shape(
            r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:\\[nrt]|[\s0-9|])*[A-Za-z0-9+/=]{16}",
            "a private key",
            always,
        ),
        shape(r"(?-u)\b(?:AKIA|ASIA)[A-Z0-9]{16}\b", "an AWS access key", always),
        shape(r"(?-u)\bAIza[0-9A-Za-z_-]{35}\b", "a Google API key", always),
        shape(r"(?-u)\bya29\.[0-9A-Za-z_-]{30,}", "a Google access token", always),
        shape(r"(?-u)\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{40,})", "a GitHub token", always),
        shape(r"(?-u)\bglpat-[0-9A-Za-z_-]{20,}", "a GitLab token", always),
        shape(r"(?-u)\bxox[abeprs]-[0-9A-Za-z-]{10,}", "a Slack token", always),
        shape(r"(?-u)\bsk_live_[0-9A-Za-z]{16,}", "a Stripe key", always),
        shape(r"(?-u)\bAccountKey=[0-9A-Za-z+/]{40,}={0,2}", "an Azure storage key", always),
        shape(r"(?-u)\b[0-9A-Za-z_~.-]{3}[0-9]Q~[0-9A-Za-z_~.-]{31,34}\b", "an Azure client secret", always),
        shape(r"(?-u)\beyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}", "a JSON web token", always),
        shape(r"(?-u)[0-9](?:[ -]?[0-9]){12,18}", "a payment card number", is_issued),
    ]
});

/// The first thing in a text that must not be kept.
pub fn search(text: &str) -> Option<Hit> {
    let shaped = SHAPES.iter().filter_map(|shape| {
        let regex = shape.regex.as_ref()?;
        let is_one = |found: &regex::Match<'_>| {
            let before = text.get(..found.start()).unwrap_or_default();
            let after = text.get(found.end()..).unwrap_or_default();
            (shape.check)(found.as_str(), before, after)
        };
        Some((regex.find_iter(text).find(is_one)?.start(), shape.what))
    });
    let (start, what) = shaped.chain(given(text)).min()?;
    let line = text.get(..start).map_or(0, |before| memchr::memchr_iter(b'\n', before.as_bytes()).count()) + 1;
    Some(Hit { line, what })
}

/// The first password that is given a value, in a line that reads like a setting.
fn given(text: &str) -> Option<(usize, &'static str)> {
    static LINES: LazyLock<Option<Regex>> = LazyLock::new(|| {
        // a key of a secret, then the value in quotes or up to the end of the line
        let key = super::KEY;
        let source = format!(
            r#"(?im)(?:^|[\s|{{,;"'])[\w.-]*{key}\\?["']?[ \t]*(?::|=>?)[ \t]*(?:\\?["'](?P<a>[^"'\\\s]{{8,}})\\?["']|(?P<b>[^\s"',;\\]{{8,}})[ \t]*$)"#
        );
        Regex::new(&source).ok()
    });
    let lines = LINES.as_ref()?;
    let value = |found: regex::Captures<'_>| {
        let value = found.name("a").or_else(|| found.name("b"))?;
        is_secret(value.as_str()).then_some((value.start(), "a password"))
    };
    lines.captures_iter(text).find_map(value)
}

/// Whether a value is a secret and no word or reference: those have letters alone, or are redacted already.
fn is_secret(value: &str) -> bool {
    let has = |of: fn(char) -> bool| value.chars().any(of);
    let is_mixed = has(|letter| letter.is_ascii_digit()) && has(|letter| letter.is_ascii_alphabetic());
    // `module.db1.password`, `file("x1")`: expressions name secrets and hold none
    let names = value.split('.').collect::<Vec<_>>();
    let is_name = |name: &&str| name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let is_expression = value.contains(['(', '[', '$']) || (names.len() > 1 && names.iter().all(is_name));
    is_mixed
        && !is_expression
        && super::not_plain(value)
        && !value.contains("redacted")
        && !value.contains(super::REDACTED_INPUT)
}

/// Whether digits are a card's: of an issuer, with the right check digit, and no part of something longer.
fn is_issued(digits: &str, before: &str, after: &str) -> bool {
    let touches = |letter: Option<char>, next: Option<char>| match letter {
        Some('-' | '.' | '_' | ':' | '/') => next.is_some_and(char::is_alphanumeric),
        Some(letter) => letter.is_alphanumeric(),
        None => false,
    };
    let (mut back, mut on) = (before.chars().rev(), after.chars());
    if touches(back.next(), back.next()) || touches(on.next(), on.next()) {
        return false;
    }
    let plain: String = digits.chars().filter(char::is_ascii_digit).collect();
    let start = |count: usize| plain.get(..count).and_then(|start| start.parse::<u32>().ok()).unwrap_or(0);
    let issued = match plain.len() {
        14 => matches!(start(3), 300..=305) || matches!(start(2), 36 | 38 | 39),
        15 => matches!(start(2), 34 | 37),
        13 => start(1) == 4 && plain.len() < digits.len(),
        16 => {
            matches!(start(1), 4)
                || matches!(start(2), 51..=55 | 62 | 65)
                || matches!(start(4), 2221..=2720 | 3528..=3589 | 6011)
                || matches!(start(3), 644..=649)
        }
        // written in groups, or else most likely a number of something else
        17..=19 => plain.len() < digits.len() && matches!(start(2), 62),
        _ => false,
    };
    issued && is_card(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Option<&'static str> {
        search(text).map(|hit| hit.what)
    }

    #[test]
    fn every_shape_compiles() {
        assert!(SHAPES.iter().all(|shape| shape.regex.is_some()));
        assert!(given("password = \"hunter22hunter22\"").is_some());
    }

    #[test]
    fn secrets_are_found_with_their_line() {
        let key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n";
        for (text, expected) in [
            (format!("a\n{key}"), Some("a private key")),
            (format!("{{\"text\": {}}}", serde_json::Value::from(key)), Some("a private key")),
            (format!("a {}", ["AKIA", "IOSFODNN7EXAMPLE"].concat()), Some("an AWS access key")),
            (format!("t={}{}", "ghp_", "a1B2".repeat(9)), Some("a GitHub token")),
            (format!("t={}{}", "xoxb-", "1234567890-abcdef"), Some("a Slack token")),
            (format!("AccountKey={}==", "Ab1+".repeat(21)), Some("an Azure storage key")),
            (format!("x {}.{}.{}", "eyJhbGciOiJI", "eyJzdWIiOiIx", "c2lnbmF0dXJl"), Some("a JSON web token")),
            ("card 4111 1111 1111 1111.".to_owned(), Some("a payment card number")),
            ("\"4111-1111-1111-1111\"".to_owned(), Some("a payment card number")),
            ("378282246310005".to_owned(), Some("a payment card number")),
            ("6011000990139424,".to_owned(), Some("a payment card number")),
            ("db_password = \"hunter2hunter2\"".to_owned(), Some("a password")),
            ("   13 | password: hunter2hunter2".to_owned(), Some("a password")),
        ] {
            assert_eq!(what(&text), expected, "{text}");
        }
        assert_eq!(search("a\nb\n4111111111111111").map(|hit| hit.line), Some(3));
    }

    #[test]
    fn what_only_looks_similar_is_left_alone() {
        for text in [
            "4111111111111112",
            "id 41111111-1111-1111-1111-111111111111",
            "4111111111111111-1111",
            "a4111111111111111",
            "sha256:4111111111111111aa",
            "1795335300042",
            "9999999999999995",
            "-----BEGIN PRIVATE KEY-----\n[redacted]\n-----END PRIVATE KEY-----",
            "password = \"[redacted]\"",
            "password = var.db_password",
            "secret: aws_secretsmanager_secret.db2.id",
            "min_password_length = 12",
            "password = module.db1.password",
            "secret_key = local.keys1[\"a\"]",
            "PCI-8.3.6: passwords: 12 characters",
        ] {
            assert_eq!(what(text), None, "{text}");
        }
    }
}
