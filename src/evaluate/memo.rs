//! Verdicts that were reached before: many resources say the same to a rule.

use super::content::Content;
use super::verdict::Verdict;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Verdicts that are kept; a verdict without findings takes about a hundred bytes.
const MAX_VERDICTS: usize = 100_000;

/// Findings that are kept, over all verdicts.
const MAX_CLAIMS: usize = 200_000;

/// Verdicts by rule and content.
#[derive(Debug, Default)]
pub(super) struct Memo {
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
            *self = Self::default();
        }
        self.claims += claims;
        self.verdicts.insert((rule, content), verdict);
    }
}
