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
    if text.len() <= MOST_TEXT {
        answers.with_borrow_mut(|answers| {
            let held: usize = answers.keys().map(|(_, text)| text.len()).sum();
            if answers.len() >= MOST || held + text.len() > MOST_TEXT {
                answers.clear();
            }
            answers.insert(question, answer.clone());
        });
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::{Kept, MOST, MOST_TEXT, kept};
    use std::cell::Cell;
    use std::collections::BTreeMap;

    thread_local! {
        static LENGTHS: Kept<u8, usize> = Kept::default();
    }

    fn length(place: u8, text: &str, made: &Cell<usize>) -> Result<usize, String> {
        kept(&LENGTHS, (place, text), || {
            made.set(made.get() + 1);
            if text.is_empty() { Err("there is no text".to_owned()) } else { Ok(text.len()) }
        })
    }

    #[test]
    fn an_answer_is_made_once_for_a_place_and_a_text_and_a_fault_each_time() {
        let made = Cell::new(0);
        let all = [(1, "ab"), (1, "ab"), (2, "ab"), (1, "abc"), (1, "abc")];
        let answers: Vec<_> = all.iter().map(|(place, text)| length(*place, text, &made).unwrap()).collect();
        assert_eq!((answers, made.get()), (vec![2, 2, 2, 3, 3], 3));
        assert!(length(1, "", &made).is_err() && length(1, "", &made).is_err());
        assert_eq!(made.get(), 5);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let made = Cell::new(0);
        for number in 0..3 * MOST {
            length(0, &"x".repeat(number + 1), &made).unwrap();
        }
        let large = "x".repeat(MOST_TEXT + 1);
        assert_eq!(length(0, &large, &made), length(0, &large, &made));
        assert_eq!(made.get(), 3 * MOST + 2);
        assert!(LENGTHS.with_borrow(BTreeMap::len) <= MOST);
    }
}
