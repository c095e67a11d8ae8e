//! What a text looks like before any pattern for secrets is tried on it: most texts need few of the patterns.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that end the name of a key whose value is a secret.
pub(super) const KEY: &str = r"(?:pgpass|[_-]pass|password|passwd|passphrase|pwd|secret|token|api[_-]?key|(?:private|access|secret|auth|account|encryption|storage|shared|signing)[_-]?key|connection[_-]?string|credentials?)";

/// What every key of a secret contains: plain words, found at memory speed.
static HINTS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("(?i-u)pass|pwd|secret|token|key|connection|credential").ok());

/// Any key of a secret.
static KEYS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("(?i-u){KEY}")).ok());

/// Any key of a secret before the sign that gives it its value.
static GIVEN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r#"(?i){KEY}s?\\?["']?\s*[:=]"#)).ok());

/// The word that stands before a value whose key stands elsewhere.
static VALUE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("(?i-u)value").ok());

/// Any key of a secret before white space or a comma, as options and directives have it.
static APART: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r#"(?i){KEY}["']?(?:\s|,)"#)).ok());

/// Every text of more than one letter that a gate asks for: one look for all of them mostly answers for each.
static NEEDLES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let longer = "://|requirepass|masterauth|PRIVATE KEY-----|gh[pousr]_|glpat-|xox|sk_live_|AIza|AKIA|ASIA|eyJ|curl";
    Regex::new(&format!("(?-u){longer}|mysql|mariadb|sshpass")).ok()
});

fn finds(words: &LazyLock<Option<Regex>>, text: &str) -> bool {
    words.as_ref().is_none_or(|words| words.is_match(text))
}

/// What is known of a text before any pattern is tried, each found at a fraction of a pattern's cost.
pub(super) struct Traits<'t> {
    text: &'t str,
    /// The text again, when anything of what gates ask for occurs in it; else nothing.
    rare: &'t str,
    /// Whether a key of a secret occurs before the sign that gives it its value.
    pub(super) given: bool,
    /// Whether a key of a secret occurs, and the word `value`.
    pub(super) valued: bool,
    /// Whether a key of a secret occurs before white space or a comma.
    pub(super) apart: bool,
}

impl<'t> Traits<'t> {
    /// The traits of a text.
    pub(super) fn of(text: &'t str) -> Self {
        let keyed = [&HINTS, &KEYS].iter().all(|words| finds(words, text));
        let has_sign = memchr::memchr3(b'@', b'$', b'+', text.as_bytes()).is_some();
        Self {
            text,
            rare: if has_sign || finds(&NEEDLES, text) { text } else { "" },
            given: keyed && finds(&GIVEN, text),
            valued: keyed && finds(&VALUE, text),
            apart: keyed && finds(&APART, text),
        }
    }

    /// Whether some plain text occurs: `@`, `$`, `+`, or one that `NEEDLES` names.
    pub(super) fn has(&self, needle: &str) -> bool {
        memchr::memmem::find(self.rare.as_bytes(), needle.as_bytes()).is_some()
    }

