//! The file trees of hosts: which arguments name one, what each is called, and which files it offers.

use super::archive::{self, Members};
use super::entry::Content;
use super::listing::{self, Listing as Files};
use super::tree::{ArchiveTree, DirectoryTree, Mount, Node, Tree, resolve};
use super::{Entry, HostTree, Inventory, Request, join, problem, shown};
use crate::model::{Level, Problem, SourceId};
use globset::GlobBuilder;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The directories of a host that are listed: those some resolver reads. A whole host has a hundred
/// times as many files.
pub const HOST_DIRECTORIES: &[&str] = &[
    "etc",
    "run/sysctl.d",
    "usr/local/lib/sysctl.d",
    "usr/lib/sysctl.d",
    "lib/sysctl.d",
    "run/systemd",
    "usr/local/lib/systemd",
    "usr/lib/systemd",
    "lib/systemd",
    "run/modprobe.d",
    "usr/local/lib/modprobe.d",
    "usr/lib/modprobe.d",
    "lib/modprobe.d",
    "usr/lib/pam.d",
    "usr/lib/firewalld",
    "boot/grub",
    "boot/grub2",
];

/// The directories of whose files permissions, owners and links are noted.
const LISTED: [&str; 3] = ["etc", "boot/grub", "boot/grub2"];

/// Directories of which names, permissions and owners are listed, and how many directories deep; their files are not read.
const SEEN: [(&str, usize); 2] = [("var/log", 1), ("var/spool/cron", 1)];

/// Files that only the tree of a host has.
const SIGNS: [&str; 3] = ["etc/ssh/sshd_config", "etc/sysctl.conf", "etc/login.defs"];

/// Directories below a listed one: no configuration nests deeper.
const MAX_DEPTH: usize = 32;

/// Links to directories followed in one host: enough for any real `/etc`, few for a maze of links.
const MAX_DIRECTORY_LINKS: usize = 256;

/// Single directories an archive may wrap round its host.
const MAX_WRAPPING: usize = 4;

/// Adds the host trees of a request.
pub(super) fn gather(request: &Request<'_>, found: &mut Inventory) {
    let mut roots = BTreeSet::new();
    for argument in request.hosts {
        let matches = expand(argument);
        if matches.is_empty() {
            let message = format!("cannot read the host {argument}: nothing matches");
            found.problems.push(problem(Level::Error, "path-unreadable", argument, message));
        }
        roots.extend(matches);
    }
    for root in roots {
        if let Some(host) = host(&root, request, &mut found.problems) {
            found.hosts.push(host);
        }
    }
    found.hosts.sort_by(|a, b| a.path.cmp(&b.path));
    make_names_unique(&mut found.hosts);
}

/// Tells of file trees of hosts among the paths that are none: nothing in them was judged.
pub(super) fn unclaimed(found: &mut Inventory) {
    let mut roots: BTreeSet<String> = BTreeSet::new();
    for entry in &found.entries {
        let root = SIGNS.iter().find_map(|sign| entry.path().strip_suffix(sign));
        roots.extend(root.filter(|root| root.is_empty() || root.ends_with(['/', '!'])).map(str::to_owned));
    }
    for root in roots {
        let claimed = |host: &HostTree| {
            let path = host.path.strip_suffix("/etc").unwrap_or(&host.path);
            root.trim_end_matches(['/', '!']) == if path == "." { "" } else { path }
        };
        if found.hosts.iter().any(claimed) {
            continue;
        }
        let path = if root.is_empty() { "." } else { root.trim_end_matches('/') };
        let message = format!("{path} looks like the file tree of a host; its settings are not evaluated");
        let archive = path.trim_end_matches('!');
        let notice = problem(Level::Notice, "host-not-declared", path, message);
        found.problems.push(notice.help(format!("scan it with `--host {archive}`")));
    }
}

