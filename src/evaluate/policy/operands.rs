//! What OPA looks up outside of a negation: its compiler's stages `RewriteExprTerms` and `RewriteDynamicTerms`.

use super::module::Module;
use super::program::{Program, Target};
use super::tree::{Reference, is_comprehension, subexpressions};
use regorus::unstable::{BoolOp, Expr};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is needed to tell variables from references.
pub(super) struct Operands<'p> {
    pub(super) program: &'p Program,
    pub(super) module: &'p Module,
    pub(super) locals: &'p BTreeSet<&'p str>,
}

impl Operands<'_> {
    /// The parts of a negated expression that are looked up outside of the negation.
    pub(super) fn of<'e>(&self, expr: &'e Expr) -> Vec<&'e Expr> {
        match expr {
            Expr::BoolExpr { op: BoolOp::Eq, lhs, rhs, .. } | Expr::AssignExpr { lhs, rhs, .. } => {
                let mut moved = self.side(lhs);
                moved.extend(self.side(rhs));
                moved
            }
            Expr::BoolExpr { lhs, rhs, .. } | Expr::ArithExpr { lhs, rhs, .. } | Expr::BinExpr { lhs, rhs, .. } => {
                self.lookups([&**lhs, &**rhs])
            }
            Expr::Membership { key, value, collection, .. } => {
                self.lookups(key.iter().chain([value, collection]).map(|part| &**part))
            }
            Expr::Call { params, .. } => self.lookups(params.iter().map(|param| &**param)),
            Expr::UnaryExpr { expr, .. } => self.lookups([&**expr]),
            Expr::RefDot { .. } | Expr::RefBrack { .. } => self.inside(expr),
            Expr::Array { .. } | Expr::Set { .. } | Expr::Object { .. } => self.lookups([expr]),
            Expr::String { .. }
            | Expr::RawString { .. }
            | Expr::Number { .. }
            | Expr::Bool { .. }
            | Expr::Null { .. }
            | Expr::Var { .. }
            | Expr::ArrayCompr { .. }
            | Expr::SetCompr { .. }
            | Expr::ObjectCompr { .. } => Vec::new(),
        }
    }

    /// The domain of `every`, when it can be undefined.
    pub(super) fn of_domain<'e>(&self, domain: &'e Expr) -> Vec<&'e Expr> {
        self.lookups([domain])
    }

    /// One side of an equality: a reference stays, what it is indexed with does not.
    fn side<'e>(&self, side: &'e Expr) -> Vec<&'e Expr> {
        if matches!(side, Expr::RefDot { .. } | Expr::RefBrack { .. }) {
            self.inside(side)
        } else if matches!(side, Expr::Var { .. }) {
            Vec::new()
        } else {
            self.lookups([side])
        }
    }

    /// The lookups within a reference: its indices, and what it starts from when that is no variable.
    fn inside<'e>(&self, expr: &'e Expr) -> Vec<&'e Expr> {
        let mut moved = Vec::new();
        let mut at = expr;
        loop {
            if let Expr::RefDot { refr, .. } = at {
                at = refr;
            } else if let Expr::RefBrack { refr, index, .. } = at {
                moved.extend(self.lookups([&**index]));
                at = refr;
            } else {
                break;
            }
        }
        if !matches!(at, Expr::Var { .. }) {
            moved.extend(self.lookups([at]));
        }
        moved
    }

    fn lookups<'e>(&self, parts: impl IntoIterator<Item = &'e Expr>) -> Vec<&'e Expr> {
        parts.into_iter().filter(|part| self.is_lookup(part)).collect()
    }

    /// Whether evaluating an expression looks something up, and so may find nothing.
    fn is_lookup(&self, expr: &Expr) -> bool {
        let mut open = vec![expr];
        while let Some(expr) = open.pop() {
            if matches!(expr, Expr::Call { .. } | Expr::RefDot { .. } | Expr::RefBrack { .. }) || self.is_global(expr) {
                return true;
            }
            // What a comprehension looks up is its own affair: it is never undefined.
            if !is_comprehension(expr) {
                open.extend(subexpressions(expr));
            }
        }
        false
    }

    /// Whether a variable names a rule, an import or a document.
    fn is_global(&self, expr: &Expr) -> bool {
        let Expr::Var { span, .. } = expr else { return false };
        let reference = Reference { base: span.text(), steps: Vec::new() };
        let is_variable = matches!(self.program.target(self.module, &reference), Target::Variable);
        !is_variable && !self.locals.contains(span.text())
    }
}

