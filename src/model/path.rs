//! Paths of the kind language: `rule[0].apply.sse`, `ingress[*].cidr_blocks`, `/metadata.name`.

use std::fmt;
use std::sync::Arc;

/// A parsed path into a dialect's resource.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    /// Whether it starts at the top of the resource, whatever the root or item: it begins with `/`.
    pub from_top: bool,
    /// The steps, first to last; none means the value itself.
    pub steps: Vec<Stride>,
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stride {
    /// A key; into a list, the key of its first item.
    Key(Arc<str>),
    /// `[2]`, an item of a list.
    Item(usize),
    /// `[*]`, every item of a list.
    Every,
}

/// More steps than any real document nests.
const MAX_STEPS: usize = 64;

impl std::str::FromStr for Path {
    type Err = String;

    /// Reads keys parted by `.`, `[n]`, `[*]` and `"quoted keys"`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = |what: &str| format!("path `{text}`: {what}");
        let (from_top, mut rest) = text.strip_prefix('/').map_or((false, text), |rest| (true, rest));
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (step, tail) = stride(rest, steps.is_empty()).map_err(wrong)?;
            steps.push(step);
            rest = tail;
        }
        if steps.len() > MAX_STEPS {
            return Err(wrong("too many steps"));
        }
        Ok(Self { from_top, steps })
    }
}

fn stride(text: &str, first: bool) -> Result<(Stride, &str), &'static str> {
    if let Some(inside) = text.strip_prefix('[') {
        let (index, tail) = inside.split_once(']').ok_or("`[` without `]`")?;
        let step = match index {
            "*" => Stride::Every,
            digits => Stride::Item(digits.parse().map_err(|_| "an index is `*` or a number")?),
        };
        return Ok((step, tail));
    }
    let key = match text.strip_prefix('.') {
        Some(key) if !first => key,
        None if first => text,
        Some(_) | None => return Err("keys are parted by one `.`"),
    };
    let (key, tail) = match key.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').ok_or("`\"` without its end")?,
        None => key.split_at(key.find(['.', '[']).unwrap_or(key.len())),
    };
    if key.is_empty() {
        return Err("an empty key");
    }
    Ok((Stride::Key(key.into()), tail))
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.from_top { "/" } else { "" })?;
        for (index, step) in self.steps.iter().enumerate() {
            match step {
                Stride::Key(key) if key.contains(['.', '[']) => write!(f, "{}\"{key}\"", dot(index))?,
                Stride::Key(key) => write!(f, "{}{key}", dot(index))?,
                Stride::Item(item) => write!(f, "[{item}]")?,
                Stride::Every => f.write_str("[*]")?,
            }
        }
        Ok(())
    }
}

fn dot(index: usize) -> &'static str {
    if index == 0 { "" } else { "." }
}

impl<'de> serde::Deserialize<'de> for Path {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Path {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.to_string().cmp(&other.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn paths_print_as_they_were_written() {
        for text in ["", "a", "a.b", "a[0].b", "a[*].b[*]", "/a.\"b.c/d\".e", "[*].x", "a.\"x[y\""] {
            let path: Path = text.parse().unwrap();
            assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn malformed_paths_are_refused() {
        for text in [".", "a..b", "a.", "a[", "a[x]", "a[0]b", "\"a", ".a"] {
            assert!(text.parse::<Path>().is_err(), "{text}");
        }
    }
}
