//! Loads rules, kinds and frameworks, embedded in the binary or from the user's folders.
//!
//! Everything is found by being there: a `.rego` file with METADATA is a rule, without it a library; a
//! `.toml` file with `[[control]]` is a framework, any other a kind. Reading is strict: what is unknown,
//! missing or given twice is a problem that names file, line and column. Nothing here runs a rule or
//! looks at an input.

mod content;
pub mod explain;
mod form;
mod frameworks;
mod kinds;
mod metadata;
mod page;
#[cfg(test)]
mod tests;
mod yaml;

pub use content::File;
pub use page::{Fixture, service_page};

use crate::model::{
    Digest, Framework, Kind, KindId, Level, Library, Location, Problem, Rule, RuleId, Span, Stage, Text,
};
use form::Form;
use metadata::Policy;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// All that can be evaluated: rules and what they need, sorted by id.
#[derive(Debug)]
pub struct Catalog {
    /// The rules, by id.
    pub rules: Vec<Arc<Rule>>,
    /// Rego packages that rules may import, by path.
    pub libraries: Vec<Library>,
    /// The kinds, by id.
    pub kinds: Vec<Arc<Kind>>,
    /// The frameworks, by id.
    pub frameworks: Vec<Arc<Framework>>,
    /// What could not be loaded as meant.
    pub problems: Vec<Problem>,
    /// The digest over all files, by path.
    pub digest: Digest,
    /// The files themselves, in the order they were read.
    pub files: Vec<File>,
}

impl Catalog {
    /// Everything embedded, then everything under the given folders.
    pub fn load(policy_dirs: &[PathBuf]) -> Self {
        let mut problems = Vec::new();
        let mut files = content::embedded();
        for dir in policy_dirs {
            files.append(&mut content::used(content::on_disk(dir, &mut problems)));
        }
        let digest = if policy_dirs.is_empty() { content::digest_of_embedded() } else { content::digest(&files) };
        Self::from_files(files, digest, problems)
    }

    /// A catalogue of files that are already in memory, as `(path, text)`; nothing is embedded.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File::new((*path).into(), (*path).into(), (*text).to_owned().into());
        Self::again(files.iter().map(file).collect())
    }

    /// The catalogue that files make which another one was read from, in its order.
    pub fn again(files: Vec<File>) -> Self {
        let files = content::used(files);
        let digest = content::digest(&files);
        Self::from_files(files, digest, Vec::new())
    }

    /// The files that Tickmark was built with, by path.
    pub fn built_in() -> Vec<File> {
        content::embedded()
    }

    fn from_files(files: Vec<File>, digest: Digest, problems: Vec<Problem>) -> Self {
        let mut loader = Loader { problems, ..Loader::default() };
        let read = read_all(&files);
        for (file, policy) in read.policies {
            loader.add_policy(file, policy);
        }
        for (file, kind) in read.kinds {
            loader.add_kind(file, kind);
        }
        for (file, draft) in read.frameworks {
            loader.add_framework(file, draft);
        }
        loader.finish(digest, files)
    }

    /// The rule of an id.
    pub fn rule(&self, id: &str) -> Option<&Arc<Rule>> {
        let index = self.rules.binary_search_by(|rule| (*rule.id.0).cmp(id)).ok()?;
        self.rules.get(index)
    }

    /// The layer of every kind.
    pub fn kind_layers(&self) -> BTreeMap<KindId, String> {
        let layer = |kind: &Arc<Kind>| (kind.heading.id.clone(), kind.heading.layer.clone());
        self.kinds.iter().map(layer).collect()
    }
}

/// What was read of each file of a family.
type Read<'a, T, E> = Vec<(&'a File, Result<T, E>)>;

/// What was read of every file.
struct ReadAll<'a> {
    policies: Read<'a, Policy, Vec<Problem>>,
    kinds: Read<'a, Kind, Vec<Problem>>,
    frameworks: Read<'a, Framework, Problem>,
}

/// The three families side by side: each takes as long as the others, and loading is most of a small run.
fn read_all(files: &[File]) -> ReadAll<'_> {
    std::thread::scope(|scope| {
        let policies = scope.spawn(|| read_each(files, Form::Rego, metadata::read));
        let kinds = scope.spawn(|| read_each(files, Form::Kind, kinds::read));
        let frameworks = read_each(files, Form::Framework, frameworks::read);
        ReadAll { policies: joined(policies), kinds: joined(kinds), frameworks }
    })
}

fn read_each<T, E>(files: &[File], form: Form, read: fn(&File) -> Result<T, E>) -> Read<'_, T, E> {
    files.iter().filter(|file| file.form == form).map(|file| (file, read(file))).collect()
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Collects what the files hold; the first that claims an id has it.
#[derive(Default)]
struct Loader {
    rules: BTreeMap<RuleId, Arc<Rule>>,
    libraries: Vec<Library>,
    kinds: BTreeMap<KindId, Arc<Kind>>,
    frameworks: BTreeMap<Arc<str>, (Framework, File)>,
    problems: Vec<Problem>,
}

