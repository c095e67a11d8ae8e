//! Answers that are kept on each thread: a module that is called many times asks the same of the same texts each time.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::thread::LocalKey;

/// Answers of a kind that are kept.
const MOST: usize = 64;

/// Bytes of text that answers of a kind are kept of.
const MOST_TEXT: usize = 512 * 1024;

/// Answers by what was asked: where, when the answer says so, and of which text.
pub(super) type Kept<P, A> = RefCell<BTreeMap<(P, String), A>>;

/// The answer to a question whose answer never changes, made at most once while it is kept.
pub(super) fn kept<P: Ord, A: Clone, E>(
    answers: &'static LocalKey<Kept<P, A>>,
    (place, text): (P, &str),
    make: impl FnOnce() -> Result<A, E>,
) -> Result<A, E> {
    let question = (place, text.to_owned());
    if let Some(answer) = answers.with_borrow(|answers| answers.get(&question).cloned()) {
        return Ok(answer);
    }
    let answer = make()?;
    answers.with_borrow_mut(|answers| {
        let held: usize = answers.keys().map(|(_, text)| text.len()).sum();
        if answers.len() >= MOST || held + text.len() > MOST_TEXT {
            answers.clear();
        }
        if text.len() <= MOST_TEXT {
            answers.insert(question, answer.clone());
        }
    });
    Ok(answer)
}
