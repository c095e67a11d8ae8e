//! The lines behind a finding as a file of an evidence bundle, named by its own digest.

use crate::model::{Digest, Finding};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// One file of excerpts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// Which lines of which file, and the lines, redacted.
    pub text: String,
    digest: Digest,
}

impl Exhibit {
    /// Where it lies in a bundle.
    pub fn path(&self) -> String {
        format!("evidence/{}.txt", self.digest)
    }
}

/// The exhibit of a finding, whose file has the digest `input`; none when the finding shows no lines.
pub fn exhibit(finding: &Finding, input: Option<Digest>) -> Option<Exhibit> {
    let snippet = finding.snippet.as_ref()?;
    let (location, mut text) = (&finding.location, String::new());
    let digest = input.map_or_else(|| "not known".to_owned(), |digest| digest.to_string());
    // writing to a String cannot fail
    let _ = writeln!(text, "file:   {}\nsha256: {digest}", location.path);
    let (start, end) = (location.start, location.end);
    let _ = writeln!(
        text,
        "cause:  line {}, column {} to line {}, column {}",
        start.line, start.column, end.line, end.column
    );
    text.push_str("Secrets and personal data are redacted; the digest is that of the file as it was read.\n\n");
    for (number, line) in (snippet.first_line..).zip(snippet.text.split('\n')) {
        let _ = writeln!(text, "{number:>6} | {line}");
    }
    let digest = Digest(Sha256::digest(text.as_bytes()).into());
    Some(Exhibit { text, digest })
}
