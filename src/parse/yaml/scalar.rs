//! What a plain scalar stands for.
//!
//! YAML 1.2's core schema (<https://yaml.org/spec/1.2.2/#103-core-schema>), with what the tools that read a file
//! make of it where they still follow YAML 1.1: booleans by word and octal numbers. Dates are always strings.

use crate::model::{Data, Number};

/// Which words and numbers a file's own tool knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    /// YAML 1.2.
    Core,
    /// YAML 1.2, with `yes`, `no`, `on`, `off` and octal numbers as in YAML 1.1: Kubernetes, Compose, Ansible, Helm.
    Words,
}

impl Schema {
    /// The schema of a file by its path and the keys at its left margin.
    pub(super) fn of(path: &str, text: &str) -> Self {
        const KEYS: &[&str] = &["apiVersion:", "services:", "- hosts:", "- name:", "- import_playbook:"];
        const FOLDERS: &[&str] = &["group_vars", "host_vars", "tasks", "handlers", "playbooks", "roles"];
        if path.contains(".github/") {
            return Self::Core;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let by_path = name.starts_with("values") || path.split('/').any(|folder| FOLDERS.contains(&folder));
        let by_keys = || text.lines().any(|line| KEYS.iter().any(|key| line.starts_with(key)));
        if by_path || by_keys() { Self::Words } else { Self::Core }
    }
}

/// Whether the schema of its file decides what a plain scalar is.
pub(super) fn depends_on_schema(text: &str) -> bool {
    word(text).is_some() || (text.starts_with('0') && octal(text).is_some())
}

/// What a plain scalar stands for.
pub(super) fn plain(text: &str, schema: Schema) -> Data {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Data::Null,
        "true" | "True" | "TRUE" => return Data::Bool(true),
        "false" | "False" | "FALSE" => return Data::Bool(false),
        _ => {}
    }
    if schema == Schema::Words
        && let Some(data) = word(text).map(Data::Bool).or_else(|| octal(text).map(Data::Number))
    {
        return data;
    }
    number(text).map_or_else(|| Data::text(text), Data::Number)
}

fn word(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(true),
        "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

/// `0644`, which YAML 1.1 counts in eights.
fn octal(text: &str) -> Option<Number> {
    let digits = text.strip_prefix('0').filter(|digits| !digits.is_empty())?;
    digits
        .bytes()
        .all(|digit| digit.is_ascii_digit())
        .then(|| i64::from_str_radix(digits, 8).ok())
        .flatten()
        .map(Number::Int)
}

/// A number of the core schema. Digits after a leading zero are kept as text: account ids begin with one,
/// and readers of YAML do not agree on them.
fn number(text: &str) -> Option<Number> {
    let first = *text.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return None;
    }
    if let Some(number) = prefixed(text) {
        return Some(number);
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return whole(sign, digits);
    }
    decimal(sign, digits)
}

fn prefixed(text: &str) -> Option<Number> {
    let in_base = |prefix, base| i64::from_str_radix(text.strip_prefix(prefix)?, base).ok();
    let unsigned = text.as_bytes().get(2).is_some_and(u8::is_ascii_hexdigit);
    unsigned.then(|| in_base("0x", 16).or_else(|| in_base("0o", 8))).flatten().map(Number::Int)
}

fn whole(sign: &str, digits: &str) -> Option<Number> {
    if digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    let text = format!("{sign}{digits}");
    Some(text.parse().map_or_else(|_| Number::Decimal(text.into()), Number::Int))
}

/// A fraction or an exponent, as the text of a JSON number: `.5` becomes `0.5`.
fn decimal(sign: &str, digits: &str) -> Option<Number> {
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        Some(at) => (digits.get(..at)?, digits.get(at..)?),
        None => (digits, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.get(1..).unwrap_or_default();
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    if (whole.is_empty() && fraction.is_empty())
        || !all_digits(whole)
        || !all_digits(fraction)
        || !all_digits(power)
        || (!exponent.is_empty() && power.is_empty())
        || (whole.len() > 1 && whole.starts_with('0'))
    {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(Number::Decimal(format!("{sign}{whole}{point}{fraction}{exponent}").into()))
}

#[cfg(test)]
mod tests {
    use super::{Schema, plain};
    use crate::model::{Data, Number};

    fn shown(text: &str, schema: Schema) -> String {
        match plain(text, schema) {
            Data::Null => "null".into(),
            Data::Bool(bool) => bool.to_string(),
            Data::Number(Number::Int(int)) => format!("int {int}"),
            Data::Number(Number::Decimal(text)) => format!("decimal {text}"),
            Data::String(text) => format!("text {text}"),
            Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => "?".into(),
        }
    }

    #[test]
    fn core_schema_scalars_are_read_as_the_specification_says() {
        let cases = [
            ("~", "null"),
            ("", "null"),
            ("True", "true"),
            ("12", "int 12"),
            ("-3", "int -3"),
            ("+3", "int 3"),
            ("0x1F", "int 31"),
            ("0o17", "int 15"),
            ("1.10", "decimal 1.10"),
            (".5", "decimal 0.5"),
            ("5.", "decimal 5"),
            ("1e3", "decimal 1e3"),
            ("-", "text -"),
            (".", "text ."),
            ("1_000", "text 1_000"),
            ("2012-10-17", "text 2012-10-17"),
            ("yes", "text yes"),
            ("1.2.3", "text 1.2.3"),
            ("0x-1", "text 0x-1"),
            ("99999999999999999999", "decimal 99999999999999999999"),
            ("10.0.0.0/8", "text 10.0.0.0/8"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text, Schema::Core), expected, "{text}");
        }
    }

    #[test]
    fn account_ids_keep_their_zero() {
        assert_eq!(shown("012345678901", Schema::Core), "text 012345678901");
        assert_eq!(shown("012345678901", Schema::Words), "text 012345678901");
    }

    #[test]
    fn words_and_octal_numbers_count_where_the_tool_knows_them() {
        assert_eq!(shown("yes", Schema::Words), "true");
        assert_eq!(shown("Off", Schema::Words), "false");
        assert_eq!(shown("0644", Schema::Words), "int 420");
        assert_eq!(shown("0644", Schema::Core), "text 0644");
    }

    #[test]
    fn the_schema_follows_the_file() {
        assert_eq!(Schema::of("a/deploy.yaml", "apiVersion: v1\n"), Schema::Words);
        assert_eq!(Schema::of(".github/workflows/ci.yml", "on: push\n"), Schema::Core);
        assert_eq!(Schema::of("template.yaml", "AWSTemplateFormatVersion: 2010-09-09\n"), Schema::Core);
        assert_eq!(Schema::of("roles/web/tasks/main.yml", "---\n"), Schema::Words);
    }
}
