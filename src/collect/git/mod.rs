//! What a git repository holds at a commit, asked of the `git` program and read into memory.
//!
//! The repository may be hostile: what is asked touches neither its index nor its working tree, so that no hook, no
//! filter, no file-system monitor and no diff driver of its configuration runs, and nothing is fetched. Whether the
//! repository is the user's own is for git to say (`safe.directory`).

mod changes;
mod objects;
mod past;
mod run;

pub use changes::Changes;
pub use past::Past;

pub(super) use objects::Objects;

use super::archive::{Member, Members};
use super::entry::Content;
use crate::model::{Date, Time};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Entries of a tree; more are refused.
const MOST: usize = 1_000_000;

/// Bytes of a symbolic link's target that are read, as the Linux kernel bounds them.
const LONGEST_TARGET: u64 = 4096;

/// Why a revision cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no git to ask.
    #[error("cannot run git: {0}")]
    NoGit(std::io::Error),
    /// Nothing holds the path.
    #[error("{path} is in no git repository that can be read: {why}")]
    NoRepository {
        /// The path.
        path: String,
        /// What git says.
        why: String,
    },
    /// It names no commit.
    #[error("there is no revision {revision} in {top}{}", if *shallow { ", whose history is cut short" } else { "" })]
    UnknownRevision {
        /// The revision.
        revision: String,
        /// The repository.
        top: String,
        /// Whether the repository is a shallow clone.
        shallow: bool,
    },
    /// It and the work at hand have nothing in common.
    #[error("{revision} and the work at hand have no commit in common{}", if *shallow { ": the history is cut short" } else { "" })]
    NoCommonCommit {
        /// The revision.
        revision: String,
        /// Whether the repository is a shallow clone.
        shallow: bool,
    },
    /// Git did not do it.
    #[error("cannot {action}: {why}")]
    Failed {
        /// What was being done.
        action: &'static str,
        /// What git says.
        why: String,
    },
}

/// A repository with a working tree.
#[derive(Debug, Clone)]
pub struct Repository {
    /// The top of its working tree, links resolved.
    top: PathBuf,
    objects: Arc<Objects>,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its hexadecimal id.
    pub id: Arc<str>,
    /// The day it was made, in UTC.
    pub day: Date,
}

impl Repository {
    /// The repository that holds a path.
    pub fn around(path: &Path) -> Result<Self, GitError> {
        let none = |why: String| GitError::NoRepository { path: path.display().to_string(), why };
        let real = std::fs::canonicalize(path).map_err(|error| none(error.to_string()))?;
        let directory = if real.is_dir() { real.as_path() } else { real.parent().unwrap_or(&real) };
        let said = run::git(directory, &["rev-parse", "--show-toplevel"])?;
        let top = said.success().map_err(none)?;
        let top = run::path(top.strip_suffix(b"\n").unwrap_or(top));
        let top = std::fs::canonicalize(&top).map_err(|error| none(error.to_string()))?;
        Ok(Self { objects: Arc::new(Objects::new(&top)), top })
    }

    /// The commit that a revision names.
    pub fn commit(&self, revision: &str) -> Result<Commit, GitError> {
        let unknown = || GitError::UnknownRevision {
            revision: revision.to_owned(),
            top: self.top.display().to_string(),
            shallow: self.is_shallow(),
        };
        // what begins with `-` would be an option, and a name holds no line end
        if revision.is_empty() || revision.starts_with('-') || revision.contains(['\n', '\0']) {
            return Err(unknown());
        }
        let asked = format!("{revision}^{{commit}}");
        let said = run::git(&self.top, &["rev-parse", "--verify", "--quiet", &asked])?;
        let id = said.success().ok().and_then(object_id).ok_or_else(unknown)?;
        self.at(id)
    }

    /// The commit that a revision and the work at hand both descend from.
    pub fn merge_base(&self, revision: &str) -> Result<Commit, GitError> {
        let commit = self.commit(revision)?;
        let head = self.commit("HEAD")?;
        let said = run::git(&self.top, &["merge-base", &commit.id, &head.id])?;
        let id = said.success().ok().and_then(object_id);
        self.at(
            id.ok_or_else(|| GitError::NoCommonCommit { revision: revision.to_owned(), shallow: self.is_shallow() })?
        )
    }

