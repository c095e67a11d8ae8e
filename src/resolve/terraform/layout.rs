//! Which directories call which: what is a root module, and what belongs to it.
//!
//! A directory that another one calls is no root: it is judged in the context of each call. A call is
//! resolved as Terraform does it: a local source by its path, every other one by the list of modules that
//! `terraform init` leaves in the root's `.terraform/modules/modules.json`.

use super::module::literal_text;
use super::tf_json::Json;
use crate::model::hcl::Body;
use crate::model::{Document, Files, Syntax};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// JSON nested deeper than this is not read.
const JSON_DEPTH: usize = 100;

/// The list of downloaded modules, below the directory of a root module.
const MANIFEST: &str = ".terraform/modules/modules.json";

/// The folder that Terraform fills beside a root module.
const CACHE: &str = ".terraform";

/// The Terraform directories of a run.
#[derive(Debug, Default)]
pub struct Layout {
    directories: BTreeMap<Arc<str>, Directory>,
    manifests: BTreeMap<Arc<str>, Arc<Manifest>>,
}

#[derive(Debug)]
struct Directory {
    documents: Vec<Document>,
    /// The directories that its calls name by path.
    callees: BTreeSet<Arc<str>>,
    /// The same of what could not be read of its files, as far as their text tells.
    lost: BTreeSet<Arc<str>>,
}

/// A root module with the documents of every directory it calls, its own first.
#[derive(Debug, Clone)]
pub struct Root {
    /// The directory, as the paths of its documents begin.
    pub directory: Arc<str>,
    /// Where modules that are not called by path were downloaded to.
    pub manifest: Arc<Manifest>,
    /// The documents.
    pub documents: Vec<Document>,
    /// How many of them are its own.
    pub own: usize,
    /// Every directory that it reaches or may reach by what could not be read of it, its own and those that are not
    /// there included.
    pub directories: BTreeSet<Arc<str>>,
}

/// Where the modules of a root were downloaded to, by the dotted names of the calls that lead to them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, Arc<str>>);

#[derive(Deserialize)]
struct Written {
    #[serde(rename = "Modules", default)]
    modules: Vec<WrittenModule>,
}

#[derive(Deserialize)]
struct WrittenModule {
    #[serde(rename = "Key", default)]
    key: String,
    #[serde(rename = "Dir", default)]
    directory: String,
}

impl Layout {
    /// Adds the documents of a directory.
    pub fn add(&mut self, path: Arc<str>, mut documents: Vec<Document>, files: &dyn Files) {
        let mut callees = BTreeSet::new();
        for document in &mut documents {
            if document.syntax == Syntax::TerraformJson && !is_values(&document.text.path) {
                let body = Json { files }.body(&document.expand(&document.root, JSON_DEPTH));
                document.hcl = Some(Arc::new(body));
            }
            let sources = document.hcl.iter().flat_map(|body| sources(body));
            callees.extend(sources.filter_map(|source| local(&path, source)));
        }
        self.directories.insert(path, Directory { documents, callees, lost: BTreeSet::new() });
    }

    /// Notes what a file of a directory may call that could not be read in full: every local path that it quotes.
    pub fn add_lost(&mut self, path: &str, text: &str) {
        if let Some(directory) = self.directories.get_mut(path) {
            directory.lost.extend(text.split('"').filter_map(|quoted| local(path, quoted)));
        }
    }

    /// Adds the list of downloaded modules that lies at a path; one that cannot be read lists none.
    pub fn add_manifest(&mut self, path: &str, bytes: &[u8]) {
        let Some(root) = path.strip_suffix(MANIFEST) else { return };
        let root: Arc<str> = root.trim_end_matches('/').into();
        let Ok(written) = serde_json::from_slice::<Written>(bytes) else { return };
        let modules = written.modules.into_iter().filter(|module| !module.key.is_empty());
        let places = modules.filter_map(|module| Some((module.key, joined(&root, &module.directory)?)));
        let manifest = Manifest(places.collect());
        self.manifests.insert(root, Arc::new(manifest));
    }