impl Loader {
    fn add_policy(&mut self, file: &File, policy: Result<Policy, Vec<Problem>>) {
        match policy {
            Ok(Policy::Rule(rule)) => {
                if let Some(first) = self.rules.get(&rule.id) {
                    self.problems.push(taken(file, &rule.id.0, &first.path));
                } else {
                    self.rules.insert(rule.id.clone(), Arc::new(*rule));
                }
            }
            Ok(Policy::Library(library, note)) => {
                self.libraries.push(library);
                self.problems.extend(note);
            }
            Err(mut problems) => self.problems.append(&mut problems),
        }
    }

    fn add_kind(&mut self, file: &File, kind: Result<Kind, Vec<Problem>>) {
        match kind {
            Ok(kind) if self.kinds.contains_key(&kind.heading.id) => {
                self.problems.push(taken(file, &kind.heading.id.0, "another kind"));
            }
            Ok(kind) => {
                self.kinds.insert(kind.heading.id.clone(), Arc::new(kind));
            }
            Err(mut problems) => self.problems.append(&mut problems),
        }
    }

    fn add_framework(&mut self, file: &File, framework: Result<Framework, Problem>) {
        match framework {
            Ok(framework) => {
                if let Some((_, first)) = self.frameworks.get(&framework.id) {
                    self.problems.push(taken(file, &framework.id, &first.path));
                } else {
                    self.frameworks.insert(Arc::clone(&framework.id), (framework, file.clone()));
                }
            }
            Err(problem) => self.problems.push(problem),
        }
    }

    fn finish(mut self, digest: Digest, files: Vec<File>) -> Catalog {
        let rules: BTreeSet<&str> = self.rules.keys().map(|id| &*id.0).collect();
        let mut done = Vec::new();
        for (framework, file) in std::mem::take(&mut self.frameworks).into_values() {
            let mut problems = frameworks::check(&framework, &file, &rules);
            if problems.is_empty() {
                done.push(Arc::new(framework));
            }
            self.problems.append(&mut problems);
        }
        self.check_applies_to();
        self.libraries.sort_by(|a, b| a.path.cmp(&b.path));
        Catalog {
            rules: self.rules.into_values().collect(),
            libraries: self.libraries,
            kinds: self.kinds.into_values().collect(),
            frameworks: done,
            problems: self.problems,
            digest,
            files,
        }
    }

    /// A rule about a kind that does not exist would never run, and nobody would know.
    fn check_applies_to(&mut self) {
        for rule in self.rules.values() {
            for kind in rule.applies_to.iter().filter(|kind| !is_document(kind) && !self.kinds.contains_key(kind)) {
                let message = format!("{} applies to `{kind}`, which no kind file defines", rule.id);
                self.problems.push(problem("unknown-kind", message).in_path(Arc::clone(&rule.path)));
            }
        }
    }
}

/// Whole documents are resources too: `document.json`.
fn is_document(kind: &KindId) -> bool {
    kind.0.starts_with("document.")
}

fn taken(file: &File, id: &str, by: &str) -> Problem {
    let place = file.content.find(id).map(|start| Span::new(start, start + id.len()));
    let found = problem("id-taken", format!("the id `{id}` is taken by {by}")).help("give it an id of its own");
    found.at(file.text().locate(place.unwrap_or_default()))
}

fn problem(code: &'static str, message: impl Into<String>) -> Problem {
    Problem::new(Level::Error, Stage::Catalog, code, message)
}

/// Where a TOML error points; the start of the file when it points nowhere.
fn toml_problem(code: &'static str, text: &Text, error: &toml::de::Error) -> Problem {
    let span = error.span().map_or_else(Span::default, |range| Span::new(range.start, range.end));
    problem(code, error.message().trim_end().replace('\n', "; ")).at(text.locate(span))
}

/// The location of the value under a path of keys and indices in a TOML text.
fn toml_location(text: &Text, path: &[Step<'_>]) -> Location {
    let span = toml::de::DeTable::parse(text.as_str()).ok().and_then(|table| span_under(table.get_ref(), path));
    text.locate(span.unwrap_or_default())
}

/// A step of a path into a TOML text.
#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

fn span_under(table: &toml::de::DeTable<'_>, path: &[Step<'_>]) -> Option<Span> {
    let [Step::Key(first), rest @ ..] = path else { return None };
    let mut value = table.get(*first)?;
    for step in rest {
        let inner = match (step, value.get_ref()) {
            (Step::Key(key), toml::de::DeValue::Table(table)) => table.get(*key),
            (Step::Index(index), toml::de::DeValue::Array(items)) => items.get(*index),
            _ => None,
        };
        let Some(inner) = inner else { break };
        value = inner;
    }
    Some(Span::new(value.span().start, value.span().end))
}
