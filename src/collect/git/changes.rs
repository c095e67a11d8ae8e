//! What changed since a commit: every tracked file is held against what lies on disk, by its digest.
//!
//! Git is not asked, since it would run filters and monitors that the repository's configuration names. So a file
//! counts as changed when its bytes are other ones, whether that was committed, staged, or neither.

use super::super::archive::Member;
use super::super::entry::Content;
use super::super::{Entry, Inventory, Request, below, hosts, shown};
use super::Past;
use super::past::members_below;
use sha2::Digest as _;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// The paths of a run that changed since a commit.
#[derive(Debug, Default, Clone)]
pub struct Changes {
    /// Added, altered and removed paths, as the run shows them.
    pub changed: BTreeSet<Arc<str>>,
    /// Paths that the repository says nothing of: they may have changed.
    pub unknown: BTreeSet<Arc<str>>,
}

impl Changes {
    /// Whether a path changed, or may have; a member of an archive did when the archive did.
    pub fn touch(&self, path: &str) -> bool {
        let outer = path.split('!').next().unwrap_or(path);
        [path, outer].iter().any(|path| self.changed.contains(*path) || self.unknown.contains(*path))
    }

    /// Whether anything directly in a directory changed.
    pub fn touch_in(&self, directory: &str) -> bool {
        let is_in = |path: &Arc<str>| path.rsplit_once('/').map_or("", |(parent, _)| parent) == directory;
        self.changed.iter().chain(&self.unknown).any(is_in)
    }

    /// Whether anything below a directory changed.
    pub fn touch_below(&self, directory: &str) -> bool {
        let prefix = if directory.is_empty() || directory.ends_with('/') {
            directory.to_owned()
        } else {
            format!("{directory}/")
        };
        self.changed.iter().chain(&self.unknown).any(|path| path.starts_with(&prefix))
    }
}

impl Past {
    /// What of an inventory is not as the commit has it.
    pub fn changes(&self, request: &Request<'_>, now: &Inventory) -> Changes {
        let mut changes = Changes::default();
        let hosts = request.hosts.iter().flat_map(|argument| hosts::expand(argument));
        let values = request.terraform.files().map(|given| Path::new(&**given).to_owned());
        for root in request.paths.iter().cloned().chain(hosts).chain(values) {
            self.root(&root, &mut changes);
        }
        let of_hosts = now.hosts.iter().flat_map(|host| &host.entries);
        for entry in now.entries.iter().chain(of_hosts) {
            self.entry(entry, &mut changes);
        }
        changes
    }

    /// Whether anything at or below a path is not as the commit has it; none when it lies elsewhere.
    pub fn differs(&self, path: &Path) -> Option<bool> {
        let inside = self.inside(path)?;
        let mut changes = Changes::default();
        self.root(path, &mut changes);
        let on_disk = walkdir::WalkDir::new(path).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
        let added = on_disk.into_iter().any(|entry| {
            let relative = entry.path().strip_prefix(path).map(shown).unwrap_or_default();
            !self.tree.contains_key(&if relative.is_empty() { inside.clone() } else { below(&inside, &relative) })
        });
        Some(added || !changes.changed.is_empty())
    }

    /// Notes what the commit holds at or below a path that is other, or not there, on disk.
    fn root(&self, root: &Path, changes: &mut Changes) {
        let name = shown(root);
        let Some(inside) = self.inside(root) else { return };
        if let Some(member) = self.tree.get(&inside) {
            if differs(root, member) {
                changes.changed.insert(name.into());
            }
            return;
        }
        if root.is_file() {
            changes.changed.insert(name.into());
            return;
        }
        for (inner, member) in members_below(&self.tree, &inside) {
            if differs(&root.join(&inner), &member) {
                changes.changed.insert(below(&name, &inner).into());
            }
        }
    }

