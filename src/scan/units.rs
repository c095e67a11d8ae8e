//! What is read and judged together.

use super::Court;
use super::affected::Watching;
use super::part::Part;
use crate::collect::{Entry, HostTree, Inventory};
use crate::evaluate::Session;
use crate::model::{Document, SourceId, Syntax};
use crate::resolve::{Scope, directory_of, is_cached, is_manifest};
use crate::{parse, resolve};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The entries of an inventory, by what is done with them.
pub(super) struct Sorted<'a> {
    /// Files that stand alone.
    pub(super) files: Vec<Unit<'a>>,
    /// Hosts.
    pub(super) hosts: Vec<Unit<'a>>,
    /// Terraform files, by directory.
    pub(super) directories: BTreeMap<Arc<str>, Vec<Member<'a>>>,
    /// The same of folders that Terraform fills, which are read when they are called.
    pub(super) aside: Aside<'a>,
    /// Entries no syntax claims.
    pub(super) unrecognised: Vec<&'a Arc<str>>,
}

/// What lies in folders that Terraform fills.
#[derive(Default)]
pub(super) struct Aside<'a> {
    /// Terraform files, by directory.
    pub(super) directories: BTreeMap<Arc<str>, Vec<Member<'a>>>,
    /// The lists of downloaded modules.
    pub(super) manifests: Vec<&'a Entry>,
}

/// Sources that are read together because they can speak about each other.
pub(super) struct Unit<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) members: Vec<Member<'a>>,
    /// What is parsed already.
    pub(super) documents: Vec<Document>,
    /// What tells whether a change affects it, where only its evaluation can.
    pub(super) watching: Option<&'a Watching<'a>>,
}

/// An entry, its syntax when its name says it, and its number in the run.
pub(super) struct Member<'a> {
    pub(super) entry: &'a Entry,
    pub(super) syntax: Option<Syntax>,
    pub(super) id: SourceId,
}

impl<'a> Sorted<'a> {
    /// Sorts the entries, in the order of paths.
    pub(super) fn of(inventory: &'a Inventory) -> Self {
        let mut next = 0;
        let mut member = |entry, syntax| {
            next += 1;
            Member { entry, syntax, id: SourceId(next - 1) }
        };
        let mut sorted = Self {
            files: Vec::new(),
            hosts: Vec::new(),
            directories: BTreeMap::new(),
            aside: Aside::default(),
            unrecognised: Vec::new(),
        };
        for entry in &inventory.entries {
            let path = entry.path();
            if is_cached(path) {
                sorted.aside.add(entry, &mut member);
                continue;
            }
            match syntax_of(entry) {
                None if &**path != "-" => sorted.unrecognised.push(path),
                Some(syntax @ (Syntax::Hcl | Syntax::TerraformJson)) => {
                    let directory = directory_of(path).into();
                    sorted.directories.entry(directory).or_default().push(member(entry, Some(syntax)));
                }
                syntax => sorted.files.push(Unit::read(Scope::File, vec![member(entry, syntax)])),
            }
        }
        for entry in &inventory.aside {
            sorted.aside.add(entry, &mut member);
        }
        sorted.hosts = inventory.hosts.iter().map(|host| host_unit(host, &mut member)).collect();
        sorted
    }
}

impl<'a> Aside<'a> {
    fn add(&mut self, entry: &'a Entry, member: &mut impl FnMut(&'a Entry, Option<Syntax>) -> Member<'a>) {
        let path = entry.path();
        if is_manifest(path) {
            self.manifests.push(entry);
        } else if let Some(syntax @ (Syntax::Hcl | Syntax::TerraformJson)) = parse::syntax_of(path) {
            let members = self.directories.entry(directory_of(path).into()).or_default();
            if members.iter().all(|member| member.entry.path() != path) {
                members.push(member(entry, Some(syntax)));
            }
        }
    }
}

/// The syntax that a name claims; standard input has none, and only Terraform on it must be known before it is read.
fn syntax_of(entry: &Entry) -> Option<Syntax> {
    let sniffed = || {
        let source = (&**entry.path() == "-").then(|| entry.read(SourceId::default()).ok()).flatten()?;
        Some(parse::sniff(&source.bytes)).filter(|syntax| *syntax == Syntax::Hcl)
    };
    parse::syntax_of(entry.path()).or_else(sniffed)
}

fn host_unit<'a>(host: &'a HostTree, member: &mut impl FnMut(&'a Entry, Option<Syntax>) -> Member<'a>) -> Unit<'a> {
    let wanted = host.entries.iter().filter_map(|entry| Some((entry, resolve::wanted_on_host(entry.inner())?)));
    let members = wanted.map(|(entry, syntax)| member(entry, Some(syntax))).collect();
    Unit::read(Scope::Host(Arc::clone(&host.name), Vec::new()), members)
}

impl<'a> Unit<'a> {
    pub(super) fn read(scope: Scope<'a>, members: Vec<Member<'a>>) -> Self {
        Self { scope, members, documents: Vec::new(), watching: None }
    }

    /// Whether it is made of Terraform's directories, which are looked at one by one when they are made.
    pub(super) fn is_terraform(&self) -> bool {
        matches!(self.scope, Scope::Root(_) | Scope::Written)
    }

    /// Whether it is what roots call, as it is written: a view on files that count elsewhere.
    pub(super) fn is_written(&self) -> bool {
        matches!(self.scope, Scope::Written)
    }

    /// Whether it is a file of a syntax that plans are written in.
    pub(super) fn may_be_plan(&self) -> bool {
        let is_plan = |member: &Member<'_>| matches!(member.syntax, None | Some(Syntax::Json | Syntax::TerraformPlan));
        matches!(self.scope, Scope::File) && self.members.iter().any(is_plan)
    }

    /// Whether one of its files lies in a directory, or in an archive that holds the directory.
    pub(super) fn is_in(&self, directory: &str) -> bool {
        self.members
            .iter()
            .map(|member| directory_of(member.entry.path()))
            .any(|path| path == directory || (path.ends_with('!') && directory.starts_with(path)))
    }

    /// What the rules say of the resources in it.
    pub(super) fn scanned(self, court: Court<'_>, session: &mut Session<'_>) -> Part {
        let counts = !self.is_written();
        let mut part = Part::default();
        let mut documents = self.documents;
        let mut inner = Vec::new();
        for member in &self.members {
            let read = part.read(member);
            inner.extend(read.iter().map(|_| Arc::from(member.entry.inner())));
            documents.extend(read);
        }
        let scope = match self.scope {
            Scope::Host(name, _) => Scope::Host(name, inner),
            scope @ (Scope::File | Scope::Plan(_) | Scope::Root(_) | Scope::Written) => scope,
        };
        let resolution = resolve::resolve(&scope, documents, court.judges.kinds);
        if self.watching.is_some_and(|watching| !watching.met_change()) {
            return Part::default();
        }
        part.found.judged = usize::from(counts);
        part.judge(resolution, court, session);
        part
    }
}
