//! Patterns in the syntax of RE2, as Go has it: Terraform and OPA take them so.
//!
//! <https://github.com/google/re2/wiki/Syntax>. The `regex` crate is of the same family; what the two read differently is
//! written for it first.

/// The pattern as the `regex` crate reads it: classes of letters are of ASCII, a brace that repeats nothing and a
/// bracket or an operator in a class are themselves. Whether it is one is for the crate to say.
pub fn translated(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    let mut class = Class::Outside;
    while let Some(letter) = rest.chars().next() {
        let taken = match (letter, class) {
            ('\\', _) => {
                let taken = escape(rest, class, &mut out);
                class = if class == Class::Start { Class::Inside } else { class };
                taken
            }
            ('[', Class::Outside) => {
                class = Class::Start;
                let open = if rest.starts_with("[^") { "[^" } else { "[" };
                out.push_str(open);
                open.len()
            }
            ('[', Class::Start | Class::Inside) if rest.starts_with("[:") && rest.contains(":]") => {
                class = Class::Inside;
                let end = rest.find(":]").map_or(1, |end| end + 2);
                out.push_str(rest.get(..end).unwrap_or_default());
                end
            }
            (']', Class::Inside) => {
                class = Class::Outside;
                out.push(']');
                1
            }
            (']' | '[' | '&' | '~', Class::Start | Class::Inside) => {
                class = Class::Inside;
                out.push('\\');
                out.push(letter);
                1
            }
            ('{', Class::Outside) if !is_repetition(rest) => {
                out.push_str("\\{");
                1
            }
            (letter, Class::Start | Class::Inside) => {
                class = Class::Inside;
                // two in a row would be an operator
                if letter == '-' && rest.starts_with("--") {
                    out.push('\\');
                }
                out.push(letter);
                letter.len_utf8()
            }
            (letter, Class::Outside) => {
                out.push(letter);
                letter.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Outside,
    Start,
    Inside,
}

/// Writes an escape, and says how long it was.
fn escape(rest: &str, class: Class, out: &mut String) -> usize {
    let letter = rest.chars().nth(1);
    let is_inside = class != Class::Outside;
    let ascii = match (letter, is_inside) {
        (Some('Q'), false) => {
            let literal = rest.get(2..).unwrap_or_default();
            let length = literal.find("\\E").unwrap_or(literal.len());
            out.push_str(&regex::escape(literal.get(..length).unwrap_or_default()));
            return (2 + length + 2).min(rest.len());
        }
        (Some('d'), true) => "0-9",
        (Some('d'), false) => "[0-9]",
        (Some('D'), _) => "[^0-9]",
        (Some('w'), true) => "0-9A-Za-z_",
        (Some('w'), false) => "[0-9A-Za-z_]",
        (Some('W'), _) => "[^0-9A-Za-z_]",
        (Some('s'), true) => "\\t\\n\\x0c\\r ",
        (Some('s'), false) => "[\\t\\n\\x0c\\r ]",
        (Some('S'), _) => "[^\\t\\n\\x0c\\r ]",
        (Some('b'), false) => "(?-u:\\b)",
        // a place that is no border of ASCII words, which is legal between letters only
        (Some('B'), false) => "\\B",
        // what is in braces is the name of a class or the number of a letter
        (Some('p' | 'P' | 'x'), _) if rest.get(2..).is_some_and(|rest| rest.starts_with('{')) => {
            let length = rest.find('}').map_or(rest.len(), |end| end + 1);
            let written = rest.get(..length).unwrap_or_default();
            match written.strip_prefix("\\p{^") {
                Some(name) => out.extend(["\\P{", name]),
                None => out.push_str(written),
            }
            return length;
        }
        (Some(letter), _) => {
            out.push('\\');
            out.push(letter);
            return 1 + letter.len_utf8();
        }
        (None, _) => {
            out.push('\\');
            return 1;
        }
    };
    out.push_str(ascii);
    2
}

/// Whether a brace repeats what is before it: `{2}`, `{2,}`, `{2,3}`.
fn is_repetition(rest: &str) -> bool {
    let inner = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(inner, _)| inner);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    inner.is_some_and(|inner| match inner.split_once(',') {
        Some((least, most)) => is_number(least) && (most.is_empty() || is_number(most)),
        None => is_number(inner),
    })
}