/// The paths an argument names: itself when it exists, else the directories and archives that its globs
/// match, part by part; other files beside the hosts are left out.
pub(super) fn expand(argument: &str) -> Vec<PathBuf> {
    let literal = PathBuf::from(argument);
    if literal.exists() {
        return vec![literal];
    }
    let mut paths = vec![PathBuf::from(if argument.starts_with('/') { "/" } else { "" })];
    for part in argument.split('/').filter(|part| !part.is_empty()) {
        let Ok(glob) = GlobBuilder::new(part).literal_separator(true).build() else { return Vec::new() };
        let is_glob = part.contains(['*', '?', '[', '{']);
        let matcher = glob.compile_matcher();
        paths = paths
            .into_iter()
            .flat_map(|path| {
                let here = if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.clone() };
                let names = if is_glob { matching_names(&here, &matcher) } else { vec![part.to_owned()] };
                names.into_iter().map(move |name| path.join(name))
            })
            .filter(|path| path.exists())
            .collect();
    }
    paths.retain(|path| path.is_dir() || archive::is_archive(&path.to_string_lossy()));
    paths
}

fn matching_names(directory: &Path, matcher: &globset::GlobMatcher) -> Vec<String> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| matcher.is_match(name)).collect()
}

fn host(root: &Path, request: &Request<'_>, problems: &mut Vec<Problem>) -> Option<HostTree> {
    let path = if shown(root).is_empty() { ".".to_owned() } else { shown(root) };
    if archive::is_archive(&path) && root.is_file() {
        let (members, owners) = archive::read_owned(root, &path, &request.limits, problems);
        let (inside, mount) = root_in_archive(&members).or_else(|| no_host(&path, problems))?;
        let base = format!("{path}!{inside}");
        let tree = ArchiveTree::new(&members, inside, mount).owned(&owners);
        return Some(list_host(
            &tree,
            &path,
            Base { path: &base, mount, is_running: false },
            request.limits.entries,
            problems,
        ));
    }
    let real = std::fs::canonicalize(root).ok().filter(|real| real.is_dir()).or_else(|| no_host(&path, problems))?;
    let mut tree = DirectoryTree { root: real, mount: Mount::Root, file_limit: request.limits.file };
    tree.mount = mount_of(&tree).or_else(|| no_host(&path, problems))?;
    let (base, mount) = (if path == "." { String::new() } else { path.clone() }, tree.mount);
    let is_running = tree.root == Path::new(if mount == Mount::Etc { "/etc" } else { "/" });
    Some(list_host(&tree, &path, Base { path: &base, mount, is_running }, request.limits.entries, problems))
}

/// The host of a directory whose files are held elsewhere; none when they are those of no host.
pub(super) fn of_members(
    root: &Path,
    members: &Members,
    limit: usize,
    problems: &mut Vec<Problem>,
) -> Option<HostTree> {
    let path = if shown(root).is_empty() { ".".to_owned() } else { shown(root) };
    let mount = mount_of(&ArchiveTree::new(members, String::new(), Mount::Root))?;
    let tree = ArchiveTree::new(members, String::new(), mount);
    let base = if path == "." { String::new() } else { path.clone() };
    Some(list_host(&tree, &path, Base { path: &base, mount, is_running: false }, limit, problems))
}

fn no_host<T>(path: &str, problems: &mut Vec<Problem>) -> Option<T> {
    let message = format!("cannot read the host {path}: it holds neither `etc` nor the files of one");
    let hint = "give the directory or archive that holds the host's `etc`";
    problems.push(problem(Level::Error, "host-not-recognised", path, message).help(hint));
    None
}

/// Where a tree belongs in a host, by what it holds.
fn mount_of(tree: &dyn Tree) -> Option<Mount> {
    let holds = |path: &str| resolve(tree, path).is_some();
    // directories that only the root of a host has; a copy may hold a few of them
    let of_root = ["etc", "usr", "var", "boot", "root", "home", "opt", "lib", "proc"];
    if of_root.into_iter().any(holds) {
        Some(Mount::Root)
    } else {
        let of_etc = ["passwd", "ssh/sshd_config", "sysctl.conf", "login.defs", "hostname", "sysctl.d", "pam.d", "ssh"];
        of_etc.into_iter().any(holds).then_some(Mount::Etc)
    }
}

