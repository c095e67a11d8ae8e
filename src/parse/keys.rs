//! Keys: shared between objects, unique inside one.

use crate::model::{Entry, Span};
use crate::parse::reading::Fault;
use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

/// Recently seen keys by a hash: exports repeat a few hundred keys a million times.
///
/// A thread keeps them from one reader to the next, since parts of a large document are read one by one.
pub(super) struct Keys(Vec<Option<Arc<str>>>);

const SLOTS: usize = 1024;

/// Longer keys are rare, and are not kept: what a thread remembers stays small.
const MAX_SHARED: usize = 64;

thread_local! {
    static RECENT: Cell<Vec<Option<Arc<str>>>> = const { Cell::new(Vec::new()) };
}

impl Default for Keys {
    fn default() -> Self {
        Self(RECENT.take())
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        RECENT.set(std::mem::take(&mut self.0));
    }
}

impl Keys {
    /// The key, shared with the last object that had it.
    pub(super) fn shared(&mut self, key: &str) -> Arc<str> {
        if key.len() > MAX_SHARED {
            return key.into();
        }
        if self.0.is_empty() {
            self.0.resize(SLOTS, None);
        }
        let Some(slot) = self.0.get_mut(slot(key.as_bytes())) else { return key.into() };
        match slot {
            Some(known) if **known == *key => Arc::clone(known),
            Some(_) | None => {
                let key: Arc<str> = key.into();
                *slot = Some(Arc::clone(&key));
                key
            }
        }
    }
}

/// FNV-1a: keys are short, and a collision costs an allocation, no more.
fn slot(key: &[u8]) -> usize {
    let hash = key.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// Keeps the last entry of each key and tells of the others.
pub(super) fn keep_last(entries: &mut Vec<Entry>, duplicates: &mut Vec<Fault>) {
    if !has_duplicates(entries, |entry| &entry.key) {
        return;
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let key = |at: &usize| entries.get(*at).map(|entry| Arc::clone(&entry.key));
    order.sort_by_key(|at| (key(at), *at));
    let mut dropped = vec![false; entries.len()];
    for pair in order.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(earlier), Some(later)) = (entries.get(*first), entries.get(*second)) else { continue };
        if earlier.key == later.key {
            if let Some(flag) = dropped.get_mut(*first) {
                *flag = true;
            }
            duplicates.push(duplicate(&later.key, later.key_span));
        }
    }
    let mut flags = dropped.into_iter();
    entries.retain(|_| !flags.next().unwrap_or(false));
}

/// Tells of keys that stand in one object more than once.
pub(super) fn given_twice(keys: &[(Cow<'_, str>, Span)], duplicates: &mut Vec<Fault>) {
    if !has_duplicates(keys, |(key, _)| key) {
        return;
    }
    let mut sorted: Vec<_> = keys.iter().collect();
    sorted.sort_by_key(|(key, span)| (key, span.start));
    for pair in sorted.windows(2) {
        if let [(first, _), (again, span)] = pair
            && first == again
        {
            duplicates.push(duplicate(again, *span));
        }
    }
}

fn duplicate(key: &str, span: Span) -> Fault {
    Fault::new(span, format!("the key `{key}` is given twice; the last one counts"))
}

/// Equality that most pairs fail on their length or last byte.
fn is_same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.as_bytes().last() == b.as_bytes().last() && a == b
}

fn has_duplicates<T>(entries: &[T], key: impl Fn(&T) -> &str) -> bool {
    const FEW: usize = 32;
    if entries.len() <= FEW {
        let seen_before =
            |(at, entry): (usize, &T)| entries.iter().take(at).any(|other| is_same(key(other), key(entry)));
        return entries.iter().enumerate().any(seen_before);
    }
    let mut keys: Vec<&str> = entries.iter().map(key).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}
