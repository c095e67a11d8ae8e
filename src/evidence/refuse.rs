//! No bundle holds a card number or a secret: one that does would itself have to be protected like what it speaks of.

use super::{Fault, Files};
use crate::catalog::Catalog;
use crate::redact;

/// Searches every file of a bundle; what looks like a secret is an error that names its place, never its text. Files
/// that Tickmark is built with are known and not searched.
pub fn refuse(files: &Files, catalog: &Catalog) -> Result<(), Fault> {
    let known: std::collections::BTreeSet<&[u8]> =
        catalog.files.iter().filter(|file| file.built_in).map(|file| file.content.as_bytes()).collect();
    for (path, bytes) in files.iter().filter(|(_, bytes)| !known.contains(bytes.as_slice())) {
        let text = String::from_utf8_lossy(bytes);
        if let Some(hit) = redact::search(&text) {
            return Err(Fault::Secret { file: path.clone(), line: hit.line, what: hit.what });
        }
    }
    Ok(())
}
