//! Terraform addresses: `module.a["x"].aws_s3_bucket.b[0]`.

/// An address and the instance key it ends with, brackets included; the key is empty when it has none.
pub(super) fn split_key(address: &str) -> (&str, &str) {
    let mut last = None;
    for (at, letter, quoted) in letters(address) {
        if letter == '[' && !quoted {
            last = Some(at);
        }
    }
    match last.filter(|_| address.ends_with(']')) {
        Some(at) => address.split_at_checked(at).unwrap_or((address, "")),
        None => (address, ""),
    }
}

/// An address without instance keys: `module.a["x"].b.c[0]` is `module.a.b.c`.
pub(super) fn without_keys(address: &str) -> String {
    let mut inside = false;
    let mut plain = String::with_capacity(address.len());
    for (_, letter, quoted) in letters(address) {
        match letter {
            '[' if !quoted => inside = true,
            ']' if !quoted => inside = false,
            letter if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain
}

/// The letters of an address, and whether each is part of a quoted key.
fn letters(address: &str) -> impl Iterator<Item = (usize, char, bool)> {
    let (mut quoted, mut escaped) = (false, false);
    address.char_indices().map(move |(at, letter)| {
        let inside = quoted;
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        (at, letter, inside)
    })
}

#[cfg(test)]
mod tests {
    use super::{split_key, without_keys};

    #[test]
    fn keys_are_told_from_what_they_hold() {
        let address = r#"module.m["a.b[0]"].x.y["k\"[1]"]"#;
        assert_eq!(split_key(address), (r#"module.m["a.b[0]"].x.y"#, r#"["k\"[1]"]"#));
        assert_eq!(split_key(r#"module.m["x"].a.b"#), (r#"module.m["x"].a.b"#, ""));
        assert_eq!(without_keys(address), "module.m.x.y");
    }
}
