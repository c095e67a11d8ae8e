//! Files that expressions read: inside of what is scanned, and nowhere else.

use super::Terraform;
use super::language::File;
use super::layout::joined;
use crate::model::{SourceId, Unread};
use std::sync::Arc;

/// The number of text that belongs to no source: spans in it point nowhere.
pub(super) const NOWHERE: SourceId = SourceId(u32::MAX);

/// What lies under a path; relative ones start at the root module, where terraform is run.
pub(super) fn read(root: &Terraform<'_>, path: &str) -> File {
    let Some(place) = inside(root, path) else {
        return File::OutOfReach(format!("{path} is outside of what is scanned").into());
    };
    match root.files.read(&place) {
        Ok(bytes) => File::Content(bytes, NOWHERE),
        Err(Unread::Missing) => File::Missing,
        Err(Unread::Hidden(why)) => File::OutOfReach(why.into()),
    }
}

/// The paths of all files below a directory, relative to it; none when it is out of reach.
pub(super) fn below(root: &Terraform<'_>, directory: &str) -> Option<Vec<Arc<str>>> {
    let place = inside(root, directory)?;
    let files = root.files.below(&place).ok()?;
    let inner = |path: &Arc<str>| {
        let rest = path.strip_prefix(&*place)?;
        Some(Arc::from(rest.strip_prefix('/').unwrap_or(rest)))
    };
    Some(files.iter().filter_map(inner).collect())
}

fn inside(root: &Terraform<'_>, path: &str) -> Option<Arc<str>> {
    // an absolute path is one of the machine that runs terraform
    if path.starts_with(['/', '~']) { None } else { joined(&root.directory, path) }
}

/// A directory as `path.module` shows it: seen from the root module.
pub(super) fn relative(root: &str, directory: &str) -> String {
    let parts = |path: &'_ str| -> Vec<String> {
        path.split(['/', '!']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (from, to) = (parts(root), parts(directory));
    let shared = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
    let up = from.iter().skip(shared).map(|_| "..".to_owned());
    let path: Vec<String> = up.chain(to.into_iter().skip(shared)).collect();
    if path.is_empty() { ".".to_owned() } else { path.join("/") }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn modules_are_seen_from_the_root() {
        assert_eq!(relative("", ""), ".");
        assert_eq!(relative("envs/prod", "modules/vpc"), "../../modules/vpc");
        assert_eq!(relative("a", "a/modules/b"), "modules/b");
        assert_eq!(relative("a.tar!", "a.tar!b"), "b");
    }
}
