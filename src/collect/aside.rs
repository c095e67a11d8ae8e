//! What a tool left beside the sources it belongs to, and ignore files hide: the modules that Terraform downloads.
//!
//! It is listed apart from what is scanned: nothing in it is judged for itself, it is read when a source needs it.

use super::entry::Content;
use super::{Entry, Inventory, Limits, join, shown};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The endings of sources, and the folder beside them that is filled by their tool.
const FOLDERS: [(&[&str], &str); 1] = [(&[".tf", ".tf.json"], ".terraform/modules")];

/// Adds what lies beside the entries that were found.
pub(super) fn gather(limits: &Limits, found: &mut Inventory) {
    for (endings, folder) in FOLDERS {
        let beside = |entry: &Entry| {
            let is_source = endings.iter().any(|ending| entry.path().ends_with(ending));
            let Content::File { path, .. } = &entry.content else { return None };
            let shown = entry.path().rsplit_once('/').map_or("", |(directory, _)| directory);
            is_source.then(|| Some((path.parent()?.to_owned(), shown.to_owned()))).flatten()
        };
        let directories: BTreeSet<(PathBuf, String)> = found.entries.iter().filter_map(beside).collect();
        for (on_disk, mut name) in directories {
            join(&mut name, folder);
            list(&on_disk.join(folder), &name, limits, found);
        }
    }
    found.aside.sort_by(|a, b| a.path().cmp(b.path()));
    found.aside.dedup_by(|a, b| a.path() == b.path());
}

/// Lists a folder; links are not followed.
fn list(folder: &Path, name: &str, limits: &Limits, found: &mut Inventory) {
    if !folder.is_dir() {
        return;
    }
    let left = limits.entries.saturating_sub(found.aside.len());
    let files = walkdir::WalkDir::new(folder).into_iter().filter_entry(|entry| entry.file_name() != ".git").flatten();
    for file in files.filter(|file| file.file_type().is_file()).take(left) {
        let Ok(relative) = file.path().strip_prefix(folder) else { continue };
        let inner = shown(relative);
        let mut path = name.to_owned();
        join(&mut path, &inner);
        let content = Content::File { path: file.path().to_owned(), limit: limits.file };
        found.aside.push(Entry::new(path, inner, content));
    }
}
