//! What a file of the catalogue is, what stands at the head of a policy or a kind, and the digest over all files: the
//! build script asks the same of what it embeds.

use sha2::{Digest as _, Sha256};

/// What a file is, by its name and its first keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Rego,
    Kind,
    Framework,
    /// A page for people, a test: nothing that is read.
    Other,
}

impl Form {
    /// The form of a file.
    pub(super) fn of(path: &str, content: &str) -> Self {
        match path.rsplit_once('.') {
            Some((stem, "rego")) if !stem.ends_with("_test") => Self::Rego,
            Some((_, "toml")) if content.lines().any(|line| line.trim_end() == "[[control]]") => Self::Framework,
            Some((_, "toml")) => Self::Kind,
            _ => Self::Other,
        }
    }
}

/// What stands before the first rule: the package, and the METADATA block just above it.
pub(super) struct Header<'a> {
    pub(super) package: Option<&'a str>,
    pub(super) block: Option<std::ops::Range<usize>>,
}

impl<'a> Header<'a> {
    pub(super) fn of(content: &'a str) -> Self {
        let (mut offset, mut block) = (0, None::<std::ops::Range<usize>>);
        for line in content.split_inclusive('\n') {
            let end = offset + line.len();
            let trimmed = line.trim_end();
            if let Some(name) = trimmed.strip_prefix("package ") {
                let name = name.split('#').next().unwrap_or_default().trim();
                return Self { package: Some(name), block };
            }
            if is_opening(trimmed) {
                block = Some(end..end);
            } else if let Some(range) = block.as_mut().filter(|range| range.end == offset && line.starts_with('#')) {
                range.end = end;
            }
            offset = end;
        }
        Self { package: None, block: None }
    }
}

fn is_opening(line: &str) -> bool {
    line.strip_prefix('#').is_some_and(|rest| rest.trim_start() == "METADATA")
}

/// What a kind's TOML says without being read in full, as the model's heading: what it is called, which resources it reads
/// and joins.
pub(super) fn heading(kind: &toml::Table) -> toml::Table {
    let read = kind.get("read").and_then(toml::Value::as_array).into_iter().flatten();
    let read = read.map(|mapping| toml::Value::from(picked(mapping.as_table(), &["dialect", "types"])));
    let mut joins = Vec::new();
    kind.values().for_each(|value| add_joins(value, &mut joins));
    let through = joins.iter().filter_map(|join| join.get("through")).filter_map(toml::Value::as_table);
    let joined = joins.iter().copied().chain(through).filter_map(|table| table.get("types")?.as_array());
    let joined: Vec<toml::Value> = joined.flatten().cloned().collect();
    let count = i64::try_from(joins.len()).unwrap_or(i64::MAX);
    let mut heading = picked(Some(kind), &["id", "layer"]);
    heading.insert("read".to_owned(), read.collect::<Vec<_>>().into());
    heading.insert("joins".to_owned(), count.into());
    heading.insert("joined".to_owned(), joined.into());
    heading
}

fn picked(table: Option<&toml::Table>, keys: &[&str]) -> toml::Table {
    keys.iter().filter_map(|key| Some(((*key).to_owned(), table?.get(*key)?.clone()))).collect()
}

/// Goes down one level for each level of nested tables in the TOML text, which its parser limits.
fn add_joins<'a>(value: &'a toml::Value, joins: &mut Vec<&'a toml::Table>) {
    let items = value.as_array().into_iter().flatten();
    let values = value.as_table().into_iter().flat_map(toml::Table::values);
    joins.extend(value.get("join").and_then(toml::Value::as_table));
    items.chain(values).for_each(|inner| add_joins(inner, joins));
}

/// The digest over files in their order, `(path, content)`: `path`, a zero byte, the length in decimal, a zero byte, the
/// content.
pub(super) fn digest<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (path, content) in files {
        hasher.update(path.as_bytes());
        hasher.update(format!("\0{}\0", content.len()).as_bytes());
        hasher.update(content.as_bytes());
    }
    hasher.finalize().into()
}
