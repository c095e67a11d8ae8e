//! The engine's error texts, taken apart.

use regex::Regex;
use std::fmt;
use std::sync::LazyLock;

/// What the engine said went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::evaluate) struct Failure {
    /// The file, line and column, when the engine named them.
    pub(in crate::evaluate) place: Option<(String, u32, u32)>,
    /// What went wrong, in one line.
    pub(in crate::evaluate) message: String,
    /// Whether the time was over.
    pub(in crate::evaluate) is_timeout: bool,
}

/// `\n--> file:line:col\n | \n3 | source\n | ^\nerror: message`
static BLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)--> (?P<file>[^\n]*):(?P<line>\d+):(?P<column>\d+)\n.*?\n(?:error|syntax error): (?P<message>.*)")
        .ok()
});

/// `file:line:col error: message`
static LINE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?s)^(?P<file>[^\n]*):(?P<line>\d+):(?P<column>\d+) error: (?P<message>.*)").ok());

/// Takes an error text of the engine apart.
pub(in crate::evaluate) fn failure(text: &str) -> Failure {
    let is_timeout = text.contains("execution exceeded time limit");
    for pattern in [&BLOCK, &LINE] {
        let Some(captures) = pattern.as_ref().and_then(|pattern| pattern.captures(text)) else { continue };
        let number = |name: &str| captures.name(name).and_then(|found| found.as_str().parse().ok()).unwrap_or(1);
        let place = captures.name("file").map(|file| (file.as_str().to_owned(), number("line"), number("column")));
        let message = captures.name("message").map_or(text, |found| found.as_str());
        return Failure { place, message: one_line(message), is_timeout };
    }
    Failure { place: None, message: one_line(text), is_timeout }
}

fn one_line(text: &str) -> String {
    let words = text.split_whitespace().take(60);
    words.collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((file, line, column)) => write!(f, "{file}:{line}:{column}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}
