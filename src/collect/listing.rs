//! What a host tree says of its files beside their bytes: kind, permissions, owner, and where links lead, as a text in
//! the form of `mtree(5)` that is read like any other input.
//!
//! Permissions and owners count only where they are the host's own: on the running machine, in the listing that somebody
//! made there, and in a copy that kept them. A copy whose files all belong to one user and group shows what became of
//! them on the way, so that nothing is said of them.

use super::tree::Node;
use std::fmt::Write as _;

/// The listing that somebody made on the host, at the top of its tree.
pub(super) const MADE: &str = "host.mtree";

/// What the text is called that is made here, for reports: no file has this name.
pub(super) const SHOWN: &str = "(files).mtree";

/// Where a link says more than that another file has two names: it starts a unit, whether the tree holds it or not.
const UNITS: &str = "etc/systemd/system/";

/// Permissions and owners of a file, as the file system or the archive has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facts {
    /// The permission bits, with those for set-user-ID, set-group-ID and sticky.
    pub(super) mode: u32,
    /// The numbers of user and group; none where the archive does not hold them.
    pub(super) owner: Option<(u64, u64)>,
}

/// Collects what is seen while a host is listed.
#[derive(Debug, Default)]
pub(super) struct Listing(Vec<Line>);

#[derive(Debug)]
struct Line {
    path: String,
    node: Node,
    facts: Option<Facts>,
    target: Option<String>,
}

impl Listing {
    /// Adds a file, a directory or a link.
    pub(super) fn add(&mut self, path: &str, node: Node, facts: Option<Facts>, target: Option<String>) {
        self.0.push(Line { path: path.to_owned(), node, facts, target });
    }

    /// The text, or nothing when there is nothing in it that the files themselves do not say.
    pub(super) fn text(mut self, is_running: bool) -> Option<String> {
        let counts = is_running || self.kept_owners();
        self.0.sort_by(|a, b| a.path.cmp(&b.path));
        let says = |line: &Line| counts || (line.target.is_some() && line.path.starts_with(UNITS));
        if !self.0.iter().any(says) {
            return None;
        }
        let mut text = "#mtree\n".to_owned();
        for line in self.0.iter().filter(|line| says(line)) {
            line.write(&mut text, counts);
        }
        Some(text)
    }

    /// Whether it is a copy that kept owners: `etc` belongs to root, and something in it to another user or group.
    fn kept_owners(&self) -> bool {
        let owner = |line: &Line| line.facts.and_then(|facts| facts.owner);
        let etc = self.0.iter().find(|line| line.path == "etc").and_then(owner);
        etc.is_some_and(|etc| etc.0 == 0 && self.0.iter().filter_map(owner).any(|other| other != etc))
    }
}

impl Line {
    fn write(&self, text: &mut String, counts: bool) {
        let kind = match self.node {
            Node::File => "file",
            Node::Directory => "dir",
            Node::Link => "link",
            Node::Other => return,
        };
        let mut line = format!("./{} type={kind}", escaped(&self.path));
        // the permissions of a link are those of what it leads to
        if let Some(facts) = self.facts.filter(|_| counts && self.node != Node::Link) {
            // writing to a String does not fail
            let _ = write!(line, " mode={:04o}", facts.mode);
            if let Some((user, group)) = facts.owner {
                let _ = write!(line, " uid={user} gid={group}");
            }
        }
        if let Some(target) = &self.target {
            let _ = write!(line, " link={}", escaped(target));
        }
        text.push_str(&line);
        text.push('\n');
    }
}

/// A name with everything but plain letters written as `vis(3)` writes it: `\040`.
fn escaped(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#' | b'=' | b'"') {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "\\{byte:03o}");
        }
    }
    text
}
