//! Siblings that speak about a resource, found by reference or by equal value.

use super::compile::KindTable;
use super::read::scalar;
use super::walk::walk;
use crate::model::{Data, Join, Path, Place, Value};
use crate::resolve::Raw;
use crate::resolve::address::without_keys;
use crate::resolve::unit::Resolution;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The siblings of one raw resource.
pub(in crate::resolve) struct Siblings<'a> {
    pub(in crate::resolve) unit: &'a Resolution<'a>,
    pub(in crate::resolve) raw: usize,
}

/// What siblings join with.
#[derive(Clone, Copy)]
pub(super) enum With<'a> {
    /// The resource that is read, whose body this is.
    Resource(&'a Value),
    /// An item of a list of it.
    Item(&'a Value),
}

/// For one join: which siblings name what, built once for a unit.
#[derive(Debug, Default)]
pub(in crate::resolve) struct JoinIndex {
    by_key: Listed<Key>,
    /// Siblings by their own address.
    by_address: Listed<Arc<str>>,
    /// Siblings whose address has instance keys, by their address without them.
    by_bare: Listed<Box<str>>,
    /// The addresses of resources that a value means.
    meant: BTreeMap<Box<str>, Vec<Arc<str>>>,
    /// Siblings whose own value is unknown and does not say what it refers to: they may mean anyone.
    undecided: Vec<usize>,
}

/// The numbers of siblings by what they are found by, in order; an export may hold a million.
#[derive(Debug)]
struct Listed<K>(Vec<(K, u32)>);

/// What two resources have in common when they join.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Both know the same value.
    Value(Box<str>),
    /// Both refer to, or one is, the resource of this address. An address without keys of a resource that has
    /// several instances says that one of them is meant, and not which.
    Address(Arc<str>),
}

/// Siblings that join, and one that may.
#[derive(Default)]
struct Joined {
    found: BTreeSet<usize>,
    undecided: Option<usize>,
}

impl<K> Default for Listed<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord> Listed<K> {
    fn add(&mut self, key: K, sibling: usize) {
        self.0.extend(u32::try_from(sibling).map(|sibling| (key, sibling)));
    }

    fn sort(&mut self) {
        self.0.sort_unstable();
        self.0.shrink_to_fit();
    }

    /// The siblings of a key, smallest number first.
    fn of<Q: Ord + ?Sized>(&self, key: &Q) -> impl ExactSizeIterator<Item = usize>
    where
        K: std::borrow::Borrow<Q>,
    {
        let start = self.0.partition_point(|(one, _)| one.borrow() < key);
        let rest = self.0.get(start..).unwrap_or_default();
        let end = rest.partition_point(|(one, _)| one.borrow() == key);
        rest.get(..end).unwrap_or_default().iter().map(|(_, sibling)| *sibling as usize)
    }
}

impl JoinIndex {
    /// The index of a join over a unit.
    pub(in crate::resolve) fn build(unit: &Resolution<'_>, kinds: &KindTable, number: usize) -> Self {
        let mut index = Self::default();
        let Some(join) = kinds.join(number) else { return index };
        index.means(unit, join);
        for sibling in join.types.iter().flat_map(|kind| unit.of_type(kind)) {
            let (Some(raw), Some(body)) = (unit.raw(*sibling), unit.sibling(*sibling)) else { continue };
            index.by_address.add(Arc::clone(&raw.address), *sibling);
            let bare = without_keys(&raw.address);
            if bare != *raw.address {
                index.by_bare.add(bare.into(), *sibling);
            }
            let (mut keys, undecided) = keys(body, &join.theirs);
            if join.within {
                let above: Vec<Key> = keys.iter().flat_map(above).collect();
                keys.extend(above);
            }
            for key in index.with_meant(keys) {
                index.by_key.add(key, *sibling);
            }
            if undecided {
                index.undecided.push(*sibling);
            }
        }
        index.by_key.sort();
        index.by_address.sort();
        index.by_bare.sort();
        index
    }

    /// Notes what the values mean that resources which both sides may name have.
    fn means(&mut self, unit: &Resolution<'_>, join: &Join) {
        let Some(through) = &join.through else { return };
        for number in through.types.iter().flat_map(|kind| unit.of_type(kind)) {
            let (Some(raw), Some(body)) = (unit.raw(*number), unit.sibling(*number)) else { continue };
            for key in keys(body, &through.by).0 {
                if let Key::Value(value) = key {
                    self.meant.entry(value).or_default().push(Arc::clone(&raw.address));
                }
            }
        }
    }

    /// The keys, with the addresses of the resources that their values mean.
    fn with_meant(&self, mut keys: BTreeSet<Key>) -> BTreeSet<Key> {
        let meant = keys.iter().filter_map(|key| match key {
            Key::Value(value) => self.meant.get(value),
            Key::Address(_) => None,
        });
        let meant: Vec<Key> = meant.flatten().cloned().map(Key::Address).collect();
        keys.extend(meant);
        keys
    }

