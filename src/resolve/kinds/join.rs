//! Siblings that speak about a resource, found by reference or by equal value.

use super::compile::KindTable;
use super::read::scalar;
use super::walk::walk;
use crate::model::{Data, Path, Place, Value};
use crate::resolve::address::split_key;
use crate::resolve::unit::Resolution;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The siblings of one raw resource.
pub(in crate::resolve) struct Siblings<'a> {
    pub(in crate::resolve) unit: &'a Resolution<'a>,
    pub(in crate::resolve) raw: usize,
}

/// For one join: which siblings name what, built once for a unit.
#[derive(Debug, Default)]
pub(in crate::resolve) struct JoinIndex {
    by_key: BTreeMap<Key, Vec<usize>>,
    by_address: BTreeMap<Arc<str>, Vec<usize>>,
    /// Siblings whose own value is unknown and does not say what it refers to: they may mean anyone.
    undecided: Vec<usize>,
}

/// What two resources have in common when they join.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Both know the same value.
    Value(String),
    /// Both refer to, or one is, the resource of this address.
    Address(Arc<str>),
}

impl JoinIndex {
    /// The index of a join over a unit.
    pub(in crate::resolve) fn build(unit: &Resolution<'_>, kinds: &KindTable, number: usize) -> Self {
        let mut index = Self::default();
        let Some(join) = kinds.join(number) else { return index };
        for sibling in join.types.iter().flat_map(|kind| unit.of_type(kind)) {
            let (Some(raw), Some(body)) = (unit.raw(*sibling), unit.body(*sibling)) else { continue };
            for name in names(&raw.address) {
                index.by_address.entry(name).or_default().push(*sibling);
            }
            let (keys, undecided) = keys(&body, &join.theirs);
            for key in keys {
                index.by_key.entry(key).or_default().push(*sibling);
            }
            if undecided {
                index.undecided.push(*sibling);
            }
        }
        index
    }
}

impl Siblings<'_> {
    /// The bodies of the siblings that join, as a list; unknown when only undecided ones may; none when
    /// there are none.
    pub(super) fn joined(&self, number: usize, body: &Value, header: Place) -> Option<Value> {
        let index = self.unit.join(number)?;
        let join = self.unit.kinds().join(number)?;
        let ours = self.unit.raw(self.raw)?;
        let (mut wanted, _) = keys(body, &join.ours);
        let named: Vec<Arc<str>> = wanted.iter().filter_map(Key::address).collect();
        wanted.extend(names(&ours.address).into_iter().map(Key::Address));
        let by_key = wanted.iter().filter_map(|key| index.by_key.get(key));
        let by_address = named.iter().filter_map(|address| index.by_address.get(address));
        let found: BTreeSet<usize> =
            by_key.chain(by_address).flatten().copied().filter(|raw| *raw != self.raw).collect();
        if found.is_empty() {
            return self.undecided(index, header);
        }
        Some(Value::list(found.iter().filter_map(|raw| self.body(*raw)).collect(), header))
    }

    fn undecided(&self, index: &JoinIndex, header: Place) -> Option<Value> {
        let sibling = self.unit.raw(*index.undecided.iter().find(|raw| **raw != self.raw)?)?;
        let why = format!("{} may be about this resource: what it refers to is unknown", sibling.address);
        Some(Value::unknown(why, None, header))
    }

    /// A sibling's body, its place narrowed to its header.
    fn body(&self, number: usize) -> Option<Value> {
        let raw = self.unit.raw(number)?;
        let mut body = self.unit.body(number)?.into_owned();
        body.origin.place = raw.header;
        Some(body)
    }
}

impl Key {
    fn address(&self) -> Option<Arc<str>> {
        match self {
            Self::Address(address) => Some(Arc::clone(address)),
            Self::Value(_) => None,
        }
    }
}

/// The keys that the values at some paths give, and whether one of them cannot be known.
fn keys(body: &Value, paths: &[Path]) -> (BTreeSet<Key>, bool) {
    let mut keys = BTreeSet::new();
    let mut undecided = false;
    for value in paths.iter().filter_map(|path| walk(body, path)) {
        for value in value.items().unwrap_or_else(|| std::slice::from_ref(&value)) {
            if let Data::Unknown(unknown) = &value.data {
                keys.extend(unknown.refers_to.as_ref().map(|reference| Key::Address(Arc::clone(&reference.address))));
                undecided |= unknown.refers_to.is_none();
            }
            keys.extend(scalar(&value.data).filter(|text| !text.is_empty()).map(Key::Value));
        }
    }
    (keys, undecided)
}

/// The addresses that refer to a resource: its own, and the one without instance key, which stands for any instance.
fn names(address: &Arc<str>) -> Vec<Arc<str>> {
    match split_key(address) {
        (_, "") => vec![Arc::clone(address)],
        (bare, _) => vec![Arc::clone(address), bare.into()],
    }
}
