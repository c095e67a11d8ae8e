//! One Rego file, parsed.

use super::failure::{Failure, failure};
use super::tree::{RefStep, reference};
use regorus::unstable::{Module as Syntax, Parser};
use std::collections::BTreeMap;
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;

/// The longest line of a policy, in bytes; rewriting makes lines longer.
const MAX_COLUMN: u32 = 16_384;

/// The largest policy. Beyond a few hundred kilobytes a file is data, not a rule.
const MAX_BYTES: usize = 512 * 1024;

/// The most lines of a policy.
const MAX_LINES: usize = 20_000;

/// A path of names.
pub(super) type Path = Vec<Arc<str>>;

/// One Rego file, parsed.
pub(super) struct Module {
    /// The path of the file.
    pub(super) file: Arc<str>,
    /// Its text.
    pub(super) text: Arc<str>,
    /// The syntax tree.
    pub(super) syntax: Syntax,
    /// Whether it is written in the Rego of before OPA 1.0, as older Conftest policies are.
    pub(super) is_v0: bool,
    /// Its package, without `data`.
    pub(super) package: Path,
    /// What its imports stand for, by the name used in the file; paths start with `input` or `data`.
    pub(super) imports: BTreeMap<Arc<str>, Path>,
}

/// The bounds of a policy's text, for the engine.
pub(super) fn length_config() -> regorus::PolicyLengthConfig {
    let defaults = regorus::PolicyLengthConfig::default();
    regorus::PolicyLengthConfig {
        max_col: NonZeroU32::new(MAX_COLUMN).unwrap_or(defaults.max_col),
        max_file_bytes: NonZeroUsize::new(MAX_BYTES).unwrap_or(defaults.max_file_bytes),
        max_lines: NonZeroUsize::new(MAX_LINES).unwrap_or(defaults.max_lines),
    }
}

impl Module {
    /// Parses a file as the Rego of today, else as the Rego of before OPA 1.0.
    pub(super) fn parse(file: &Arc<str>, text: &str) -> Result<Self, Failure> {
        Self::parse_as(file, text, false).or_else(|error| Self::parse_as(file, text, true).map_err(|_| error))
    }

    /// Parses a file in one of the two forms of Rego.
    pub(super) fn parse_as(file: &Arc<str>, text: &str, is_v0: bool) -> Result<Self, Failure> {
        let syntax = parse(file, text, is_v0)?;
        let mut package = names(&syntax.package.refr);
        if package.first().is_some_and(|first| &**first == "data") {
            package.remove(0);
        }
        let imports = syntax.imports.iter().filter_map(|import| {
            let path = names(&import.refr);
            let is_language = matches!(path.first().map(|first| &**first), Some("rego" | "future"));
            let alias = import.r#as.as_ref().map(|alias| Arc::from(alias.text())).or_else(|| path.last().cloned())?;
            (!is_language).then_some((alias, path))
        });
        let imports = imports.collect();
        Ok(Self { file: Arc::clone(file), text: text.into(), syntax, is_v0, package, imports })
    }
}

fn parse(file: &str, text: &str, is_v0: bool) -> Result<Syntax, Failure> {
    let wrong = |error| failure(&format!("{error}"));
    let lengths = length_config();
    let source = regorus::Source::from_contents_with_limits(
        file.to_owned(),
        text.to_owned(),
        lengths.max_file_bytes,
        lengths.max_lines,
    );
    let source = source.map_err(wrong)?;
    let mut parser = Parser::new(&source).map_err(wrong)?;
    parser.set_max_col(lengths.max_col);
    if !is_v0 {
        parser.enable_rego_v1().map_err(wrong)?;
    }
    parser.parse().map_err(wrong)
}

fn names(path: &regorus::unstable::Expr) -> Path {
    let Some(reference) = reference(path) else { return Vec::new() };
    let steps = reference.steps.iter().map_while(|step| match step {
        RefStep::Key(key) => Some(Arc::clone(key)),
        RefStep::Dynamic(_) => None,
    });
    std::iter::once(Arc::from(reference.base)).chain(steps).collect()
}