    /// Directories that are called and were not added, sorted.
    pub fn missing(&self) -> Vec<Arc<str>> {
        let all: BTreeSet<&Arc<str>> = self.called().collect();
        all.into_iter().filter(|path| !self.directories.contains_key(*path)).map(Arc::clone).collect()
    }

    /// The root modules: what nothing calls, what was asked for, and one of every circle that nothing else calls.
    pub fn roots(&self, asked: &[Arc<str>]) -> Vec<Root> {
        let called: BTreeSet<&Arc<str>> = self.called().collect();
        let mut seen: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut roots = Vec::new();
        let (free, rest): (Vec<_>, Vec<_>) = self
            .directories
            .keys()
            .filter(|path| !is_cached(path))
            .partition(|path| !called.contains(path) || asked.contains(path));
        for path in free {
            roots.push(self.root(path, &mut seen));
        }
        for path in rest {
            if !seen.contains(path) {
                roots.push(self.root(path, &mut seen));
            }
        }
        roots.sort_by(|left, right| left.directory.cmp(&right.directory));
        roots
    }

    /// The documents of every directory that is no root, for rules that judge files as they are written.
    pub fn others(&self, roots: &[Root]) -> Vec<Document> {
        let is_root = |path: &Arc<str>| roots.binary_search_by(|root| root.directory.cmp(path)).is_ok();
        let others = self.directories.iter().filter(|(path, _)| !is_root(path) && !is_cached(path));
        others.flat_map(|(_, directory)| directory.documents.iter().cloned()).collect()
    }

    fn called(&self) -> impl Iterator<Item = &Arc<str>> {
        // a module that calls itself is a root all the same
        let by_path = self
            .directories
            .iter()
            .flat_map(|(path, directory)| directory.callees.iter().filter(move |callee| *callee != path));
        by_path.chain(
            self.manifests
                .iter()
                .flat_map(|(root, manifest)| manifest.0.values().filter(move |directory| *directory != root)),
        )
    }

    /// A root with what it reaches; `seen` takes all of that.
    fn root(&self, path: &Arc<str>, seen: &mut BTreeSet<Arc<str>>) -> Root {
        let manifest = self.manifests.get(path).map(Arc::clone).unwrap_or_default();
        let start: Vec<_> = manifest.0.values().map(Arc::clone).chain([Arc::clone(path)]).collect();
        let reached = self.reached(start.clone(), false);
        let documents = |path: &Arc<str>| self.directories.get(path).map_or(&[][..], |directory| &directory.documents);
        let own = documents(path);
        let rest = reached.iter().filter(|other| *other != path).flat_map(documents);
        let documents = own.iter().chain(rest).cloned().collect();
        seen.extend(reached.iter().map(Arc::clone));
        let directories = self.reached(start, true);
        Root { directory: Arc::clone(path), manifest, documents, own: own.len(), directories }
    }

    /// The directories to start with, and every one that leads from one to the next, by what was lost too or not.
    fn reached(&self, mut left: Vec<Arc<str>>, by_lost: bool) -> BTreeSet<Arc<str>> {
        let mut reached = BTreeSet::new();
        while let Some(one) = left.pop() {
            if !reached.insert(Arc::clone(&one)) {
                continue;
            }
            let Some(directory) = self.directories.get(&one) else { continue };
            let lost = directory.lost.iter().filter(|_| by_lost);
            left.extend(directory.callees.iter().chain(lost).map(Arc::clone));
        }
        reached
    }
}

impl Manifest {
    /// The directory of the module that a dotted path of calls leads to.
    pub(super) fn directory(&self, key: &str) -> Option<&Arc<str>> {
        self.0.get(key)
    }
}

/// Whether a path is the list of modules that some root downloaded.
pub fn is_manifest(path: &str) -> bool {
    path.strip_suffix(MANIFEST).is_some_and(|root| root.is_empty() || root.ends_with(['/', '!']))
}