    /// Notes an entry that the commit does not hold, or that it can say nothing of.
    fn entry(&self, entry: &Entry, changes: &mut Changes) {
        let path = entry.path();
        let on_disk = match &entry.content {
            Content::File { path, .. } => path.as_path(),
            // a member of an archive, or a link to nothing in a host's tree
            Content::Memory(_) | Content::Object { .. } | Content::Withheld(_) => {
                Path::new(path.split('!').next().unwrap_or(path))
            }
        };
        match self.inside(on_disk) {
            None => drop(changes.unknown.insert(Arc::clone(path))),
            Some(inside) => match self.tree.get(&inside) {
                // of what another repository held this one says nothing
                None if self.is_of_submodule(&inside) => drop(changes.unknown.insert(Arc::clone(path))),
                None => drop(changes.changed.insert(Arc::clone(path))),
                // a link to a file that changed did too
                Some(member) if entry_is_link(on_disk) && differs_real(on_disk, member) => {
                    changes.changed.insert(Arc::clone(path));
                }
                Some(_) => {}
            },
        }
    }

    /// Whether a path lies in a submodule of the commit.
    fn is_of_submodule(&self, inside: &str) -> bool {
        let above = inside.match_indices('/').filter_map(|(at, _)| inside.get(..at));
        above.into_iter().any(|folder| matches!(self.tree.get(folder), Some(Member::Other)))
    }
}

fn entry_is_link(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

fn differs_real(path: &Path, member: &Member) -> bool {
    std::fs::canonicalize(path).map_or(true, |real| differs(&real, member))
}

/// Whether what lies on disk is not what a commit holds.
fn differs(on_disk: &Path, member: &Member) -> bool {
    let Ok(metadata) = std::fs::symlink_metadata(on_disk) else { return true };
    match member {
        Member::Link(target) => std::fs::read_link(on_disk).map_or(true, |now| now.to_string_lossy() != *target),
        Member::File(Content::Object { id, size, limit, .. }) if metadata.is_file() => {
            let length = metadata.len();
            // line ends of a working tree may have been made longer
            let may_be_same = length >= *size && length <= size.saturating_mul(2) && length <= *limit;
            !may_be_same || !std::fs::read(on_disk).is_ok_and(|bytes| is_object(&bytes, id))
        }
        Member::File(_) => true,
        // what a submodule holds is told file by file
        Member::Other => false,
    }
}

/// Whether bytes are those of a blob, or are with their line ends made plain, as `core.autocrlf` has them.
fn is_object(bytes: &[u8], id: &str) -> bool {
    let plain = || bytes.windows(2).any(|pair| pair == b"\r\n").then(|| without_returns(bytes));
    object_id(bytes, id.len()) == id || plain().is_some_and(|plain| object_id(&plain, id.len()) == id)
}

fn without_returns(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter().peekable();
    while let Some(byte) = rest.next() {
        if *byte != b'\r' || rest.peek() != Some(&&b'\n') {
            plain.push(*byte);
        }
    }
    plain
}

/// The id of a blob, SHA-1 or SHA-256 by its length: gitformat-pack(5), "Object name".
fn object_id(bytes: &[u8], length: usize) -> String {
    let header = format!("blob {}\0", bytes.len());
    let hex = |digest: &[u8]| digest.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    if length == 64 {
        hex(&sha2::Sha256::new().chain_update(&header).chain_update(bytes).finalize())
    } else {
        use sha1::Digest as _;
        hex(&sha1::Sha1::new().chain_update(&header).chain_update(bytes).finalize())
    }
}

#[cfg(test)]
mod tests {
    use super::{Changes, is_object};

    #[test]
    fn blobs_are_known_by_their_ids_whatever_their_line_ends() {
        // printf 'a\nb\n' | git hash-object --stdin, and the same with --object-format=sha256
        let id = "422c2b7ab3b3c668038da977e4e93a5fc623169c";
        assert!(is_object(b"a\nb\n", id) && is_object(b"a\r\nb\r\n", id));
        assert!(!is_object(b"a\nb", id) && !is_object(b"a\r\rb\n", id));
    }

    #[test]
    fn a_member_of_an_archive_changes_with_it() {
        let changes = Changes { changed: ["x/a.tar".into(), "m/v.tf".into()].into(), ..Changes::default() };
        assert!(changes.touch("x/a.tar!etc/hosts") && !changes.touch("x/b.tar!etc/hosts"));
        assert!(changes.touch_in("m") && !changes.touch_in("") && changes.touch_below("") && changes.touch_below("m/"));
        assert!(!changes.touch_below("n"));
    }
}
