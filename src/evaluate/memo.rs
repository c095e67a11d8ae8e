//! Verdicts that were reached before, and words that were said: many resources say the same to a rule.

use super::content::Content;
use super::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Verdicts that are kept; a verdict without findings takes about a hundred bytes.
const MAX_VERDICTS: usize = 100_000;

/// Findings that are kept, over all verdicts.
const MAX_CLAIMS: usize = 200_000;

/// Reasons that are kept; most name an attribute and why it is not there.
const MAX_REASONS: usize = 10_000;

/// Verdicts by rule and content, and reasons.
#[derive(Debug, Default)]
pub(super) struct Memo {
    reasons: BTreeSet<Arc<str>>,
    verdicts: BTreeMap<(usize, Content), Arc<Verdict>>,
    claims: usize,
}

impl Memo {
    /// The verdict of a rule on some content.
    pub(super) fn get(&self, rule: usize, content: Content) -> Option<Arc<Verdict>> {
        self.verdicts.get(&(rule, content)).map(Arc::clone)
    }

    /// Keeps a verdict, and forgets all others when there are too many.
    pub(super) fn keep(&mut self, rule: usize, content: Content, verdict: Arc<Verdict>) {
        let claims = match &*verdict {
            Verdict::Findings(claims) => claims.len(),
            Verdict::Undecided | Verdict::NotApplicable | Verdict::Failed(_) => 0,
        };
        if self.verdicts.len() >= MAX_VERDICTS || self.claims + claims > MAX_CLAIMS {
            (self.verdicts, self.claims) = (BTreeMap::new(), 0);
        }
        self.claims += claims;
        self.verdicts.insert((rule, content), verdict);
    }

    /// A reason, the same text in memory as when it was given before.
    pub(super) fn reason(&mut self, why: String) -> Arc<str> {
        if let Some(known) = self.reasons.get(why.as_str()) {
            return Arc::clone(known);
        }
        if self.reasons.len() >= MAX_REASONS {
            self.reasons.clear();
        }
        let why: Arc<str> = why.into();
        self.reasons.insert(Arc::clone(&why));
        why
    }
}
