//! Rewriting the forms that the engine judges otherwise than OPA, so that both say the same.
//!
//! - `not f(x.missing)`: in OPA the operands of a negated expression are looked up outside of the negation, so the
//!   body is undefined; the engine makes the negation true. The operands are moved before the statement.
//! - `[path, value] := walk(x)` yields nothing in the engine; `walk(x, [path, value])` works.
//! - `every x in missing { .. }`: the domain is moved like an operand.
//! - `some x in "text"`: nothing in OPA, an error in the engine; the items are looked up by index.
//! - `some i` after an iteration: an error in the engine; it is moved before it.
//! - `x := m[v] if { .. } else := d`: the value is moved into the body.
//!
//! Only spans of the syntax tree are replaced and nothing moves to another line, so that error messages keep
//! their lines. Compared with OPA form by form in `tests/rego/`.

use super::failure::Failure;
use super::module::Module;
use super::operands::{Operands, balanced, whole};
use super::program::{Program, Target};
use super::tree::{
    Node, RefStep, Reference, declared_again, descend, function_name, locals, parts, reference, variable,
};
use regorus::unstable::{AssignOp, Expr, Literal, LiteralStmt, Query, Rule, RuleHead, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// Rounds of rewriting: each handles one level of comprehensions within operands, the parser stops at 32.
const MAX_ROUNDS: usize = 40;

/// Gives a collection, and an empty one for anything else.
const ITEMS: &str = "tickmark.items";

/// A part of the text that is replaced.
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// Rewrites the first module of a program that still needs it, until none does.
pub(super) fn lower(program: &mut Program) -> Result<(), Failure> {
    let mut names = 0;
    for index in 0..program.modules.len() {
        for _ in 0..MAX_ROUNDS {
            let Some(module) = program.modules.get(index) else { break };
            let edits = Lowering { program, module, names: &mut names, again: BTreeSet::new() }.module();
            if edits.is_empty() {
                break;
            }
            let text = apply(&module.text, edits);
            let lowered = Module::parse_as(&module.file, &text, module.is_v0).map_err(unlowered)?;
            program.replace(index, lowered);
        }
    }
    Ok(())
}

fn unlowered(failure: Failure) -> Failure {
    Failure { message: format!("a negated expression here cannot be rewritten: {}", failure.message), ..failure }
}

/// Replaces parts of a text; what lies inside a part that was moved waits for the next round.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut lowered = String::with_capacity(text.len() + 64 * edits.len());
    let mut done = 0;
    for edit in edits {
        lowered.push_str(text.get(done..edit.range.start).unwrap_or_default());
        lowered.push_str(&edit.text);
        done = edit.range.end;
    }
    lowered.push_str(text.get(done..).unwrap_or_default());
    lowered
}

struct Lowering<'p> {
    program: &'p Program,
    module: &'p Module,
    names: &'p mut usize,
    /// Names that the rule at hand declares more than once.
    again: BTreeSet<&'p str>,
}

