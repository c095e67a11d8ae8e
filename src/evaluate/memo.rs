//! Verdicts that were reached before, and words that were said: many resources say the same to a rule.

use super::content::Content;
use super::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Verdicts that are kept; a verdict without findings takes about a hundred bytes.
const MAX_VERDICTS: usize = 100_000;

/// Findings that are kept, over all verdicts.
const MAX_CLAIMS: usize = 200_000;

/// Reasons that are kept; most name an attribute and why it is not there.
const MAX_REASONS: usize = 10_000;

/// Parts of the memory, each with a lock of its own: threads seldom meet.
const PARTS: usize = 32;

/// Verdicts by rule and content: what one thread found out, no other asks again.
#[derive(Debug, Default)]
pub(super) struct Memo {
    parts: [Mutex<Part>; PARTS],
}

#[derive(Debug, Default)]
struct Part {
    verdicts: BTreeMap<(usize, Content), Arc<Verdict>>,
    claims: usize,
}

impl Memo {
    /// The verdict of a rule on some content.
    pub(super) fn get(&self, rule: usize, content: Content) -> Option<Arc<Verdict>> {
        let part = self.part(content)?.lock().unwrap_or_else(PoisonError::into_inner);
        part.verdicts.get(&(rule, content)).map(Arc::clone)
    }

    /// Keeps a verdict, and forgets others when there are too many.
    pub(super) fn keep(&self, rule: usize, content: Content, verdict: Arc<Verdict>) {
        let claims = match &*verdict {
            Verdict::Findings(claims) => claims.len(),
            Verdict::Undecided | Verdict::NotApplicable | Verdict::Failed(_) => 0,
        };
        let Some(part) = self.part(content) else { return };
        let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
        if part.verdicts.len() >= MAX_VERDICTS / PARTS || part.claims + claims > MAX_CLAIMS / PARTS {
            *part = Part::default();
        }
        part.claims += claims;
        part.verdicts.insert((rule, content), verdict);
    }

    fn part(&self, content: Content) -> Option<&Mutex<Part>> {
        let [first, ..] = content.digest;
        self.parts.get(usize::from(first) % PARTS)
    }
}

/// Reasons, each the same text in memory as when it was given before.
#[derive(Debug, Default)]
pub(super) struct Reasons(BTreeSet<Arc<str>>);

impl Reasons {
    /// A reason as it is held.
    pub(super) fn held(&mut self, why: String) -> Arc<str> {
        if let Some(known) = self.0.get(why.as_str()) {
            return Arc::clone(known);
        }
        if self.0.len() >= MAX_REASONS {
            self.0.clear();
        }
        let why: Arc<str> = why.into();
        self.0.insert(Arc::clone(&why));
        why
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_VERDICTS, Memo, PARTS};
    use crate::evaluate::content::Content;
    use crate::evaluate::verdict::Verdict;
    use std::sync::Arc;

    fn content(number: usize) -> Content {
        let mut digest = [0; 16];
        digest[0] = 7;
        digest[8..].copy_from_slice(&number.to_be_bytes());
        Content { digest, has_gaps: false }
    }

    #[test]
    fn what_one_thread_keeps_another_finds_of_the_same_rule_only() {
        let memo = Memo::default();
        std::thread::scope(|scope| {
            scope.spawn(|| memo.keep(1, content(1), Arc::new(Verdict::NotApplicable)));
        });
        assert!(matches!(memo.get(1, content(1)).as_deref(), Some(Verdict::NotApplicable)));
        assert!(memo.get(2, content(1)).is_none() && memo.get(1, content(2)).is_none());
    }

    #[test]
    fn a_part_is_forgotten_before_it_grows_beyond_its_share() {
        let memo = Memo::default();
        for number in 0..=MAX_VERDICTS / PARTS {
            memo.keep(1, content(number), Arc::new(Verdict::Findings(Vec::new())));
        }
        assert!(memo.get(1, content(0)).is_none());
        assert!(memo.get(1, content(MAX_VERDICTS / PARTS)).is_some());
    }
}
