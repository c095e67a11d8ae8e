//! What a scan made, kept for the next one of the same places: a unit is judged again when what it rests on is another
//! thing, and taken over otherwise.
//!
//! Whether it is another thing is told by digests of what is there, never by times of files or by what somebody heard
//! of changes: the outcome is that of a scan without memory, to the byte. Resources are joined inside a unit only, so
//! that nothing smaller than a unit is ever taken over.

use super::affected::{Asked, Watching};
use super::modules::Files;
use super::part::Part;
use super::reader::Reader;
use super::units::{Member, Unit};
use super::{Court, Found};
use crate::evaluate::Session;
use crate::model::{CollectedAt, Date, Digest, Document, Outcome, Problem, Source, SourceId, Syntax, TerraformInputs};
use crate::resolve::{Manifest, Scope, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a scan made, by what it was made of.
#[derive(Debug, Default)]
pub struct Memory {
    yardstick: Option<Yardstick>,
    inputs: TerraformInputs,
    /// Files of directories, which are parsed before it is known which units they make.
    pub(super) files: Files,
    units: BTreeMap<Key, Arc<Kept>>,
    units_there: usize,
    units_judged: usize,
}

/// What things are judged by: where it is another one, nothing is taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct Yardstick {
    /// The digest over policies, kinds and frameworks.
    pub content: Digest,
    /// The day that policies see.
    pub as_of: Date,
    /// The values of parameters, by the rule they are set for or by name.
    pub parameters: BTreeMap<String, toml::Value>,
    /// What is said of when inputs were collected.
    pub collected: Vec<CollectedAt>,
}

/// A file that was parsed.
#[derive(Debug)]
pub(super) struct Parsed {
    /// Every place in its documents names the source by this number.
    id: SourceId,
    syntax: Option<Syntax>,
    digest: Digest,
    documents: Vec<Document>,
    part: Part,
}

/// What makes a unit the same in another scan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A file, by its path.
    File(Arc<str>),
    /// A root module, by its directory, and what its inputs are called.
    Root(Arc<str>, Option<Arc<str>>),
    /// What roots call.
    Written,
    /// A host, by its name.
    Host(Arc<str>),
}

/// A unit that was judged.
#[derive(Debug)]
pub(super) struct Kept {
    rests_on: Basis,
    /// Of a plan: the root modules that it may have been made of.
    code: Option<Vec<Basis>>,
    /// What its expressions asked for.
    asked: Asked,
    part: Arc<Part>,
}

/// The sources of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Basis {
    texts: Vec<Known>,
    /// Of a root module: how many of them are its own.
    own: usize,
    /// Of a root module: where its modules were downloaded to.
    manifest: Option<Arc<Manifest>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    path: Arc<str>,
    inner: Arc<str>,
    document: u32,
    digest: Digest,
}

/// A unit as it is now.
pub(super) struct Renewed {
    pub(super) part: Arc<Part>,
    /// What to keep of it; nothing when the next scan must judge it again.
    pub(super) kept: Option<(Key, Arc<Kept>)>,
    /// Whether it was judged, and not taken over.
    pub(super) is_new: bool,
}

impl Memory {
    /// Forgets everything that was judged by another yardstick or with other inputs.
    pub(super) fn under(&mut self, yardstick: &Yardstick, inputs: &TerraformInputs) {
        if self.yardstick.as_ref() != Some(yardstick) || self.inputs != *inputs {
            *self = Self { yardstick: Some(yardstick.clone()), inputs: inputs.clone(), ..Self::default() };
        }
    }

    /// Files that stand alone, root modules and hosts of the last scan, and those of them that were judged in it.
    pub fn extent(&self) -> (usize, usize) {
        (self.units_there, self.units_judged)
    }

    pub(super) fn keep(&mut self, renewed: &mut [Renewed]) {
        self.units = renewed.iter_mut().filter_map(|one| one.kept.take()).collect();
        let count = |one: &Renewed| one.part.found.judged;
        self.units_there = renewed.iter().map(count).sum();
        self.units_judged = renewed.iter().filter(|one| one.is_new).map(count).sum();
    }

    /// Notes the extent of a scan of which nothing is kept.
    pub(super) fn pass(&mut self, found: &Found) {
        (self.units_there, self.units_judged) = (found.units, found.judged);
    }
}

impl Parsed {
    /// A file that is parsed now, unless its bytes and its number are what they were.
    pub(super) fn of(member: &Member<'_>, before: Option<&Arc<Self>>) -> Result<Arc<Self>, Problem> {
        let source = member.entry.read(member.id)?;
        let is_same = |parsed: &&Arc<Self>| {
            (parsed.id, parsed.digest, parsed.syntax) == (source.id, source.digest, member.syntax)
        };
        if let Some(parsed) = before.filter(is_same) {
            return Ok(Arc::clone(parsed));
        }
        let (id, digest, mut part) = (source.id, source.digest, Part::default());
        let documents = part.parse(Ok(source), member.syntax);
        Ok(Arc::new(Self { id, syntax: member.syntax, digest, documents, part }))
    }