    /// The siblings that name one of these keys, or are named by one.
    fn naming(&self, keys: &BTreeSet<Key>) -> Joined {
        let mut joined = Joined::default();
        for key in keys {
            joined.found.extend(self.by_key.of(key));
            if let Key::Address(address) = key {
                self.named(address, &mut joined);
            }
        }
        joined.undecided = joined.undecided.or_else(|| self.undecided.first().copied());
        joined
    }

    /// The same, with the siblings that name the resource that asks.
    fn joined(&self, mut keys: BTreeSet<Key>, ours: &Raw, is_only: impl Fn() -> bool) -> Joined {
        keys.insert(Key::Address(Arc::clone(&ours.address)));
        let mut joined = self.naming(&keys);
        let bare = without_keys(&ours.address);
        if bare != *ours.address {
            let bare = Key::Address(bare.into());
            let mut naming = self.by_key.of(&bare).peekable();
            if naming.peek().is_some() && is_only() {
                joined.found.extend(naming);
            } else {
                joined.undecided = naming.next().or(joined.undecided);
            }
        }
        joined
    }

    /// The siblings that an address of ours names.
    fn named(&self, address: &str, joined: &mut Joined) {
        let ours = self.by_address.of(address);
        if ours.len() > 0 {
            joined.found.extend(ours);
            return;
        }
        let mut instances = self.by_bare.of(address);
        match (instances.next(), instances.next()) {
            (Some(only), None) => drop(joined.found.insert(only)),
            (first, _) => joined.undecided = first.or(joined.undecided),
        }
    }
}

impl Siblings<'_> {
    /// The bodies of the siblings that join the resource, or an item of one of its lists, as a list; unknown when
    /// only undecided ones may; none when there are none.
    pub(super) fn joined(&self, number: usize, with: With<'_>, header: Place) -> Option<Value> {
        let index = self.unit.join(number)?;
        let join = self.unit.kinds().join(number)?;
        let wanted = |body| index.with_meant(keys(body, &join.ours).0);
        let mut joined = match with {
            With::Item(item) => index.naming(&wanted(item)),
            With::Resource(body) => {
                index.joined(wanted(body), self.unit.raw(self.raw)?, || self.unit.is_only(self.raw))
            }
        };
        joined.found.remove(&self.raw);
        if let With::Resource(body) = with {
            joined.found.retain(|raw| join.same.iter().all(|path| self.agrees(*raw, body, path)));
        }
        if !joined.found.is_empty() {
            return Some(Value::list(joined.found.iter().filter_map(|raw| self.body(*raw)).collect(), header));
        }
        let undecided = joined.undecided.filter(|raw| *raw != self.raw);
        let undecided = undecided.or_else(|| index.undecided.iter().copied().find(|raw| *raw != self.raw));
        let sibling = self.unit.raw(undecided?)?;
        let why = format!("{} may be about this resource: what it refers to is unknown", sibling.address);
        Some(Value::unknown(why, None, header))
    }

    /// Whether a sibling says the same at a path, or one of the two says nothing that is known.
    fn agrees(&self, number: usize, ours: &Value, path: &Path) -> bool {
        let said = |body: &Value| walk(body, path).and_then(|value| scalar(&value.data));
        let theirs = self.unit.sibling(number).and_then(said);
        said(ours).is_none_or(|ours| theirs.is_none_or(|theirs| theirs == ours))
    }

    /// A sibling's body, its place narrowed to its header.
    fn body(&self, number: usize) -> Option<Value> {
        let raw = self.unit.raw(number)?;
        let mut body = self.unit.sibling(number)?.clone();
        body.origin.place = raw.header;
        Some(body)
    }
}

/// Segments of the longest path whose parents are looked at: an Azure id of a part of a part has 13.
const LONGEST_PATH: usize = 32;

/// The paths that a path lies below.
fn above(key: &Key) -> impl Iterator<Item = Key> {
    let path = match key {
        Key::Value(path) => path,
        Key::Address(_) => "",
    };
    let parents = std::iter::successors(path.rsplit_once('/'), |(parent, _)| parent.rsplit_once('/'));
    parents.take(LONGEST_PATH).map(|(parent, _)| Key::Value(parent.into()))
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
            let text = scalar(&value.data).filter(|text| !text.is_empty());
            // `arn:aws:logs:...:log-group:x:*` is the log group `x` with all that is in it
            let inner = text.as_deref().filter(|text| text.starts_with("arn:")).and_then(|arn| arn.strip_suffix(":*"));
            keys.extend(inner.map(|arn| Key::Value(arn.into())));
            keys.extend(text.map(|text| Key::Value(text.into())));
        }
    }
    (keys, undecided)
}
