//! The part of a resource that a rule reads: its digest, its gaps, and the input built from it.

use super::reads::Reads;
use crate::model::{Data, Number, PathStep, Value};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Nesting that is still looked into; what lies deeper counts as unknown. Parsers stop earlier.
const MAX_DEPTH: usize = 128;

/// Values of a resource that gaps are taken to be equal to.
const MAX_SCALARS: usize = 256;

/// Gaps that are remembered one by one; a rule's outcome names the first.
const MAX_GAPS: usize = 64;

/// The digest of what a rule reads of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Content {
    /// The first half of a SHA-256: inputs cannot be made to collide.
    pub(super) digest: [u8; 16],
    /// Whether something that is read is unknown or absent.
    pub(super) has_gaps: bool,
}

/// A value that is read but not there.
#[derive(Debug, Clone)]
pub(super) struct Gap {
    /// Where in the resource.
    pub(super) path: Vec<PathStep>,
    /// Why it is not there.
    pub(super) why: Arc<str>,
    /// Whether the input does not say, as opposed to something that cannot be known.
    pub(super) absent: bool,
}

/// What stands in for a gap.
#[derive(Debug, Clone, Copy)]
pub(super) enum Filler<'a> {
    /// Nothing: the key or the item is left out.
    Nothing,
    /// A value.
    With(&'a regorus::Value),
    /// What is read as it is read, made of some values: objects with the keys, lists with an item for each value.
    Alike {
        /// The values.
        scalars: &'a [regorus::Value],
        /// Whether what is read whole is a list of them, and not the first.
        listed: bool,
    },
}

impl Content {
    /// The digest of the parts of a value that are read; where they were written does not matter.
    pub(super) fn of(value: &Value, reads: &Reads) -> Self {
        let mut hasher = Hasher { state: Sha256::new(), has_gaps: false };
        hasher.value(value, reads, 0);
        hasher.content()
    }
}

/// The digests of what a rule reads of a resource, by the items of a list.
pub(super) struct Split {
    /// Of what is read beside the list.
    pub(super) rest: Content,
    /// Of each item, with the rest.
    pub(super) items: Vec<Content>,
}

/// The parts of a value that are read, split by the items of a list in it; none when something is not there.
pub(super) fn split(value: &Value, reads: &Reads, list: &str) -> Option<Split> {
    let Data::Object(object) = &value.data else { return None };
    let items = value.get(list)?.items()?;
    let reads_of_item = reads.key(list)?.item()?;
    let mut rest = Hasher { state: Sha256::new(), has_gaps: false };
    for entry in object.0.iter().filter(|entry| *entry.key != *list) {
        let Some(reads) = reads.key(&entry.key) else { continue };
        rest.text(b'k', &entry.key);
        rest.value(&entry.value, reads, 1);
    }
    let each = items.iter().map(|item| {
        let mut hasher = Hasher { state: rest.state.clone(), has_gaps: false };
        // no digest of a whole starts like this
        hasher.state.update(b"#");
        hasher.value(item, reads_of_item, 2);
        Some(hasher.content()).filter(|content| !content.has_gaps)
    });
    let items = each.collect::<Option<_>>()?;
    Some(Split { rest: rest.content(), items }).filter(|split| !split.rest.has_gaps)
}

struct Hasher {
    state: Sha256,
    has_gaps: bool,
}

impl Hasher {
    fn content(self) -> Content {
        let whole = self.state.finalize();
        let mut digest = [0; 16];
        digest.iter_mut().zip(whole.iter()).for_each(|(to, from)| *to = *from);
        Content { digest, has_gaps: self.has_gaps }
    }

    fn value(&mut self, value: &Value, reads: &Reads, depth: usize) {
        if depth > MAX_DEPTH {
            return self.gap(b'u');
        }
        match &value.data {
            Data::Null => self.state.update(b"n"),
            Data::Bool(true) => self.state.update(b"t"),
            Data::Bool(false) => self.state.update(b"f"),
            Data::Number(Number::Int(number)) => {
                self.state.update(b"i");
                self.state.update(number.to_le_bytes());
            }
            Data::Number(Number::Decimal(text)) => self.text(b'd', text),
            Data::String(text) => self.text(b's', text),
            Data::List(items) => {
                let Some(reads) = reads.item() else { return self.state.update(b"l") };
                self.length(b'l', items.len());
                items.iter().for_each(|item| self.value(item, reads, depth + 1));
            }
            Data::Object(object) => {
                self.state.update(b"o");
                for entry in &object.0 {
                    let Some(reads) = reads.key(&entry.key) else { continue };
                    self.text(b'k', &entry.key);
                    self.value(&entry.value, reads, depth + 1);
                }
                self.state.update(b"e");
            }
            Data::Unknown(_) | Data::Deferred => self.gap(b'u'),
            Data::Absent(_) => self.gap(b'a'),
        }
    }

    fn gap(&mut self, tag: u8) {
        self.has_gaps = true;
        self.state.update([tag]);
    }

    fn text(&mut self, tag: u8, text: &str) {
        self.length(tag, text.len());
        self.state.update(text.as_bytes());
    }

    fn length(&mut self, tag: u8, length: usize) {
        self.state.update([tag]);
        self.state.update((length as u64).to_le_bytes());
    }
}

/// The gaps in the parts of a value that are read, in order.
pub(super) fn gaps(value: &Value, reads: &Reads) -> Vec<Gap> {
    let mut gaps = Vec::new();
    find_gaps(value, reads, &mut Vec::new(), &mut gaps);
    gaps
}

