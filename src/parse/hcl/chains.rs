//! Chains of operators whose last operand is in brackets, one in the other.
//!
//! The parser reads such an operand twice when something in it is wrong, and what lies in it four times: a few lines would
//! take hours. What is nested so is therefore counted before it is read, in interpolations of strings too.

use super::lex::{Kind, Tokens};
use crate::model::Span;

/// Brackets in each other that end a chain of two operators; configurations that people write have one or two.
const MOST: usize = 8;

/// Interpolations in each other, as many as the parser takes.
const MOST_TEMPLATES: usize = 64;

/// The place where chains of an expression or a body are nested too deeply.
pub(super) fn too_deep(text: &str) -> Option<Span> {
    Scan::default().code(text, 0).err()
}

/// The place where chains of a template are nested too deeply.
pub(super) fn too_deep_in_template(text: &str) -> Option<Span> {
    Scan::default().template(text, 0, false).err()
}

/// A level of brackets: operators since the last separator, and whether its bracket ended a chain.
#[derive(Default)]
struct Level {
    operators: usize,
    ends_chain: bool,
}

/// What is open where a text is read.
#[derive(Default)]
struct Scan {
    chains: usize,
    templates: usize,
}

impl Scan {
    /// Reads code to its end, or to the bracket that closes the interpolation it stands in; gives the end. Offsets count
    /// from `base`.
    fn code(&mut self, text: &str, base: usize) -> Result<usize, Span> {
        let mut outer: Vec<Level> = Vec::new();
        let mut level = Level::default();
        let mut last_operator = None;
        for (kind, range) in Tokens::new(text) {
            match kind {
                Kind::Open(_) => {
                    let ends_chain = level.operators >= 2;
                    self.open(ends_chain, base + range.start)?;
                    outer.push(std::mem::replace(&mut level, Level { operators: 0, ends_chain }));
                }
                Kind::Close => {
                    if outer.is_empty() && self.templates > 0 {
                        return Ok(range.end);
                    }
                    self.chains -= usize::from(level.ends_chain);
                    level = outer.pop().unwrap_or_default();
                }
                Kind::Text => {
                    let part = text.get(range.clone()).unwrap_or_default();
                    self.template(part, base + range.start, level.operators >= 2)?;
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
                Kind::Comment | Kind::Word => {}
            }
        }
        let left = outer.iter().chain([&level]).filter(|level| level.ends_chain).count();
        self.chains -= left;
        Ok(text.len())
    }

    /// Reads the interpolations and directives of a template, which is an operand that ends a chain or is none.
    fn template(&mut self, text: &str, base: usize, ends_chain: bool) -> Result<(), Span> {
        let mut at = 0;
        while let Some(start) = introduced(text, at) {
            self.open(ends_chain, base + start)?;
            self.templates += 1;
            if self.templates > MOST_TEMPLATES {
                return Err(Span::new(base + start, base + start + 1));
            }
            at = start + self.code(text.get(start..).unwrap_or_default(), base + start)?;
            self.templates -= 1;
            self.chains -= usize::from(ends_chain);
        }
        Ok(())
    }

    fn open(&mut self, ends_chain: bool, at: usize) -> Result<(), Span> {
        self.chains += usize::from(ends_chain);
        if self.chains > MOST { Err(Span::new(at, at + 1)) } else { Ok(()) }
    }
}

/// Where the code of the next `${` or `%{` starts; doubled signs are text.
fn introduced(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_sign = |at: usize| matches!(bytes.get(at), Some(b'$' | b'%'));
    let rest = bytes.get(from..)?;
    let opens = memchr::memchr_iter(b'{', rest).map(|at| from + at);
    let code = opens.filter(|at| {
        at.checked_sub(1).is_some_and(|sign| {
            let is_doubled = sign.checked_sub(1).is_some_and(|before| bytes.get(before) == bytes.get(sign));
            sign >= from && is_sign(sign) && !is_doubled
        })
    });
    code.map(|at| at + 1).next()
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn only_brackets_that_end_chains_count() {
        for (one, is_too_deep) in [
            ("a / a % { b = ", true),
            ("a / a + \"${", true),
            ("\"${a / a % { b = ", true),
            ("\"$${a / a % { b = \" + ", false),
            ("\"${a} and ${b}\" == a && ", false),
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