impl Lowering<'_> {
    fn module(mut self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let module = self.module;
        for rule in &module.syntax.policy {
            let locals = locals(rule);
            self.again = declared_again(rule);
            let bare = bare_bodies(rule);
            let mut busy: Vec<Range<usize>> = Vec::new();
            for node in descend(parts(rule)) {
                let (Node::Query(Query { span, .. }) | Node::Statement(LiteralStmt { span, .. })) = node else {
                    continue;
                };
                let span = range(span);
                if busy.iter().any(|taken| taken.start < span.end && span.start < taken.end) {
                    continue;
                }
                match node {
                    Node::Query(query) => edits.extend(self.declarations(query)),
                    Node::Statement(statement) => {
                        let found = self.statement(statement, &locals, bare.contains(&statement.sidx));
                        busy.extend((!found.is_empty()).then_some(span));
                        edits.extend(found);
                    }
                    Node::Expr(_) => {}
                }
            }
            if busy.is_empty() {
                edits.extend(self.heads(rule));
            }
        }
        edits
    }

    /// `x := m[v] if { .. }` becomes `x := y if { ..; y := m[v] }`: the engine takes the value of a head
    /// for an iteration when the rule has an `else` or a comprehension.
    fn heads(&mut self, rule: &Rule) -> Vec<Edit> {
        let Rule::Spec { head, bodies, .. } = rule else { return Vec::new() };
        let own = match head {
            RuleHead::Compr { assign, .. } | RuleHead::Func { assign, .. } => assign.as_ref(),
            RuleHead::Set { .. } => None,
        };
        let values = bodies.iter().enumerate().map(|(index, body)| if index == 0 { own } else { body.assign.as_ref() });
        let mut edits = Vec::new();
        for (body, value) in bodies.iter().zip(values) {
            let (Some(value), Some(last)) = (value, body.query.stmts.last()) else { continue };
            let range = self.whole(&value.value);
            let text = self.module.text.get(range.clone()).unwrap_or_default();
            if !is_variable_lookup(&value.value) {
                continue;
            }
            let name = self.name();
            let last = balanced(&self.module.text, self::range(&last.span));
            let is_bare = body.query.stmts.first().is_some_and(|first| first.span.start == body.query.span.start);
            let (open, close) = if is_bare { ("{ ", " }") } else { ("", "") };
            let start = body.query.span.start as usize;
            edits.push(Edit { range: start..start, text: open.to_owned() });
            edits.push(Edit { range: last.end..last.end, text: format!("; {name} := {text}{close}") });
            edits.push(Edit { range, text: name });
        }
        edits
    }

    fn statement(&mut self, statement: &LiteralStmt, locals: &BTreeSet<&str>, is_bare: bool) -> Vec<Edit> {
        let operands = Operands { program: self.program, module: self.module, locals };
        let moved = match &statement.literal {
            Literal::NotExpr { expr, .. } => operands.of(expr),
            Literal::Every { domain, .. } => operands.of_domain(domain),
            Literal::Expr { expr, .. } => return self.walk(statement, expr, is_bare),
            Literal::SomeIn { key, value, collection, .. } => {
                return self.some_in(statement, (key.as_deref(), value), collection, is_bare);
            }
            Literal::SomeVars { .. } => return Vec::new(),
        };
        let mut before = String::new();
        let mut edits = Vec::new();
        for operand in moved {
            let name = self.name();
            let range = self.whole(operand);
            let text = self.module.text.get(range.clone()).unwrap_or_default();
            before.extend([name.as_str(), " := ", text, &self.modifiers(statement), "; "]);
            edits.push(Edit { range, text: name });
        }
        self.place(statement, &before, edits, is_bare)
    }

    /// Moves `some i` before the other statements: after an iteration the engine takes it for another `i` each time.
    fn declarations(&self, query: &Query) -> Vec<Edit> {
        let declares = |statement: &&LiteralStmt| matches!(statement.literal, Literal::SomeVars { .. });
        let late = query.stmts.iter().skip_while(declares).filter(declares);
        let mut edits: Vec<Edit> = Vec::new();
        for statement in late {
            let range = range(&statement.span);
            let text = self.module.text.get(range.clone()).unwrap_or_default();
            if let Some(first) = query.stmts.first().filter(|_| !text.contains('\n')) {
                let start = balanced(&self.module.text, self::range(&first.span)).start;
                edits.push(Edit { range: start..start, text: format!("{text}; ") });
                edits.push(Edit { range, text: "true".to_owned() });
            }
        }
        edits
    }

    /// `some k, v in c` becomes `some k; v := c[k]`: over what is no collection the engine ends in an error where OPA finds
    /// nothing. Where the key shadows another name, which the engine does not do, the index has a name of its own; where a
    /// pattern is bound, the engine is given a collection.
    fn some_in(
        &mut self,
        statement: &LiteralStmt,
        pattern: Pattern<'_>,
        collection: &Expr,
        is_bare: bool,
    ) -> Vec<Edit> {
        if !matches!(collection, Expr::Call { .. }) && reference(collection).is_none() {
            return Vec::new();
        }
        let inside = self.whole(collection);
        let from = self.module.text.get(inside.clone()).unwrap_or_default();
        let span = balanced(&self.module.text, range(&statement.span));
        let is_one_line = self.module.text.get(span.clone()).is_some_and(|written| !written.contains('\n'));
        let names = pattern.0.map_or(Some("_"), variable).zip(variable(pattern.1));
        let Some((key, value)) = names.filter(|_| is_one_line && statement.with_mods.is_empty()) else {
            let given = (!from.starts_with(ITEMS)).then(|| Edit { range: inside, text: format!("{ITEMS}({from})") });
            return given.into_iter().collect();
        };
        let item = if value == "_" { self.name() } else { value.to_owned() };
        let (before, from) = if is_part_of_input(collection) {
            (String::new(), from.to_owned())
        } else {
            let whole = self.name();
            (format!("{whole} := {from}; "), whole)
        };
        let text = if key == "_" {
            format!("{before}{item} := {from}[_]")
        } else if !self.shadows(key) {
            format!("{before}some {key}; {item} := {from}[{key}]")
        } else {
            let index = self.name();
            format!("{before}some {index}; [{key}, {item}] := [{index}, {from}[{index}]]")
        };
        let text = if is_bare && text.contains("; ") { format!("{{ {text} }}") } else { text };
        vec![Edit { range: span, text }]
    }

    /// `[path, value] := walk(x)` becomes `some path, value; walk(x, [path, value])`.
    fn walk(&self, statement: &LiteralStmt, expr: &Expr, is_bare: bool) -> Vec<Edit> {
        let Expr::AssignExpr { op, lhs, rhs, .. } = expr else { return Vec::new() };
        let Expr::Call { fcn, params, .. } = &**rhs else { return Vec::new() };
        let [argument] = params.as_slice() else { return Vec::new() };
        if function_name(fcn).as_deref() != Some("walk") {
            return Vec::new();
        }
        let text = |expr: &Expr| self.module.text.get(self.whole(expr)).unwrap_or_default();
        let call = format!("walk({}, {})", text(argument), text(lhs));
        let range = self.whole(lhs).start..self.whole(rhs).end;
        let before = match op {
            AssignOp::ColEq => declaration(lhs),
            AssignOp::Eq => String::new(),
        };
        let lost = newlines(&self.module.text, range.clone()).saturating_sub(call.matches('\n').count());
        let text = call + &"\n".repeat(lost);
        self.place(statement, &before, vec![Edit { range, text }], is_bare)
    }

    /// Puts text before a statement; a body that is one statement without braces gets some.
    fn place(&self, statement: &LiteralStmt, before: &str, mut edits: Vec<Edit>, is_bare: bool) -> Vec<Edit> {
        if edits.is_empty() {
            return edits;
        }
        let span = balanced(&self.module.text, range(&statement.span));
        let open = if is_bare { "{ " } else { "" };
        edits.push(Edit { range: span.start..span.start, text: format!("{open}{before}") });
        if is_bare {
            edits.push(Edit { range: span.end..span.end, text: " }".to_owned() });
        }
        edits
    }

    fn modifiers(&self, statement: &LiteralStmt) -> String {
        let (Some(first), Some(last)) = (statement.with_mods.first(), statement.with_mods.last()) else {
            return String::new();
        };
        let text = self.module.text.get(range(&first.span).start..self.whole(&last.r#as).end);
        text.map(|text| format!(" {text}")).unwrap_or_default()
    }

    /// Whether a name is that of a rule, an import or another variable of the rule at hand.
    fn shadows(&self, name: &str) -> bool {
        let reference = Reference { base: name, steps: Vec::new() };
        self.again.contains(name) || !matches!(self.program.target(self.module, &reference), Target::Variable)
    }

    /// A name that nothing else has.
    fn name(&mut self) -> String {
        *self.names += 1;
        format!("__tickmark{}", *self.names - 1)
    }

    /// The range of an expression; the engine's spans may leave out parentheses that belong to it.
    fn whole(&self, expr: &Expr) -> Range<usize> {
        whole(&self.module.text, expr)
    }
}

/// The key, when there is one, and the value of `some .. in`.
type Pattern<'e> = (Option<&'e Expr>, &'e Expr);

/// Whether an expression is a reference into the input that can be followed by an index.
fn is_part_of_input(expr: &Expr) -> bool {
    reference(expr).is_some_and(|reference| reference.base == "input" && !reference.steps.is_empty())
}

/// Whether an expression is a reference with an index that is not written out.
fn is_variable_lookup(expr: &Expr) -> bool {
    let steps = reference(expr).map(|reference| reference.steps).unwrap_or_default();
    steps.iter().any(|step| match step {
        RefStep::Key(_) => false,
        RefStep::Dynamic(index) => !matches!(index, Expr::Number { .. }),
    })
}

fn newlines(text: &str, range: Range<usize>) -> usize {
    text.get(range).unwrap_or_default().matches('\n').count()
}

/// Declares the variables of a pattern, as `:=` did.
fn declaration(pattern: &Expr) -> String {
    let names: BTreeSet<&str> = descend(vec![Node::Expr(pattern)])
        .filter_map(|node| match node {
            Node::Expr(Expr::Var { span, .. }) if span.text() != "_" => Some(span.text()),
            Node::Expr(_) | Node::Query(_) | Node::Statement(_) => None,
        })
        .collect();
    if names.is_empty() {
        return String::new();
    }
    format!("some {}; ", names.into_iter().collect::<Vec<_>>().join(", "))
}

/// The statements that are a body of their own, without braces.
pub(super) fn bare_bodies(rule: &Rule) -> BTreeSet<u32> {
    let Rule::Spec { bodies, .. } = rule else { return BTreeSet::new() };
    let first = bodies.iter().filter_map(|body| Some((&body.query.span, body.query.stmts.first()?)));
    first.filter(|(span, statement)| span.start == statement.span.start).map(|(_, statement)| statement.sidx).collect()
}

pub(super) fn range(span: &Span) -> Range<usize> {
    span.start as usize..span.end as usize
}
