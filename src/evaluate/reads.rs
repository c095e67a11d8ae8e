//! What a rule reads of its input: the paths of every `input...` reference that `deny` or `applies` can reach.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The parts of the input that a rule reads, as a tree of path steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    whole: bool,
    any: Option<Box<Reads>>,
    keys: BTreeMap<Arc<str>, Reads>,
}

/// A step of a path that a rule reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadStep {
    /// A key known from the rule's text.
    Key(Arc<str>),
    /// Every item of a list, or every value of an object.
    Any,
}

impl Reads {
    /// Reads of the whole input.
    pub fn everything() -> Self {
        Self { whole: true, any: None, keys: BTreeMap::new() }
    }

    /// The reads of some paths; the empty path is the whole input.
    pub fn of(paths: &[Vec<ReadStep>]) -> Self {
        let mut reads = Self::default();
        for path in paths {
            reads.insert(path);
        }
        reads.spread();
        reads
    }

    /// Whether the rule reads the input as a whole.
    pub fn is_everything(&self) -> bool {
        self.whole
    }

    /// The top-level fields that are read, sorted; none when everything is.
    pub fn fields(&self) -> Option<Vec<&str>> {
        (!self.whole && self.any.is_none()).then(|| self.keys.keys().map(|key| &**key).collect())
    }

    /// Every path that is read, shortest prefixes only: `ingress[].cidrs`.
    pub fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        self.list(String::new(), &mut paths);
        paths
    }

    /// What is read below a key of an object.
    pub(super) fn key(&self, key: &str) -> Option<&Self> {
        if self.whole { Some(self) } else { self.keys.get(key).or(self.any.as_deref()) }
    }

    /// What is read below the items of a list.
    pub(super) fn item(&self) -> Option<&Self> {
        if self.whole { Some(self) } else { self.any.as_deref() }
    }

    /// What is read below each key that the rule names.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&Arc<str>, &Self)> {
        self.keys.iter()
    }

    fn insert(&mut self, path: &[ReadStep]) {
        let mut node = self;
        for step in path {
            if node.whole {
                return;
            }
            node = match step {
                ReadStep::Key(key) => node.keys.entry(Arc::clone(key)).or_default(),
                ReadStep::Any => node.any.get_or_insert_default(),
            };
        }
        *node = Self::everything();
    }

    /// Lays what is read of any key over what is read of each named key; paths are a few steps deep.
    fn spread(&mut self) {
        if let Some(any) = &self.any {
            for named in self.keys.values_mut() {
                named.merge(any);
            }
        }
        if let Some(any) = &mut self.any {
            any.spread();
        }
        self.keys.values_mut().for_each(Self::spread);
    }

    fn merge(&mut self, other: &Self) {
        if self.whole || other.whole {
            *self = Self::everything();
            return;
        }
        if let Some(any) = &other.any {
            self.any.get_or_insert_default().merge(any);
        }
        for (key, reads) in &other.keys {
            self.keys.entry(Arc::clone(key)).or_default().merge(reads);
        }
    }

    fn list(&self, prefix: String, paths: &mut Vec<String>) {
        if self.whole {
            paths.push(prefix);
            return;
        }
        if let Some(any) = &self.any {
            any.list(format!("{prefix}[]"), paths);
        }
        for (key, reads) in &self.keys {
            let dot = if prefix.is_empty() { "" } else { "." };
            reads.list(format!("{prefix}{dot}{key}"), paths);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Vec<ReadStep> {
        let steps = text.split('.').filter(|step| !step.is_empty());
        steps.map(|step| if step == "*" { ReadStep::Any } else { ReadStep::Key(step.into()) }).collect()
    }

    #[test]
    fn the_shortest_prefix_wins() {
        let reads = Reads::of(&[path("a.b"), path("a"), path("c.*.d")]);
        assert_eq!(reads.paths(), ["a", "c[].d"]);
        assert_eq!(reads.fields(), Some(vec!["a", "c"]));
    }

    #[test]
    fn the_empty_path_reads_everything() {
        let reads = Reads::of(&[path("a"), path("")]);
        assert!(reads.is_everything());
        assert_eq!(reads.fields(), None);
    }

    #[test]
    fn a_named_key_has_what_any_key_has() {
        let reads = Reads::of(&[path("tags.*.x"), path("tags.owner.y")]);
        let owner = reads.key("tags").and_then(|tags| tags.key("owner"));
        assert_eq!(owner.map(Reads::paths), Some(vec!["x".to_owned(), "y".to_owned()]));
    }
}
