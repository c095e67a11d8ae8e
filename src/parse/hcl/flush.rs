//! Templates: strip marks and heredoc indentation, as HCL takes them away.
//!
//! HCL does both on the flat sequence of tokens, in which a heredoc's text is one token a line: a strip mark takes
//! the blanks of the neighbouring token, up to the end of its line, and indentation is that of tokens at the start of
//! a line (`flushHeredocTemplateParts` in `hclsyntax`, compared with what `terraform console` gives).

use crate::model::Span;
use crate::model::hcl::{Expr, ForPart, IfPart, Part};
use hcl_edit::template::Strip;
use std::iter::Peekable;
use std::sync::Arc;

/// A token of a template.
pub(super) enum Token {
    /// Text.
    Literal(String, Span),
    /// Anything in `${ }` or `%{ }`, with its strip marks.
    Sequence(Kind, Strip),
}

/// What stands in `${ }` or `%{ }`.
pub(super) enum Kind {
    /// `${ expression }`.
    Interpolation(Expr),
    /// `%{ if expression }`.
    If(Expr),
    /// `%{ else }`.
    Else,
    /// `%{ for key, value in expression }`.
    For(Option<Arc<str>>, Arc<str>, Expr),
    /// `%{ endif }`, `%{ endfor }`.
    End,
}

/// Adds the lines of a heredoc's text, `$${` and `%%{` decoded.
pub(super) fn lines(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let mut start = span.start as usize;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start += line.len();
        tokens.push(Token::Literal(line.replace("$${", "${").replace("%%{", "%{"), span));
    }
}

/// Takes away what strip marks take away.
pub(super) fn strip(tokens: &mut [Token]) {
    let marks = |token: &Token| match token {
        Token::Sequence(_, strip) => (strip.strip_start(), strip.strip_end()),
        Token::Literal(..) => (false, false),
    };
    let marks: Vec<(bool, bool)> = tokens.iter().map(marks).collect();
    for (at, token) in tokens.iter_mut().enumerate() {
        let Token::Literal(text, _) = token else { continue };
        if at.checked_sub(1).and_then(|before| marks.get(before)).is_some_and(|mark| mark.1) {
            *text = text.trim_start().to_owned();
        }
        if marks.get(at + 1).is_some_and(|mark| mark.0) {
            text.truncate(text.trim_end().len());
        }
    }
}

/// Takes away the indentation of a `<<-` heredoc: the least that a line has, lines of blanks left aside.
pub(super) fn dedent(tokens: &mut [Token]) {
    let mut least = usize::MAX;
    let mut adjusted = Vec::new();
    let mut at_line_start = true;
    for (at, token) in tokens.iter().enumerate() {
        let Token::Literal(text, _) = token else {
            least = if at_line_start { 0 } else { least };
            at_line_start = false;
            continue;
        };
        if at_line_start && !(text.trim_start().is_empty() && text.ends_with('\n')) {
            least = least.min(text.chars().take_while(|char| char.is_whitespace()).count());
            adjusted.push(at);
        }
        at_line_start = text.ends_with('\n');
    }
    for at in adjusted {
        if let Some(Token::Literal(text, _)) = tokens.get_mut(at) {
            *text = text.chars().skip(least).collect();
        }
    }
}

/// The tree of a template's tokens; neighbouring texts become one.
pub(super) fn parts(tokens: Vec<Token>) -> Vec<Part> {
    sequence(&mut tokens.into_iter().peekable())
}

/// The parts up to an `else` or an end. The depth is that of the parser's own tree, which it bounds.
fn sequence(tokens: &mut Peekable<impl Iterator<Item = Token>>) -> Vec<Part> {
    let mut parts = Vec::new();
    while let Some(token) = tokens.next_if(|token| !matches!(token, Token::Sequence(Kind::Else | Kind::End, _))) {
        match token {
            Token::Literal(text, span) => push_text(&mut parts, &text, span),
            Token::Sequence(kind, _) => parts.extend(part(kind, tokens)),
        }
    }
    parts
}

fn part(kind: Kind, tokens: &mut Peekable<impl Iterator<Item = Token>>) -> Option<Part> {
    Some(match kind {
        Kind::Interpolation(expr) => Part::Interpolation(expr),
        Kind::If(condition) => {
            let then = sequence(tokens);
            let has_else = tokens.next_if(|token| matches!(token, Token::Sequence(Kind::Else, _))).is_some();
            let otherwise = if has_else { sequence(tokens) } else { Vec::new() };
            tokens.next();
            Part::If(Box::new(IfPart { condition, then, otherwise }))
        }
        Kind::For(key, value, collection) => {
            let body = sequence(tokens);
            tokens.next();
            Part::For(Box::new(ForPart { key, value, collection, body }))
        }
        Kind::Else | Kind::End => return None,
    })
}

fn push_text(parts: &mut Vec<Part>, text: &str, span: Span) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(Part::Literal(before, whole)) => {
            *before = format!("{before}{text}").into();
            whole.end = span.end;
        }
        _ => parts.push(Part::Literal(text.into(), span)),
    }
}