/// The name under which an archive holds a host; directories that wrap it alone are stepped into.
fn root_in_archive(members: &Members) -> Option<(String, Mount)> {
    let mut inside = String::new();
    for _ in 0..MAX_WRAPPING {
        let tree = ArchiveTree::new(members, inside.clone(), Mount::Root);
        if let Some(mount) = mount_of(&tree) {
            return Some((inside, mount));
        }
        let mut names = tree.list("").ok()?.into_iter();
        let (Some((only, Node::Directory)), None) = (names.next(), names.next()) else { return None };
        join(&mut inside, &only);
    }
    None
}

/// Where a tree lies.
#[derive(Clone, Copy)]
struct Base<'a> {
    /// What the paths of its entries start with.
    path: &'a str,
    /// Where it lies in the host.
    mount: Mount,
    /// Whether it is the machine that the program runs on.
    is_running: bool,
}

fn list_host(tree: &dyn Tree, path: &str, base: Base<'_>, limit: usize, problems: &mut Vec<Problem>) -> HostTree {
    let mut listing = Listing {
        tree,
        path,
        base,
        limit,
        problems,
        entries: Vec::new(),
        dangling: Vec::new(),
        links: 0,
        files: Files::default(),
    };
    let mut listed: Vec<String> = Vec::new();
    for directory in HOST_DIRECTORIES {
        // /lib is a link to /usr/lib on most systems: the same directory is not listed again
        if let Some(real) = resolve(tree, directory).filter(|real| !listed.contains(real)) {
            listing.see(directory, &real, Node::Directory);
            listing.directory(directory, &real);
            listed.push(real);
        }
    }
    for (directory, depth) in SEEN {
        listing.seen(directory, depth);
    }
    listing.report_dangling();
    listing.add_files();
    let mut entries = listing.entries;
    entries.sort_by(|a, b| a.inner().cmp(b.inner()));
    HostTree { name: host_name(&entries, path).into(), path: path.into(), is_running: base.is_running, entries }
}

struct Listing<'a> {
    tree: &'a dyn Tree,
    path: &'a str,
    base: Base<'a>,
    limit: usize,
    problems: &'a mut Vec<Problem>,
    entries: Vec<Entry>,
    /// Links to what the tree does not hold.
    dangling: Vec<String>,
    /// Links to directories followed so far.
    links: usize,
    /// What is to be said of files beside their bytes.
    files: Files,
}

