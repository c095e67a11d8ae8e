//! Chains of operators whose last operand is in brackets, one in the other.
//!
//! The parser reads such an operand twice when something in it is wrong, and what lies in it four times: a few lines would
//! take hours. What is nested so is therefore counted before it is read.

use super::lex::{Kind, Tokens};
use crate::model::Span;

/// Brackets in each other that end a chain of two operators; configurations that people write have one or two.
const MOST: usize = 8;

/// A level of brackets: operators since the last separator, and whether its bracket ended a chain.
#[derive(Default)]
struct Level {
    operators: usize,
    ends_chain: bool,
}

/// The bracket with which chains are nested too deeply.
pub(super) fn too_deep(text: &str) -> Option<Span> {
    let mut outer: Vec<Level> = Vec::new();
    let mut level = Level::default();
    let mut nested = 0;
    let mut last_operator = None;
    for (kind, range) in Tokens::new(text) {
        match kind {
            Kind::Open(_) => {
                let ends_chain = level.operators >= 2;
                nested += usize::from(ends_chain);
                if nested > MOST {
                    return Some(Span::new(range.start, range.end));
                }
                outer.push(std::mem::replace(&mut level, Level { operators: 0, ends_chain }));
            }
            Kind::Close => {
                nested -= usize::from(level.ends_chain);
                level = outer.pop().unwrap_or_default();
            }
            Kind::Newline => level.operators = 0,
            Kind::Other => match text.get(range.clone()) {
                Some("," | ":" | "?") => level.operators = 0,
                // `&&` and `==` are one operator
                Some("+" | "-" | "*" | "/" | "%" | "&" | "|" | "<" | ">" | "!" | "=") => {
                    level.operators += usize::from(last_operator != Some(range.start));
                    last_operator = Some(range.end);
                }
                _ => {}
            },
            Kind::Comment | Kind::Text | Kind::Word => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn only_brackets_that_end_chains_count() {
        for (one, is_too_deep) in [
            ("a / a % { b = ", true),
            ("a / a + f(", true),
            ("a + (", false),
            ("{ b = ", false),
            ("a == b && c ? { b = [for k, v in x : k => ", false),
            ("merge(local.a, { b = [", false),
        ] {
            assert_eq!(too_deep(&format!("x = {}", one.repeat(30))).is_some(), is_too_deep, "{one}");
        }
    }
}
