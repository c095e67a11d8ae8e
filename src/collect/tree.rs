//! A tree of files on disk or in an archive, and links that are followed inside it only.

use super::archive::{Member, Members, Owners};
use super::entry::Content;
use super::listing::Facts;
use std::collections::BTreeMap;
use std::io;
use std::ops::Bound;
use std::path::PathBuf;

/// Links followed on the way to one file, as the Linux kernel counts them.
const MAX_HOPS: usize = 40;

/// What stands under a path, links not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    File,
    Directory,
    Link,
    /// A device, a pipe: nothing to read.
    Other,
}

/// Where a tree's root lies in the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mount {
    /// The tree is the host's root.
    Root,
    /// The tree is the host's `/etc`.
    Etc,
}

impl Mount {
    /// The path in the tree of a path in the host.
    pub(super) fn path(self, host_path: &str) -> Option<&str> {
        match self {
            Self::Root => Some(host_path),
            Self::Etc if host_path == "etc" => Some(""),
            Self::Etc => host_path.strip_prefix("etc/"),
        }
    }
}

/// A tree of files; paths are relative to the host's root, without links on the way.
pub(super) trait Tree {
    fn node(&self, path: &str) -> Option<Node>;
    fn target(&self, path: &str) -> Option<String>;
    fn list(&self, directory: &str) -> io::Result<BTreeMap<String, Node>>;
    fn content(&self, path: &str) -> Option<Content>;
    fn facts(&self, path: &str) -> Option<Facts>;
}

/// The path a path leads to, every link on the way followed as if the root were `/`.
pub(super) fn resolve(tree: &dyn Tree, path: &str) -> Option<String> {
    let mut pending: Vec<String> = path.split('/').rev().map(str::to_owned).collect();
    let mut real: Vec<String> = Vec::new();
    let mut hops = 0;
    while let Some(part) = pending.pop() {
        match part.as_str() {
            "" | "." => continue,
            ".." => {
                real.pop();
                continue;
            }
            _ => real.push(part),
        }
        let so_far = real.join("/");
        if tree.node(&so_far)? == Node::Link {
            hops += 1;
            let target = tree.target(&so_far).filter(|_| hops <= MAX_HOPS)?;
            let kept = if target.starts_with('/') { 0 } else { real.len() - 1 };
            real.truncate(kept);
            pending.extend(target.split('/').rev().map(str::to_owned));
        }
    }
    Some(real.join("/"))
}

/// A tree on disk.
pub(super) struct DirectoryTree {
    pub(super) root: PathBuf,
    pub(super) mount: Mount,
    pub(super) file_limit: u64,
}

impl DirectoryTree {
    fn on_disk(&self, path: &str) -> Option<PathBuf> {
        self.mount.path(path).map(|path| self.root.join(path))
    }
}

impl Tree for DirectoryTree {
    fn node(&self, path: &str) -> Option<Node> {
        std::fs::symlink_metadata(self.on_disk(path)?).ok().map(|metadata| node_of(metadata.file_type()))
    }

    fn target(&self, path: &str) -> Option<String> {
        let target = std::fs::read_link(self.on_disk(path)?).ok()?;
        Some(target.to_string_lossy().replace('\\', "/"))
    }

    fn list(&self, directory: &str) -> io::Result<BTreeMap<String, Node>> {
        let Some(on_disk) = self.on_disk(directory) else { return Ok(BTreeMap::new()) };
        let entries = std::fs::read_dir(on_disk)?;
        entries
            .map(|entry| {
                entry.and_then(|e| Ok((e.file_name().to_string_lossy().into_owned(), node_of(e.file_type()?))))
            })
            .collect()
    }

    fn content(&self, path: &str) -> Option<Content> {
        Some(Content::File { path: self.on_disk(path)?, limit: self.file_limit })
    }

    #[cfg(unix)]
    fn facts(&self, path: &str) -> Option<Facts> {
        use std::os::unix::fs::MetadataExt as _;
        let metadata = std::fs::symlink_metadata(self.on_disk(path)?).ok()?;
        let owner = Some((metadata.uid().into(), metadata.gid().into()));
        Some(Facts { mode: metadata.mode() & 0o7777, owner })
    }

    #[cfg(not(unix))]
    fn facts(&self, _: &str) -> Option<Facts> {
        None
    }
}

fn node_of(kind: std::fs::FileType) -> Node {
    if kind.is_symlink() {
        Node::Link
    } else if kind.is_dir() {
        Node::Directory
    } else if kind.is_file() {
        Node::File
    } else {
        Node::Other
    }
}

/// A tree in an archive, below a member's name.
pub(super) struct ArchiveTree<'a> {
    members: &'a Members,
    owners: Option<&'a Owners>,
    root: String,
    mount: Mount,
}

impl<'a> ArchiveTree<'a> {
    pub(super) fn new(members: &'a Members, root: String, mount: Mount) -> Self {
        Self { members, owners: None, root, mount }
    }

    /// The same, with the permissions and owners of its members.
    pub(super) fn owned(self, owners: &'a Owners) -> Self {
        Self { owners: Some(owners), ..self }
    }

    fn name(&self, path: &str) -> Option<String> {
        let path = self.mount.path(path)?;
        let between = if self.root.is_empty() || path.is_empty() { "" } else { "/" };
        Some(format!("{}{between}{path}", self.root))
    }

    /// The members below a name, with their names relative to it.
    fn below(&self, name: &str) -> impl Iterator<Item = (&'a str, &'a Member)> {
        let prefix = if name.is_empty() { String::new() } else { format!("{name}/") };
        let from = (Bound::Included(prefix.clone()), Bound::Unbounded);
        self.members.range(from).map_while(move |(name, member)| Some((name.strip_prefix(prefix.as_str())?, member)))
    }
}

impl Tree for ArchiveTree<'_> {
    fn node(&self, path: &str) -> Option<Node> {
        let name = self.name(path)?;
        match self.members.get(&name) {
            Some(Member::File(_)) => Some(Node::File),
            Some(Member::Link(_)) => Some(Node::Link),
            Some(Member::Other) => Some(Node::Other),
            None => self.below(&name).next().map(|_| Node::Directory),
        }
    }

    fn target(&self, path: &str) -> Option<String> {
        match self.members.get(&self.name(path)?)? {
            Member::Link(target) => Some(target.clone()),
            Member::File(_) | Member::Other => None,
        }
    }

    fn list(&self, directory: &str) -> io::Result<BTreeMap<String, Node>> {
        let Some(name) = self.name(directory) else { return Ok(BTreeMap::new()) };
        let nodes = self.below(&name).map(|(inner, member)| match (inner.split_once('/'), member) {
            (Some((first, _)), _) => (first.to_owned(), Node::Directory),
            (None, Member::File(_)) => (inner.to_owned(), Node::File),
            (None, Member::Link(_)) => (inner.to_owned(), Node::Link),
            (None, Member::Other) => (inner.to_owned(), Node::Other),
        });
        Ok(nodes.collect())
    }

    fn content(&self, path: &str) -> Option<Content> {
        match self.members.get(&self.name(path)?)? {
            Member::File(content) => Some(content.clone()),
            Member::Link(_) | Member::Other => None,
        }
    }

    fn facts(&self, path: &str) -> Option<Facts> {
        self.owners?.get(&self.name(path)?).copied()
    }
}