impl Listing<'_> {
    /// Lists a directory of the host that really lies at `real`, and all below.
    fn directory(&mut self, inner: &str, real: &str) {
        let mut pending = vec![(inner.to_owned(), real.to_owned(), 0)];
        while let Some((inner, real, depth)) = pending.pop() {
            let names = match self.tree.list(&real) {
                Ok(names) => names,
                Err(error) => {
                    self.error("path-unreadable", format!("cannot read {inner} of {}: {error}", self.path));
                    continue;
                }
            };
            for (name, node) in names {
                if self.entries.len() >= self.limit || depth >= MAX_DEPTH {
                    self.error(
                        "host-too-large",
                        format!("{inner} of {} is not read in full: too much in it", self.path),
                    );
                    return;
                }
                let inner = format!("{inner}/{name}");
                let real = format!("{real}/{name}");
                self.see(&inner, &real, node);
                match node {
                    Node::File => self.add(&inner, self.tree.content(&real)),
                    Node::Directory => pending.push((inner, real, depth + 1)),
                    Node::Link => pending.extend(self.link(&inner, &real).map(|real| (inner, real, depth + 1))),
                    Node::Other => {}
                }
            }
        }
    }

    /// Adds the file a link leads to, or gives the directory it leads to.
    fn link(&mut self, inner: &str, link: &str) -> Option<String> {
        let Some(real) = resolve(self.tree, link) else {
            if self.tree.target(link).as_deref() == Some("/dev/null") {
                // masks a file of the same name in another directory
                self.add(inner, Some(Content::Memory(Arc::default())));
            } else {
                self.dangling.push(inner.to_owned());
            }
            return None;
        };
        if self.tree.node(&real)? == Node::File {
            self.add(inner, self.tree.content(&real));
        }
        let leads_up = link.starts_with(&format!("{real}/")) || real.is_empty();
        let is_new = self.tree.node(&real)? == Node::Directory && !leads_up && self.links < MAX_DIRECTORY_LINKS;
        self.links += usize::from(is_new);
        is_new.then_some(real)
    }

    fn add(&mut self, inner: &str, content: Option<Content>) {
        let (Some(content), Some(in_tree)) = (content, self.base.mount.path(inner)) else { return };
        let mut path = self.base.path.to_owned();
        join(&mut path, in_tree);
        self.entries.push(Entry::new(path, inner, content));
    }

    /// Notes what is to be said of a file: of configuration only, since a host has a hundred times as many units.
    fn see(&mut self, inner: &str, real: &str, node: Node) {
        let is_seen = SEEN.iter().any(|(directory, _)| inner.starts_with(directory));
        if is_seen
            || LISTED
                .iter()
                .any(|root| inner.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
        {
            let target = (node == Node::Link).then(|| self.tree.target(real)).flatten();
            self.files.add(inner, node, self.tree.facts(real), target);
        }
    }

    /// Notes what a directory holds whose files are not read.
    fn seen(&mut self, directory: &str, depth: usize) {
        let Some(real) = resolve(self.tree, directory) else { return };
        self.see(directory, &real, Node::Directory);
        let mut pending = vec![(directory.to_owned(), real, depth)];
        while let Some((inner, real, depth)) = pending.pop() {
            for (name, node) in self.tree.list(&real).unwrap_or_default().into_iter().take(self.limit) {
                let (inner, real) = (format!("{inner}/{name}"), format!("{real}/{name}"));
                self.see(&inner, &real, node);
                if node == Node::Directory && depth > 0 {
                    pending.push((inner, real, depth - 1));
                }
            }
        }
    }

    /// Adds the list of files: the one that was made on the host, else what is seen of them here.
    fn add_files(&mut self) {
        let made = self.tree.content(listing::MADE).filter(|_| self.tree.node(listing::MADE) == Some(Node::File));
        let seen = std::mem::take(&mut self.files).text(self.base.is_running);
        let (content, name) = match (made, seen) {
            (Some(content), _) => (content, listing::MADE),
            (None, Some(text)) => (Content::Memory(text.into_bytes().into()), listing::SHOWN),
            (None, None) => return,
        };
        let mut path = self.base.path.to_owned();
        join(&mut path, name);
        self.entries.push(Entry::new(path, listing::MADE, content));
    }

    fn error(&mut self, code: &'static str, message: String) {
        self.problems.push(problem(Level::Error, code, self.path, message));
    }

    fn report_dangling(&mut self) {
        if let Some(first) = self.dangling.first() {
            let message = match self.dangling.len() {
                1 => format!("the link {first} of {} leads to what it does not hold", self.path),
                more => format!("{more} links of {} lead to what it does not hold, such as {first}", self.path),
            };
            self.problems.push(problem(Level::Notice, "link-not-followed", self.path, message));
        }
    }
}

fn host_name(entries: &[Entry], path: &str) -> String {
    let found = entries.iter().find(|entry| entry.inner() == "etc/hostname");
    let source = found.and_then(|entry| entry.read(SourceId::default()).ok());
    let text = source.map(|source| String::from_utf8_lossy(&source.bytes).into_owned()).unwrap_or_default();
    let name = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    name.map_or_else(|| name_from_path(path), str::to_owned)
}

/// The directory's or archive's own name, or that of the directory around it when it is just called root.
fn name_from_path(path: &str) -> String {
    let mut parts = path.rsplit('/').filter(|part| !matches!(*part, "" | "." | ".."));
    let Some(last) = parts.next() else { return "host".to_owned() };
    let last = archive::stem(last).unwrap_or(last);
    let says_nothing = matches!(last, "root" | "rootfs" | "etc" | "fs");
    parts.next().filter(|_| says_nothing).unwrap_or(last).to_owned()
}

/// Two trees may be copies of one host; each keeps a name of its own.
fn make_names_unique(hosts: &mut [HostTree]) {
    let mut names: Vec<Arc<str>> = hosts.iter().map(|host| Arc::clone(&host.name)).collect();
    names.sort_unstable();
    for host in hosts {
        let from = names.partition_point(|name| *name < host.name);
        if names.get(from + 1).is_some_and(|next| *next == host.name) {
            host.name = format!("{} ({})", host.name, host.path).into();
        }
    }
}