fn find_gaps(value: &Value, reads: &Reads, path: &mut Vec<PathStep>, gaps: &mut Vec<Gap>) {
    if gaps.len() >= MAX_GAPS {
        return;
    }
    let mut gap = |why: &Arc<str>, absent| gaps.push(Gap { path: path.clone(), why: Arc::clone(why), absent });
    if path.len() > MAX_DEPTH {
        return gap(&"nested too deep to be looked at".into(), false);
    }
    match &value.data {
        Data::Unknown(unknown) => gap(&unknown.why, false),
        Data::Absent(why) => gap(why, true),
        Data::Deferred => gap(&"not read in full".into(), false),
        Data::List(items) => {
            let Some(reads) = reads.item() else { return };
            for (index, item) in items.iter().enumerate() {
                path.push(PathStep::Index(index));
                find_gaps(item, reads, path, gaps);
                path.pop();
            }
        }
        Data::Object(object) => {
            for entry in &object.0 {
                let Some(reads) = reads.key(&entry.key) else { continue };
                path.push(PathStep::Key(Arc::clone(&entry.key)));
                find_gaps(&entry.value, reads, path, gaps);
                path.pop();
            }
        }
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) => {}
    }
}

/// The texts, numbers and truths in the parts of a value that are read, each once, some of them.
pub(super) fn scalars(value: &Value, reads: &Reads) -> Vec<regorus::Value> {
    let mut found = BTreeSet::new();
    let mut open = vec![(value, reads)];
    while let Some((value, reads)) = open.pop().filter(|_| found.len() < MAX_SCALARS) {
        match &value.data {
            Data::List(items) => {
                let Some(reads) = reads.item() else { continue };
                open.extend(items.iter().map(|item| (item, reads)));
            }
            Data::Object(object) => {
                open.extend(object.0.iter().filter_map(|entry| Some((&entry.value, reads.key(&entry.key)?))));
            }
            Data::Bool(_) | Data::Number(_) | Data::String(_) => found.extend(build(value, reads, Filler::Nothing, 0)),
            Data::Null | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => {}
        }
    }
    found.into_iter().collect()
}

/// The input of a rule: the parts of a value that it reads, each gap filled.
pub(super) fn input(value: &Value, reads: &Reads, filler: Filler<'_>) -> regorus::Value {
    build(value, reads, filler, 0).unwrap_or_else(regorus::Value::new_object)
}

/// The same with some items only of a list.
pub(super) fn input_of(value: &Value, reads: &Reads, list: &str, items: &[usize]) -> regorus::Value {
    let Data::Object(object) = &value.data else { return input(value, reads, Filler::Nothing) };
    let entries = object.0.iter().filter_map(|entry| {
        let reads = reads.key(&entry.key)?;
        let value = match entry.value.items().filter(|_| *entry.key == *list) {
            Some(all) => {
                let some = items.iter().filter_map(|at| build(all.get(*at)?, reads.item()?, Filler::Nothing, 2));
                regorus::Value::from(some.collect::<Vec<_>>())
            }
            None => build(&entry.value, reads, Filler::Nothing, 1)?,
        };
        Some((regorus::Value::String(Arc::clone(&entry.key)), value))
    });
    regorus::Value::from(entries.collect::<BTreeMap<_, _>>())
}

/// A value of ours as the engine's, whole; unknown parts are left out.
pub(super) fn plain(value: &Value) -> regorus::Value {
    input(value, &Reads::everything(), Filler::Nothing)
}

fn build(value: &Value, reads: &Reads, filler: Filler<'_>, depth: usize) -> Option<regorus::Value> {
    if depth > MAX_DEPTH {
        return filler.value(reads);
    }
    let built = match &value.data {
        Data::Null => regorus::Value::Null,
        Data::Bool(truth) => regorus::Value::Bool(*truth),
        Data::Number(Number::Int(number)) => regorus::Value::from(*number),
        Data::Number(Number::Decimal(text)) => {
            regorus::Value::from_numeric_string(text).unwrap_or_else(|_| regorus::Value::String(Arc::clone(text)))
        }
        Data::String(text) => regorus::Value::String(Arc::clone(text)),
        Data::List(items) => {
            let items = reads.item().into_iter().flat_map(|reads| items.iter().map(move |item| (item, reads)));
            let items = items.filter_map(|(item, reads)| build(item, reads, filler, depth + 1));
            regorus::Value::from(items.collect::<Vec<_>>())
        }
        Data::Object(object) => {
            let entries = object.0.iter().filter_map(|entry| {
                let value = build(&entry.value, reads.key(&entry.key)?, filler, depth + 1)?;
                Some((regorus::Value::String(Arc::clone(&entry.key)), value))
            });
            regorus::Value::from(entries.collect::<BTreeMap<_, _>>())
        }
        Data::Unknown(_) | Data::Absent(_) | Data::Deferred => return filler.value(reads),
    };
    Some(built)
}

impl Filler<'_> {
    fn value(self, reads: &Reads) -> Option<regorus::Value> {
        match self {
            Self::Nothing => None,
            Self::With(value) => Some(value.clone()),
            Self::Alike { scalars, listed } => alike(reads, scalars, listed, 0),
        }
    }
}

fn alike(reads: &Reads, scalars: &[regorus::Value], listed: bool, depth: usize) -> Option<regorus::Value> {
    if depth > MAX_DEPTH {
        return None;
    }
    if reads.is_everything() {
        return if listed { Some(scalars.to_vec().into()) } else { scalars.first().cloned() };
    }
    if let Some(item) = reads.item() {
        let items = scalars.chunks(1).filter_map(|scalar| alike(item, scalar, false, depth + 1));
        return Some(items.collect::<Vec<_>>().into());
    }
    let entries = reads.keys().filter_map(|(key, reads)| {
        Some((regorus::Value::String(Arc::clone(key)), alike(reads, scalars, listed, depth + 1)?))
    });
    Some(entries.collect::<BTreeMap<_, _>>().into())
}