    /// Whether the digits of a payment card may occur: thirteen in a row, single spaces and hyphens between them left out.
    pub(super) fn has_long_number(&self) -> bool {
        let bytes = self.text.as_bytes();
        has_run(bytes, 13, |byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-')) && most_digits(bytes) >= 13
    }

    /// Whether a line of base64 may occur: sixty of its letters in a row.
    pub(super) fn has_base64(&self) -> bool {
        has_run(self.text.as_bytes(), 60, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
    }

    /// Whether two digits stand between hyphens, behind three and before four more.
    pub(super) fn has_social_security_form(&self) -> bool {
        let bytes = self.text.as_bytes();
        let are_digits = |range: Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
        memchr::memchr_iter(b'-', bytes).any(|at| {
            let has_area = at.checked_sub(3).is_some_and(|start| are_digits(start..at));
            has_area && are_digits(at + 1..at + 3) && bytes.get(at + 3) == Some(&b'-') && are_digits(at + 4..at + 8)
        })
    }

    /// Whether a line ends as those of shadow(5) do: in seven fields of digits or nothing.
    pub(super) fn has_shadow_form(&self) -> bool {
        let fields = |line: &str| {
            let end = line.trim_end().bytes().rev().take_while(|byte| byte.is_ascii_digit() || *byte == b':');
            end.filter(|byte| *byte == b':').count()
        };
        self.text.lines().any(|line| fields(line) >= 7)
    }
}

/// Whether so many bytes of a kind stand in a row: of those that are not, most are never looked at.
fn has_run(bytes: &[u8], length: usize, is_kind: impl Fn(&u8) -> bool) -> bool {
    let mut start = 0;
    while let Some(window) = bytes.get(start..start + length) {
        match window.iter().rposition(|byte| !is_kind(byte)) {
            None => return true,
            Some(last) => start += last + 1,
        }
    }
    false
}

/// The most digits in a row, single spaces and hyphens between them left out.
fn most_digits(bytes: &[u8]) -> usize {
    let (mut digits, mut most, mut parted) = (0, 0, false);
    for byte in bytes {
        if byte.is_ascii_digit() {
            digits += 1;
            parted = false;
        } else if digits > 0 {
            most = most.max(digits);
            digits = if !parted && matches!(byte, b' ' | b'-') { digits } else { 0 };
            parted = true;
        }
    }
    most.max(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_list_compiles() {
        assert!([&HINTS, &KEYS, &GIVEN, &VALUE, &APART, &NEEDLES].iter().all(|words| words.is_some()));
    }

    #[test]
    fn every_rare_text_is_looked_for() {
        let gates = concat!(include_str!("mod.rs"), include_str!("traits.rs"));
        let asked: Vec<&str> = gates.split(".has(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let others = ["$1$", "$2", "$5$", "$6$", "$7$", "$y$", "$gy$", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"];
        let others =
            others.iter().chain(&["glpat-", "xox", "sk_live_", "AIza", "mysql", "mariadb", "sshpass"]).copied();
        for needle in asked.into_iter().chain(others) {
            assert!(Traits::of(needle).has(needle), "{needle}");
        }
    }

    #[test]
    fn long_numbers_are_told_over_single_separators() {
        for (text, expected) in [
            ("a 4111 1111-1111 1111  2", true),
            ("4111111111111", true),
            ("411111111111", false),
            ("4111 1111  1111 1111", false),
            ("-------------------- 1", false),
            ("", false),
        ] {
            assert_eq!(Traits::of(text).has_long_number(), expected, "{text}");
        }
    }

    #[test]
    fn runs_are_found_wherever_they_stand() {
        for (before, after) in [(0, 0), (1, 1), (59, 59), (130, 3), (7, 90)] {
            let text = format!("{}{}{}", ".".repeat(before), "aB3+/".repeat(12), ".".repeat(after));
            assert!(Traits::of(&text).has_base64(), "{text}");
            let broken = text.replacen('3', ".", 7);
            assert!(!Traits::of(&broken).has_base64(), "{broken}");
        }
    }

    #[test]
    fn forms_are_told_before_patterns_are_tried() {
        for (text, social, shadow) in [
            ("123-45-6789", true, false),
            ("on 2026-01-05 and 12-34-5678", false, false),
            ("123-45-678", false, false),
            ("root:$6$x:19000:0:99999:7:::\nbin:*:1:0:2:7:::  ", false, true),
            ("ada:Ep6mckrOLChF.:19000:0:99999:7:1:2:3", false, true),
            ("1:2:3:4:5:6:7", false, false),
            (r#"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8"#, false, false),
        ] {
            let traits = Traits::of(text);
            assert_eq!((traits.has_social_security_form(), traits.has_shadow_form()), (social, shadow), "{text}");
        }
    }

    #[test]
    fn keys_are_told_by_what_follows_them() {
        let traits = |text: &'static str| {
            let traits = Traits::of(text);
            (traits.given, traits.valued, traits.apart)
        };
        assert_eq!(traits("\"httpTokens\":\"required\""), (true, false, false));
        assert_eq!(traits("- name: DB_PASSWORD\n  value: x"), (false, true, true));
        assert_eq!(traits("--password x"), (false, false, true));
        assert_eq!(traits("value of nothing"), (false, false, false));
    }
}
