//! Which parts of a value somebody reads.

use super::path::Stride;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The parts of a value that are read: of a large export most are not, and need not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outline {
    /// All of it.
    Whole,
    /// Of an object these members; of a list every item, each as this says.
    Members(BTreeMap<Arc<str>, Outline>),
}

/// Nothing but that it is there.
impl Default for Outline {
    fn default() -> Self {
        Self::Members(BTreeMap::new())
    }
}

impl Outline {
    /// What is read of a member; none when it is not.
    pub fn member(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Whole => Some(&Self::Whole),
            Self::Members(members) => members.get(key),
        }
    }

    /// What is read of the value that steps lead to, to be added to.
    pub fn at(&mut self, steps: &[Stride]) -> &mut Self {
        steps.iter().fold(self, |outline, step| match (outline, step) {
            (Self::Members(members), Stride::Key(key)) => members.entry(Arc::clone(key)).or_default(),
            (outline, Stride::Key(_) | Stride::Item(_) | Stride::Every) => outline,
        })
    }

    /// Notes that all of the value that steps lead to is read.
    pub fn add(&mut self, steps: &[Stride]) {
        *self.at(steps) = Self::Whole;
    }
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use crate::model::Path;

    #[test]
    fn lists_are_seen_through_and_the_whole_stays_whole() {
        let path = |text: &str| text.parse::<Path>().unwrap().steps;
        let mut outline = Outline::default();
        outline.add(&path("a[*].b"));
        outline.add(&path("c"));
        outline.add(&path("c.d"));
        assert_eq!(outline.member("a").and_then(|a| a.member("b")), Some(&Outline::Whole));
        assert_eq!(outline.member("a").and_then(|a| a.member("x")), None);
        assert_eq!(outline.member("c").and_then(|c| c.member("x")), Some(&Outline::Whole));
        assert_eq!(outline.member("d"), None);
        outline.add(&path("[0]"));
        assert_eq!(outline, Outline::Whole);
    }
}
