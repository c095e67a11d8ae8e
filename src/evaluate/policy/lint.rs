//! What can be seen to be wrong with a policy before it runs.

use super::module::Module;
use super::program::{Program, RuleKey, Target};
use super::recursion;
use super::tree::{
    Node, Reference, function_name, is_comprehension, literal_key, locals, parts, pattern_names, reference,
    subexpressions, uses,
};
use crate::evaluate::builtins::{BUILTINS, sprintf};
use crate::model::{Level, Location, Position, Problem, Stage};
use regorus::unstable::{Expr, ExprRef, Literal, Rule, Span};
use std::sync::Arc;

/// Functions that would make two runs differ, or that reach out of the process.
const FORBIDDEN: [&str; 6] =
    ["http.send", "net.lookup_ip_addr", "opa.runtime", "rand.intn", "rego.parse_module", "uuid.rfc4122"];

/// Everything that is wrong, in the order written.
pub(super) fn lint(program: &Program, deny: &RuleKey) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let Some(own) = program.modules.first() else { return problems };
    if own.package != deny.0 {
        let message = format!("the package is {}, expected {}", own.package.join("."), deny.0.join("."));
        problems.push(problem("rego-package", &own.syntax.package.span, message));
    } else if !program.has(&deny.0, &deny.1) {
        let message = "the package has no rule `deny`".to_owned();
        problems.push(problem("rego-no-deny", &own.syntax.package.span, message));
    }
    problems.extend(recursion::check(program).map(|(span, message)| problem("rego-recursion", &span, message)));
    for module in &program.modules {
        let linter = Linter { program, module };
        for rule in &module.syntax.policy {
            problems.extend(uses(rule).filter_map(|node| linter.node(node)));
            problems.extend(linter.unsafe_variable(rule));
        }
    }
    problems
}

/// A problem at a place in a policy.
pub(super) fn problem(code: &'static str, span: &Span, message: String) -> Problem {
    let start = position(span);
    let path = Arc::from(span.source.get_path().as_str());
    Problem::new(Level::Error, Stage::Catalog, code, message).at(Location { path, start, end: start })
}

/// Where a span starts; the engine's own line and column are those of the last operator in it.
fn position(span: &Span) -> Position {
    let before = span.source.get_contents().get(..span.start as usize).unwrap_or_default();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Position { line: count(before.matches('\n').count() + 1), column: count(line.chars().count() + 1) }
}

struct Linter<'p> {
    program: &'p Program,
    module: &'p Module,
}

