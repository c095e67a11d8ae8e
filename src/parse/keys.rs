//! Keys: shared between objects, unique inside one.

use crate::model::Entry;
use crate::parse::reading::Fault;
use std::sync::Arc;

/// Recently seen keys by a hash: exports repeat a few hundred keys a million times.
#[derive(Default)]
pub(super) struct Keys(Vec<Option<Arc<str>>>);

const SLOTS: usize = 512;

impl Keys {
    /// The key, shared with the last object that had it.
    pub(super) fn shared(&mut self, key: &str) -> Arc<str> {
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
    if !has_duplicates(entries) {
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
            duplicates.push(duplicate(later));
        }
    }
    let mut flags = dropped.into_iter();
    entries.retain(|_| !flags.next().unwrap_or(false));
}

fn duplicate(entry: &Entry) -> Fault {
    Fault::new(entry.key_span, format!("the key `{}` is given twice; the last one counts", entry.key))
}

fn has_duplicates(entries: &[Entry]) -> bool {
    const FEW: usize = 16;
    if entries.len() <= FEW {
        let seen_before = |(at, entry): (usize, &Entry)| entries.iter().take(at).any(|other| other.key == entry.key);
        return entries.iter().enumerate().any(seen_before);
    }
    let mut keys: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}
