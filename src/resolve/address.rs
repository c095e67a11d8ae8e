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
pub fn without_keys(address: &str) -> String {
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

/// The names of an address or a reference, each with the first key behind it: `b` and `[0]`.
pub(super) fn parts(address: &str) -> Vec<(&str, &str)> {
    let mut cuts = Vec::new();
    let mut depth = 0_usize;
    for (at, letter, quoted) in letters(address) {
        match letter {
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            '.' if !quoted && depth == 0 => cuts.push(at),
            _ => {}
        }
    }
    cuts.push(address.len());
    let mut start = 0;
    let pieces = cuts.into_iter().map(|end| {
        let piece = address.get(start..end).unwrap_or_default();
        start = end + 1;
        let name = piece.split('[').next().unwrap_or_default();
        (name, first_key(piece.get(name.len()..).unwrap_or_default()))
    });
    pieces.collect()
}

/// `[0]` of `[0][1]`.
fn first_key(keys: &str) -> &str {
    let end = letters(keys).find(|(_, letter, quoted)| *letter == ']' && !quoted).map_or(0, |(at, _, _)| at + 1);
    keys.get(..end).unwrap_or_default()
}

/// The module calls that an address leads through, each with its instance key, and the resource in the last.
pub(super) fn modules(address: &str) -> (Vec<(&str, &str)>, String) {
    let mut steps = parts(address).into_iter().peekable();
    let mut calls = Vec::new();
    while steps.next_if(|(name, key)| *name == "module" && key.is_empty()).is_some() {
        calls.extend(steps.next());
    }
    let rest: Vec<String> = steps.map(|(name, key)| format!("{name}{key}")).collect();
    (calls, rest.join("."))
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
    use super::{modules, parts, split_key, without_keys};

    #[test]
    fn keys_are_told_from_what_they_hold() {
        let address = r#"module.m["a.b[0]"].x.y["k\"[1]"]"#;
        assert_eq!(split_key(address), (r#"module.m["a.b[0]"].x.y"#, r#"["k\"[1]"]"#));
        assert_eq!(split_key(r#"module.m["x"].a.b"#), (r#"module.m["x"].a.b"#, ""));
        assert_eq!(without_keys(address), "module.m.x.y");
    }

    #[test]
    fn parts_are_names_with_their_keys() {
        assert_eq!(parts(r#"a.b["x.y"][1].c"#), [("a", ""), ("b", r#"["x.y"]"#), ("c", "")]);
        assert_eq!(parts("var.x"), [("var", ""), ("x", "")]);
        let (calls, resource) = modules(r#"module.m["a.b"].module.n[0].data.t.r["k"]"#);
        assert_eq!(calls, [("m", r#"["a.b"]"#), ("n", "[0]")]);
        assert_eq!(resource, r#"data.t.r["k"]"#);
    }
}