impl Linter<'_> {
    fn node(&self, node: Node<'_>) -> Option<Problem> {
        let expr = match node {
            Node::Expr(expr) => expr,
            Node::Statement(statement) => return wildcard_in_negation(&statement.literal),
            Node::Query(_) => return None,
        };
        if let Expr::Call { fcn, params, .. } = expr {
            return self.call(fcn, params);
        }
        if let Expr::UnaryExpr { span, expr, .. } = expr {
            let message = "a minus sign stands before something else than a number; write `0 - x`".to_owned();
            return (!matches!(**expr, Expr::Number { .. })).then(|| problem("rego-minus", span, message));
        }
        let reference = reference(expr)?;
        let (code, message) = match self.program.target(self.module, &reference) {
            Target::Package(path) => {
                let message = format!("{path} is a whole package, whose value would be incomplete; refer to its rules");
                ("rego-whole-package", message)
            }
            Target::Nothing(path) => (
                "rego-unknown-reference",
                format!("{path} is nothing: no library has it, and data holds only data.params"),
            ),
            Target::Input(_) | Target::Rule(_) | Target::Parameters | Target::Variable => return None,
        };
        Some(problem(code, expr.span(), message))
    }

    fn call(&self, function: &Expr, params: &[ExprRef]) -> Option<Problem> {
        let span = function.span();
        let wrong = |code, message| Some(problem(code, span, message));
        let Some(name) = function_name(function) else {
            return wrong("rego-call", "only functions with a written name can be called".to_owned());
        };
        if self.is_broken_over_lines(function) {
            return wrong(
                "rego-call",
                format!("the parenthesis after `{name}` is on another line and would be taken for a call"),
            );
        }
        if matches!(self.program.target(self.module, &reference(function)?), Target::Rule(_)) {
            return None;
        }
        if FORBIDDEN.contains(&name.as_str()) {
            return wrong("rego-forbidden", format!("`{name}` is not there: a policy sees its input only"));
        }
        let ours = BUILTINS.iter().find(|builtin| builtin.name == name).map(|builtin| builtin.arity);
        let theirs = || regorus::unstable::BUILTINS.get(name.as_str()).map(|builtin| builtin.1);
        let is_print = matches!(name.as_str(), "print" | "trace");
        let Some(arity) = ours.or_else(theirs) else {
            return (!is_print)
                .then(|| problem("rego-unknown-function", span, format!("no function has the name `{name}`")));
        };
        let arity = usize::from(arity);
        if name == "walk" && params.len() == 1 && !is_print {
            return None;
        }
        if params.len() != arity && params.len() != arity + 1 && arity > 0 {
            return wrong("rego-arguments", format!("`{name}` takes {arity} arguments, not {}", params.len()));
        }
        if name == "sprintf" { sprintf_counts(span, params) } else { None }
    }

    /// A variable that nothing binds: OPA refuses it, to the engine it is undefined.
    fn unsafe_variable(&self, rule: &Rule) -> Option<Problem> {
        let mut bound = locals(rule);
        let mut used: Vec<&Span> = Vec::new();
        let mut open = parts(rule);
        while let Some(node) = open.pop() {
            if let Node::Expr(Expr::Var { span, .. }) = node {
                used.push(span);
            }
            match node {
                Node::Expr(Expr::RefBrack { index, .. }) => pattern_names(index, &mut bound),
                Node::Expr(Expr::AssignExpr { lhs, rhs, .. }) => {
                    pattern_names(lhs, &mut bound);
                    pattern_names(rhs, &mut bound);
                }
                Node::Expr(Expr::Call { params, .. }) => {
                    params.last().into_iter().for_each(|output| pattern_names(output, &mut bound));
                    open.extend(params.iter().map(|param| Node::Expr(param)));
                    continue;
                }
                Node::Expr(_) | Node::Query(_) | Node::Statement(_) => {}
            }
            open.extend(node.children());
        }
        let is_unsafe = |span: &&Span| {
            let reference = Reference { base: span.text(), steps: Vec::new() };
            let is_variable = matches!(self.program.target(self.module, &reference), Target::Variable);
            is_variable && span.text() != "_" && !bound.contains(span.text())
        };
        let first = used.into_iter().filter(is_unsafe).min_by_key(|span| span.start)?;
        Some(problem("rego-unsafe", first, format!("nothing says what `{}` is", first.text())))
    }

    /// Whether a line ends between a function's name and the parenthesis after it.
    fn is_broken_over_lines(&self, function: &Expr) -> bool {
        let after = self.module.text.get(function.span().end as usize..).unwrap_or_default();
        let space = after.split('(').next().unwrap_or_default();
        space.contains('\n') && space.trim().is_empty()
    }
}

/// A format whose verbs are not as many as the values beside it.
fn sprintf_counts(span: &Span, params: &[ExprRef]) -> Option<Problem> {
    let [format, values] = params else { return None };
    let format = literal_key(format)?;
    let Expr::Array { items, .. } = &**values else { return None };
    let verbs = sprintf::verbs(&format)?;
    let message = format!("the format has {verbs} verbs, the list {} values", items.len());
    (verbs != items.len()).then(|| problem("rego-sprintf", span, message))
}

/// `not f(xs[_])`: OPA refuses it, since nothing outside of the negation says what `_` is.
fn wildcard_in_negation(literal: &Literal) -> Option<Problem> {
    let Literal::NotExpr { expr, .. } = literal else { return None };
    let mut open = vec![&**expr];
    while let Some(expr) = open.pop() {
        if let Expr::Var { span, .. } = expr
            && span.text() == "_"
        {
            let message = "`_` in a negated expression is unsafe; name the collection and use `some .. in`";
            return Some(problem("rego-unsafe", span, message.to_owned()));
        }
        if !is_comprehension(expr) {
            open.extend(subexpressions(expr));
        }
    }
    None
}