/// The range of an expression with the quotes and parentheses that the engine's spans leave out.
pub(super) fn whole(text: &str, expr: &Expr) -> Range<usize> {
    let span = expr.span();
    let quote = usize::from(starts_with_string(expr));
    balanced(text, (span.start as usize).saturating_sub(quote)..span.end as usize)
}

/// Whether the first token of an expression is a string.
fn starts_with_string(expr: &Expr) -> bool {
    let mut at = expr;
    loop {
        if matches!(at, Expr::String { .. } | Expr::RawString { .. }) {
            return true;
        }
        let has_prefix = matches!(
            at,
            Expr::Array { .. } | Expr::Set { .. } | Expr::Object { .. } | Expr::UnaryExpr { .. } | Expr::Call { .. }
        );
        let Some(first) = subexpressions(at).next().filter(|_| !has_prefix && !is_comprehension(at)) else {
            return false;
        };
        at = first;
    }
}

/// A range grown until the strings and parentheses in it are closed.
pub(super) fn balanced(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let (mut missing_before, mut open) = (0_usize, 0_usize);
    let mut state = Quote::None;
    for character in inside.chars() {
        state = state.after(character);
        match (state, character) {
            (Quote::None, '(') => open += 1,
            (Quote::None, ')') if open == 0 => missing_before += 1,
            (Quote::None, ')') => open -= 1,
            _ => {}
        }
    }
    let end = range.end + usize::from(!matches!(state, Quote::None));
    let start = grow(text.get(..range.start).unwrap_or_default().char_indices().rev(), '(', missing_before);
    let more = grow(text.get(end..).unwrap_or_default().char_indices(), ')', open);
    start.unwrap_or(range.start)..more.map_or(end, |more| end + more + 1)
}

/// The arguments of the call whose function's name ends at a byte, without what surrounds them. The engine's spans of
/// objects that hold objects leave some of the text out.
pub(super) fn arguments(text: &str, name_end: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut state, mut in_comment, mut inside) = (0_usize, Quote::None, false, None::<Range<usize>>);
    for (offset, character) in text.get(name_end..).unwrap_or_default().char_indices() {
        in_comment = if in_comment { character != '\n' } else { matches!(state, Quote::None) && character == '#' };
        if in_comment || character.is_whitespace() {
            continue;
        }
        let was_plain = matches!(state, Quote::None);
        state = state.after(character);
        let (opens, closes) = match character {
            '(' | '[' | '{' => (was_plain, false),
            ')' | ']' | '}' => (false, was_plain),
            _ => (false, false),
        };
        depth = depth.saturating_sub(usize::from(closes));
        let is_between = was_plain && depth == 1 && character == ',';
        if depth == 0 || is_between {
            found.extend(inside.take());
        } else {
            let at = name_end + offset;
            inside = Some(inside.map_or(at, |inside| inside.start)..at + character.len_utf8());
        }
        if depth == 0 && closes {
            break;
        }
        depth += usize::from(opens);
    }
    found
}

/// The offset of the n-th parenthesis, with only white space between.
fn grow(characters: impl Iterator<Item = (usize, char)>, parenthesis: char, count: usize) -> Option<usize> {
    let only = characters.take_while(|(_, character)| character.is_whitespace() || *character == parenthesis);
    let found = only.filter(|(_, character)| *character == parenthesis).map(|(offset, _)| offset);
    count.checked_sub(1).and_then(|index| found.into_iter().nth(index))
}

#[derive(Clone, Copy)]
enum Quote {
    None,
    String,
    Escape,
    Raw,
}

impl Quote {
    fn after(self, character: char) -> Self {
        match (self, character) {
            (Self::None, '"') | (Self::Escape, _) => Self::String,
            (Self::None, '`') => Self::Raw,
            (Self::String, '"') | (Self::Raw, '`') => Self::None,
            (Self::String, '\\') => Self::Escape,
            (state, _) => state,
        }
    }
}