    fn at(&self, id: Arc<str>) -> Result<Commit, GitError> {
        let said = run::git(&self.top, &["cat-file", "commit", &id])?;
        let text = said.success().map_err(|why| GitError::Failed { action: "read a commit", why })?;
        Ok(Commit { id, day: committed(text).unwrap_or_default().date() })
    }

    fn is_shallow(&self) -> bool {
        let said = run::git(&self.top, &["rev-parse", "--is-shallow-repository"]);
        said.is_ok_and(|said| said.success().is_ok_and(|out| out.starts_with(b"true")))
    }

    /// The path of a file below the top, with `/`; none when it lies elsewhere.
    fn inside(&self, real: &Path) -> Option<String> {
        real.strip_prefix(&self.top).ok().map(super::shown)
    }

    /// Everything a commit holds, by path from the top.
    fn tree(&self, commit: &Commit, limit: u64) -> Result<Members, GitError> {
        let said = run::git(&self.top, &["ls-tree", "-r", "-z", "-l", "--full-tree", &commit.id])?;
        let listed = said.success().map_err(|why| GitError::Failed { action: "list a commit's files", why })?;
        let mut members = Members::new();
        for line in listed.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            if members.len() >= MOST {
                let why = format!("it holds more than {MOST}");
                return Err(GitError::Failed { action: "list a commit's files", why });
            }
            let Some((path, member)) = self.member(line, limit) else { continue };
            members.insert(path, member);
        }
        Ok(members)
    }

    /// `<mode> <type> <object> <size>\t<path>`: git-ls-tree(1), `-l`. A path that leads elsewhere is no path of a tree.
    fn member(&self, line: &[u8], limit: u64) -> Option<(String, Member)> {
        let line = String::from_utf8_lossy(line);
        let (facts, path) = line.split_once('\t')?;
        if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return None;
        }
        let mut facts = facts.split(' ').filter(|fact| !fact.is_empty());
        let (mode, _, id, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
        let size = size.parse().unwrap_or(0);
        let content = || Content::Object { objects: Arc::clone(&self.objects), id: id.into(), size, limit };
        let member = match mode {
            "100644" | "100755" | "100664" => Member::File(content()),
            "120000" if size <= LONGEST_TARGET => {
                let target = self.objects.read(id, size).ok()?;
                Member::Link(String::from_utf8_lossy(&target).into_owned())
            }
            // a submodule is a commit of another repository
            _ => Member::Other,
        };
        Some((path.to_owned(), member))
    }
}

/// An object's id: hexadecimal, of SHA-1 or SHA-256.
fn object_id(said: &[u8]) -> Option<Arc<str>> {
    let text = std::str::from_utf8(said).ok()?.trim_end();
    let id = text.lines().next()?;
    let is_id = matches!(id.len(), 40 | 64) && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| id.into())
}

/// When a commit was made: the seconds before the zone at the end of its line `committer`.
fn committed(text: &[u8]) -> Option<Time> {
    let text = String::from_utf8_lossy(text);
    let line = text.lines().take_while(|line| !line.is_empty()).find(|line| line.starts_with("committer "))?;
    let seconds: i64 = line.rsplit(' ').nth(1)?.parse().ok()?;
    Some(Time(seconds.saturating_mul(1_000)))
}

#[cfg(test)]
mod tests {
    use super::{committed, object_id};

    #[test]
    fn a_commit_is_dated_by_its_committer() {
        let text =
            b"tree 0\nauthor A <a@b> 1 +0000\ncommitter C committer <c@d> 1767225600 +0200\n\ncommitter x 5 +0\n";
        assert_eq!(committed(text).map(|time| time.date().to_string()).as_deref(), Some("2026-01-01"));
        assert_eq!(committed(b"tree 0\n\ncommitter A <a@b> 1 +0000\n"), None);
    }

    #[test]
    fn only_whole_ids_are_ids() {
        let id = "a".repeat(40);
        assert_eq!(object_id(format!("{id}\n").as_bytes()).as_deref(), Some(&*id));
        assert_eq!(object_id(b"abc\n"), None);
        assert_eq!(object_id(format!("{}g\n", "a".repeat(39)).as_bytes()), None);
    }
}
