//! Calls of plain predicates, written out where they are called.
//!
//! To call a function of a policy costs the engine more than what most of them do: a rule over ports that calls one for
//! each address takes half as many instructions again. A function that is defined once, and says of its arguments only
//! what built-in functions and comparisons say, means the same in the place of a statement that calls it: it binds
//! nothing, and nothing in it can be captured.

use super::guard::goes_through;
use super::lowering::{Edit, apply, bare_bodies, range};
use super::module::Module;
use super::operands::{balanced, whole};
use super::program::{Program, RuleKey, Target};
use super::tree::{Node, RefStep, descend, function_name, parts, reference, variable};
use crate::evaluate::builtins::BUILTINS;
use regorus::unstable::{Expr, Literal, LiteralStmt, Rule, RuleHead};
use std::collections::BTreeMap;

/// Statements of a function that is written out.
const MAX_STATEMENTS: usize = 4;

/// Bytes of a statement that is written out, and of an argument.
const MAX_BYTES: usize = 200;

/// The functions that can be written out.
pub(super) struct Predicates {
    by_key: BTreeMap<RuleKey, Predicate>,
}

struct Predicate {
    is_v0: bool,
    arity: usize,
    statements: Vec<Statement>,
}

/// A statement, and where in it which arguments stand.
struct Statement {
    text: String,
    places: Vec<(std::ops::Range<usize>, usize)>,
}

impl Predicates {
    /// Those of a program.
    pub(super) fn of(program: &Program) -> Self {
        let mut definitions: BTreeMap<RuleKey, Vec<(&Module, &Rule)>> = BTreeMap::new();
        for (module, key, rule) in program.rules() {
            definitions.entry(key).or_default().push((module, rule));
        }
        let plain = definitions.into_iter().filter_map(|(key, definitions)| match definitions.as_slice() {
            [(module, rule)] => Some((key, predicate(program, module, rule)?)),
            _ => None,
        });
        Self { by_key: plain.collect() }
    }

    /// What to replace in a module of the program.
    pub(super) fn edits(&self, program: &Program, module: &Module) -> Vec<Edit> {
        let mut edits = Vec::new();
        for rule in module.syntax.policy.iter().filter(|_| !self.by_key.is_empty()) {
            let bare = bare_bodies(rule);
            for node in descend(parts(rule)) {
                let Node::Statement(statement) = node else { continue };
                edits.extend(self.edit(program, module, statement, bare.contains(&statement.sidx)));
            }
        }
        edits
    }

    fn edit(&self, program: &Program, module: &Module, statement: &LiteralStmt, is_bare: bool) -> Option<Edit> {
        let Literal::Expr { expr, .. } = &statement.literal else { return None };
        let Expr::Call { fcn, params, .. } = &**expr else { return None };
        let Target::Rule(key) = program.target(module, &reference(fcn)?) else { return None };
        let predicate = self.by_key.get(&key)?;
        let arguments: Option<Vec<&str>> = params.iter().map(|param| argument(module, param)).collect();
        let arguments = arguments.filter(|arguments| arguments.len() == predicate.arity)?;
        if !statement.with_mods.is_empty() || predicate.is_v0 != module.is_v0 {
            return None;
        }
        let written: Vec<String> = predicate.statements.iter().map(|statement| statement.with(&arguments)).collect();
        let text = written.join("; ");
        let text = if is_bare && written.len() > 1 { format!("{{ {text} }}") } else { text };
        let range = balanced(&module.text, range(&statement.span));
        // what stands below must not move up: errors name lines
        let is_one_line = module.text.get(range.clone()).is_some_and(|call| !call.contains('\n'));
        is_one_line.then_some(Edit { range, text })
    }
}

impl Statement {
    fn with(&self, arguments: &[&str]) -> String {
        let edits = self.places.iter().filter_map(|(range, number)| {
            Some(Edit { range: range.clone(), text: (*arguments.get(*number)?).to_owned() })
        });
        apply(&self.text, edits.collect())
    }
}

