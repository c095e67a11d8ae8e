//! A look at a policy's text before it is parsed.
//!
//! The engine's parser tries an opening bracket as a literal, then as a comprehension, and so takes twice the time for
//! every level of nesting: 20 levels take 20 seconds, and its time limit does not cover parsing.

use super::failure::Failure;

/// Levels of `[` and `{`, bodies included, that are parsed; 12 take a tenth of a second.
const MAX_NESTING: usize = 8;

/// Says where brackets are nested too deep, if anywhere.
pub(super) fn check(file: &str, text: &str) -> Result<(), Failure> {
    let mut depth = 0_usize;
    let mut state = State::Code;
    let (mut line, mut column) = (1, 0);
    for character in text.chars() {
        column += 1;
        state = state.after(character);
        if character == '\n' {
            (line, column) = (line + 1, 0);
        }
        if !matches!(state, State::Code) {
            continue;
        }
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_NESTING {
            let message = format!("brackets are nested more than {MAX_NESTING} deep");
            return Err(Failure { place: Some((file.to_owned(), line, column)), message, is_timeout: false });
        }
    }
    Ok(())
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
