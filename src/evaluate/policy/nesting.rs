//! A look at a policy's text before it is parsed.
//!
//! The engine's parser tries an opening bracket as a literal, then as a comprehension, and so takes twice the time for
//! every level of nesting: 20 levels take 20 seconds, and its time limit does not cover parsing.

use super::failure::Failure;

/// Levels of `[` and `{`, bodies included, that are parsed; 12 take a tenth of a second.
const MAX_NESTING: usize = 8;

/// Operators in one rule: `1 + 1 + 1` is a tree as deep as it is long, and the engine descends by recursion.
const MAX_OPERATORS: usize = 200;

/// Says where brackets are nested too deep, or a rule has too many operators, if anywhere.
pub(super) fn check(file: &str, text: &str) -> Result<(), Failure> {
    let mut scan = Scan { state: State::Code, depth: 0, operators: 0 };
    let (mut line, mut column) = (1, 0);
    for character in text.chars() {
        column += 1;
        // What starts in the first column starts a rule, when no bracket is open.
        if column == 1 && scan.depth == 0 && character.is_ascii_alphabetic() {
            scan.operators = 0;
        }
        if let Some(message) = scan.next(character) {
            return Err(Failure { place: Some((file.to_owned(), line, column)), message, is_timeout: false });
        }
        if character == '\n' {
            (line, column) = (line + 1, 0);
        }
    }
    Ok(())
}

struct Scan {
    state: State,
    depth: usize,
    operators: usize,
}

impl Scan {
    fn next(&mut self, character: char) -> Option<String> {
        self.state = self.state.after(character);
        if !matches!(self.state, State::Code) {
            return None;
        }
        match character {
            '[' | '{' => self.depth += 1,
            ']' | '}' => self.depth = self.depth.saturating_sub(1),
            '+' | '-' | '*' | '/' | '%' | '|' | '&' => self.operators += 1,
            _ => {}
        }
        if self.depth > MAX_NESTING {
            return Some(format!("brackets are nested more than {MAX_NESTING} deep"));
        }
        (self.operators > MAX_OPERATORS).then(|| format!("a rule has more than {MAX_OPERATORS} operators"))
    }
}

/// What the character after next belongs to.
#[derive(Clone, Copy)]
enum State {
    Code,
    Comment,
    String,
    Escape,
    Raw,
}

impl State {
    fn after(self, character: char) -> Self {
        match (self, character) {
            (Self::Code, '#') => Self::Comment,
            (Self::Code, '"') | (Self::Escape, _) => Self::String,
            (Self::Code, '`') => Self::Raw,
            (Self::Comment | Self::String, '\n') | (Self::String, '"') | (Self::Raw, '`') => Self::Code,
            (Self::String, '\\') => Self::Escape,
            (state, _) => state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        assert!(check("a", "x := \"[[[[[[[[[[\\\"[[[\" # [[[[[[[[[[[\ny := `[[[[[[[[[[[`").is_ok());
    }

    #[test]
    fn the_place_of_the_first_bracket_too_deep_is_named() {
        let wrong = check("a", &format!("x := 1\ny := {}1{}", "[".repeat(9), "]".repeat(9))).expect_err("too deep");
        assert_eq!(wrong.place, Some(("a".to_owned(), 2, 14)));
    }
}