/// Whether a path lies in a folder that Terraform fills: it is read when something calls it.
pub fn is_cached(path: &str) -> bool {
    path.split(['/', '!']).any(|part| part == CACHE)
}

/// The directory of a path; the top of an archive is what stands before its members.
pub fn directory_of(path: &str) -> &str {
    let end = path.rfind('/').max(path.rfind('!').map(|end| end + 1));
    end.and_then(|end| path.get(..end)).unwrap_or_default()
}

/// Whether a path is that of a file with values for variables.
pub(super) fn is_values(path: &str) -> bool {
    path.ends_with(".tfvars") || path.ends_with(".tfvars.json")
}

/// The directory of a local source, seen from the directory that names it; none when it is not local.
/// <https://developer.hashicorp.com/terraform/language/modules/sources#local-paths>
pub(super) fn local(from: &str, source: &str) -> Option<Arc<str>> {
    let is_local = source.starts_with("./") || source.starts_with("../") || matches!(source, "." | "..");
    if is_local { joined(from, source) } else { None }
}

/// A path below a directory, `.` and `..` resolved; none when it leads out of an archive.
pub(super) fn joined(directory: &str, path: &str) -> Option<Arc<str>> {
    if path.starts_with('/') {
        return Some(path.trim_end_matches('/').into());
    }
    let (archive, inside) = match directory.split_once('!') {
        Some((_, inside)) => directory.split_at_checked(directory.len() - inside.len())?,
        None => ("", directory),
    };
    let (top, inside) = if inside.starts_with('/') { ("/", inside) } else { ("", inside) };
    let mut parts: Vec<&str> = Vec::new();
    for part in inside.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => match parts.last() {
                Some(&"..") | None if archive.is_empty() && top.is_empty() => parts.push(".."),
                None => return None,
                Some(_) => drop(parts.pop()),
            },
            part => parts.push(part),
        }
    }
    Some(format!("{archive}{top}{}", parts.join("/")).into())
}

/// The sources of the calls in a file, as far as they are plain text, which Terraform demands.
fn sources(body: &Body) -> impl Iterator<Item = &str> {
    body.blocks_of("module").filter_map(|call| literal_text(&call.body.attribute("source")?.expr))
}

#[cfg(test)]
mod tests {
    use super::{directory_of, is_cached, is_manifest, joined, local};

    #[test]
    fn local_sources_are_paths_seen_from_the_caller() {
        let from = |directory, source| local(directory, source).map(|path| path.to_string());
        assert_eq!(from("envs/prod", "../../modules/vpc").as_deref(), Some("modules/vpc"));
        assert_eq!(from("", "./vpc/").as_deref(), Some("vpc"));
        assert_eq!(from("a", "../../b").as_deref(), Some("../b"));
        assert_eq!(from("../a", "../b").as_deref(), Some("../b"));
        assert_eq!(from("/x/a", "../b").as_deref(), Some("/x/b"));
        assert_eq!(from("a.tar!x/y", "../z").as_deref(), Some("a.tar!x/z"));
        assert_eq!(from("a.tar!x", "../../z"), None);
        assert_eq!(from("a", "terraform-aws-modules/vpc/aws"), None);
        assert_eq!(joined("a", ".terraform/modules/x").as_deref(), Some("a/.terraform/modules/x"));
    }

    #[test]
    fn caches_are_known_by_their_folder() {
        assert!(is_manifest("a/.terraform/modules/modules.json") && is_manifest(".terraform/modules/modules.json"));
        assert!(!is_manifest("x.terraform/modules/modules.json"));
        assert!(is_cached("a/.terraform/modules/x/main.tf") && !is_cached("a/terraform/main.tf"));
        assert_eq!((directory_of("a/b.tf"), directory_of("a.tar!b.tf"), directory_of("b.tf")), ("a", "a.tar!", ""));
        assert_eq!((directory_of("x/a.tar!b.tf"), directory_of("x/a.tar!c/b.tf")), ("x/a.tar!", "x/a.tar!c"));
    }
}