    pub(super) fn opened(&self) -> (Vec<Document>, Part) {
        (self.documents.clone(), self.part.clone())
    }
}

impl Unit<'_> {
    /// What the rules say of the resources in it.
    pub(super) fn judged(self, court: Court<'_>, session: &mut Session<'_>) -> Renewed {
        let entries: Vec<_> = self.members.iter().map(|member| (member.entry, member.id)).collect();
        // read one after the other: its documents alone are held together
        let read = entries.into_iter().map(|(entry, id)| entry.read(id));
        Renewed { part: Arc::new(self.scanned(read, court, session).0), kept: None, is_new: true }
    }

    /// The same, taken over from the last scan where that rested on the same.
    pub(super) fn renewed(
        self,
        before: &Memory,
        reader: &Reader<'_>,
        court: Court<'_>,
        session: &mut Session<'_>,
    ) -> Renewed {
        let key = self.key();
        let read: Vec<_> = self.members.iter().map(|member| member.entry.read(member.id)).collect();
        let rests_on = self.basis(&read);
        let kept = before.units.get(&key).filter(|kept| Some(&kept.rests_on) == rests_on.as_ref());
        if let Some(kept) = kept.filter(|kept| kept.is_of(&self.scope) && reader.confirms(&kept.asked)) {
            return Renewed { part: Arc::clone(&kept.part), kept: Some((key, Arc::clone(kept))), is_new: false };
        }
        let (scope, watching) = (self.scope.clone(), self.watching);
        let (part, is_plan) = self.scanned(read.into_iter(), court, session);
        let part = Arc::new(part);
        let asked = match &scope {
            Scope::Root(_) => watching.and_then(Watching::asked),
            // it is not known which of several plans asked
            Scope::Plan(_) if is_plan => watching.and_then(Watching::asked).filter(|asked| *asked == Asked::default()),
            Scope::Plan(_) | Scope::File | Scope::Written | Scope::Host(..) => Some(Asked::default()),
        };
        let kept = rests_on.zip(asked).filter(|_| !is_in_error(&part.found)).map(|(rests_on, asked)| {
            let code = is_plan.then(|| code(&scope));
            (key, Arc::new(Kept { rests_on, code, asked, part: Arc::clone(&part) }))
        });
        Renewed { part, kept, is_new: true }
    }

    fn key(&self) -> Key {
        match &self.scope {
            // a file that stands alone is the only member
            Scope::File | Scope::Plan(_) => {
                Key::File(self.members.first().map_or_else(|| "".into(), |member| Arc::clone(member.entry.path())))
            }
            Scope::Root(root) => Key::Root(Arc::clone(&root.directory), root.variant.name.clone()),
            Scope::Written => Key::Written,
            Scope::Host(name, _) => Key::Host(Arc::clone(name)),
        }
    }

    /// What it rests on; none when a part of that cannot be read.
    fn basis(&self, read: &[Result<Source, Problem>]) -> Option<Basis> {
        let members = self.members.iter().zip(read).map(|(member, read)| {
            let source = read.as_ref().ok()?;
            let (path, inner) = (Arc::clone(&source.path), member.entry.inner().into());
            Some(Known { path, inner, document: 0, digest: source.digest })
        });
        let mut texts = members.collect::<Option<Vec<_>>>()?;
        texts.extend(self.documents.iter().map(Known::of));
        let root = if let Scope::Root(root) = &self.scope { Some(root) } else { None };
        let manifest = root.map(|root| Arc::clone(&root.manifest));
        Some(Basis { texts, own: root.map_or(0, |root| root.own), manifest })
    }
}

impl Known {
    fn of(document: &Document) -> Self {
        let text = &document.text;
        let path = Arc::clone(&text.path);
        Self { inner: Arc::clone(&path), path, document: document.index, digest: text.digest }
    }
}

impl Kept {
    /// Whether a plan would be laid on the same code again.
    fn is_of(&self, scope: &Scope<'_>) -> bool {
        self.code.as_ref().is_none_or(|before| *before == code(scope))
    }
}

/// The root modules that a plan may be made of.
fn code(scope: &Scope<'_>) -> Vec<Basis> {
    let of = |sources: &Sources<'_>| Basis {
        texts: sources.documents.iter().map(Known::of).collect(),
        own: sources.terraform.own,
        manifest: Some(Arc::clone(&sources.terraform.manifest)),
    };
    match scope {
        Scope::Plan(sources) => sources.iter().map(of).collect(),
        Scope::File | Scope::Root(_) | Scope::Written | Scope::Host(..) => Vec::new(),
    }
}

/// Whether a rule failed: on another day, with more time, it may not.
fn is_in_error(found: &Found) -> bool {
    found.checks.iter().any(|check| matches!(check.outcome, Outcome::Error(_)))
}