fn predicate(program: &Program, module: &Module, rule: &Rule) -> Option<Predicate> {
    let Rule::Spec { head: RuleHead::Func { args, assign: None, .. }, bodies, .. } = rule else { return None };
    let [body] = bodies.as_slice() else { return None };
    let names: Option<Vec<&str>> = args.iter().map(|argument| variable(argument).filter(|name| *name != "_")).collect();
    let is_new = |(place, name): (usize, &&str)| !names.iter().flatten().take(place).any(|above| above == name);
    let names = names.clone().filter(|names| names.iter().enumerate().all(is_new))?;
    let statements: Option<Vec<Statement>> =
        body.query.stmts.iter().map(|statement| plain(program, module, statement, &names)).collect();
    let statements = statements.filter(|statements| statements.len() <= MAX_STATEMENTS)?;
    // an argument that is nowhere would not be looked up, and an undefined one makes a call undefined
    let is_used = |number: usize| statements.iter().flat_map(|one| &one.places).any(|(_, place)| *place == number);
    if !(0..names.len()).all(is_used) {
        return None;
    }
    Some(Predicate { is_v0: module.is_v0, arity: names.len(), statements })
}

/// A statement that names nothing but arguments and built-in functions.
fn plain(program: &Program, module: &Module, statement: &LiteralStmt, names: &[&str]) -> Option<Statement> {
    let Literal::Expr { expr, .. } = &statement.literal else { return None };
    let span = balanced(&module.text, range(&statement.span));
    let text = module.text.get(span.clone()).filter(|text| text.len() <= MAX_BYTES && !text.contains('\n'))?;
    let mut places = Vec::new();
    let mut open: Vec<&Expr> = vec![expr];
    while let Some(expr) = open.pop() {
        match expr {
            Expr::Var { span: name, .. } => {
                let number = names.iter().position(|known| *known == name.text())?;
                let start = (name.start as usize).checked_sub(span.start)?;
                places.push((start..start + name.text().len(), number));
            }
            Expr::Call { fcn, params, .. } => {
                let is_rule = matches!(program.target(module, &reference(fcn)?), Target::Rule(_));
                if is_rule || !is_plain_function(&function_name(fcn)?, params.len()) {
                    return None;
                }
                open.extend(params.iter().map(|param| &**param));
            }
            Expr::RefDot { .. } | Expr::RefBrack { .. } => open.push(base(expr)?),
            Expr::String { .. }
            | Expr::RawString { .. }
            | Expr::Number { .. }
            | Expr::Bool { .. }
            | Expr::Null { .. } => {}
            Expr::Array { items, .. } | Expr::Set { items, .. } => open.extend(items.iter().map(|item| &**item)),
            Expr::BoolExpr { lhs, rhs, .. } | Expr::BinExpr { lhs, rhs, .. } | Expr::ArithExpr { lhs, rhs, .. } => {
                open.extend([&**lhs, &**rhs]);
            }
            Expr::Membership { key: None, value, collection, .. } => open.extend([&**value, &**collection]),
            Expr::Membership { .. }
            | Expr::Object { .. }
            | Expr::ArrayCompr { .. }
            | Expr::SetCompr { .. }
            | Expr::ObjectCompr { .. }
            | Expr::UnaryExpr { .. }
            | Expr::AssignExpr { .. } => return None,
        }
    }
    Some(Statement { text: text.to_owned(), places })
}

/// An argument that is a variable, or a reference whose steps are written out: to look it up twice gives the same.
fn argument<'m>(module: &'m Module, expr: &Expr) -> Option<&'m str> {
    let base = base(expr)?;
    variable(base).filter(|name| *name != "_")?;
    module.text.get(whole(&module.text, expr)).filter(|text| text.len() <= MAX_BYTES)
}

/// The variable that a reference starts with, when its steps are written out.
fn base(expr: &Expr) -> Option<&Expr> {
    let steps = reference(expr)?.steps;
    if steps.iter().any(|step| matches!(step, RefStep::Dynamic(_))) {
        return None;
    }
    let mut at = expr;
    while let Expr::RefDot { refr, .. } | Expr::RefBrack { refr, .. } = at {
        at = refr;
    }
    Some(at)
}

/// Whether a function is built in, gives a value for these arguments, and needs no guard.
fn is_plain_function(name: &str, arguments: usize) -> bool {
    let ours = BUILTINS.iter().find(|builtin| builtin.name == name).map(|builtin| builtin.arity);
    let arity = ours.or_else(|| regorus::unstable::BUILTINS.get(name).map(|builtin| builtin.1));
    arity.is_some_and(|arity| usize::from(arity) == arguments) && !goes_through(name)
}
