//! What a rule reads: every reference to the input that `deny` or `applies` can reach.
//!
//! Variables that only stand for a part of the input (`some rule in input.ingress`) are followed, so
//! that a field nobody reads may be unknown without harm. Where that is not plain, more is read.

use super::module::Module;
use super::program::{Program, RuleKey, Target};
use super::tree::{Node, RefStep, descend, function_name, literal_key, parts, reference, variable};
use crate::evaluate::reads::{ReadStep, Reads};
use regorus::unstable::{AssignOp, Expr, ExprRef, Literal, Rule};
use std::collections::{BTreeMap, BTreeSet};

type InputPath = Vec<ReadStep>;

/// Steps of a path that are followed.
const MAX_STEPS: usize = 16;

/// Rounds in which variables are followed through variables.
const MAX_ROUNDS: usize = 8;

/// Parts of the input that one variable may stand for before it is taken to be any.
const MAX_ALIASES: usize = 32;

/// What these rules read.
pub(super) fn reads(program: &Program, reached: &BTreeSet<RuleKey>) -> Reads {
    let mut paths = Vec::new();
    for (module, key, rule) in program.rules() {
        if reached.contains(&key) {
            Reader::new(program, module, rule).read(rule, &mut paths);
        }
    }
    Reads::of(&paths)
}

/// The rules that can be reached from these.
pub(super) fn reachable(program: &Program, entries: &[RuleKey]) -> BTreeSet<RuleKey> {
    let mut calls: BTreeMap<RuleKey, BTreeSet<RuleKey>> = BTreeMap::new();
    for (module, key, rule) in program.rules() {
        calls.entry(key).or_default().extend(references(program, module, rule));
    }
    let mut reached = BTreeSet::new();
    let mut open: Vec<RuleKey> = entries.to_vec();
    while let Some(key) = open.pop() {
        open.extend(calls.get(&key).into_iter().flatten().filter(|called| !reached.contains(*called)).cloned());
        reached.insert(key);
    }
    reached
}

/// The rules that a rule refers to; a variable of the same name counts too.
pub(super) fn references(program: &Program, module: &Module, rule: &Rule) -> BTreeSet<RuleKey> {
    let references = descend(parts(rule)).filter_map(|node| match node {
        Node::Expr(expr) => reference(expr),
        Node::Query(_) | Node::Statement(_) => None,
    });
    let targets = references.filter_map(|reference| match program.target(module, &reference) {
        Target::Rule(key) => Some(key),
        Target::Input(_) | Target::Package(_) | Target::Parameters | Target::Nothing(_) | Target::Variable => None,
    });
    targets.collect()
}

/// Finds the input paths that one rule reads.
struct Reader<'p> {
    program: &'p Program,
    module: &'p Module,
    aliases: BTreeMap<String, BTreeSet<InputPath>>,
}

impl<'p> Reader<'p> {
    fn new(program: &'p Program, module: &'p Module, rule: &'p Rule) -> Self {
        let mut reader = Self { program, module, aliases: BTreeMap::new() };
        for _ in 0..MAX_ROUNDS {
            let before = reader.aliases.clone();
            for node in descend(parts(rule)) {
                reader.bind(node);
            }
            if reader.aliases == before {
                return reader;
            }
        }
        // Variables that stand for ever longer paths: the input as a whole covers them.
        reader.aliases.values_mut().for_each(|paths| *paths = BTreeSet::from([Vec::new()]));
        reader
    }

    /// Notes what a variable stands for, where one is bound to a part of the input.
    fn bind(&mut self, node: Node<'p>) {
        let bound = match node {
            Node::Expr(Expr::AssignExpr { op: AssignOp::ColEq, lhs, rhs, .. }) => Some((variable(lhs), rhs, None)),
            Node::Statement(statement) => match &statement.literal {
                Literal::SomeIn { value, collection, .. } => Some((variable(value), collection, Some(ReadStep::Any))),
                Literal::Every { value, domain, .. } => Some((Some(value.text()), domain, Some(ReadStep::Any))),
                Literal::SomeVars { .. } | Literal::Expr { .. } | Literal::NotExpr { .. } => None,
            },
            Node::Expr(_) | Node::Query(_) => None,
        };
        let Some((Some(name), source, step)) = bound else { return };
        let paths = self.paths(source).unwrap_or_default();
        if paths.is_empty() {
            return;
        }
        let known = self.aliases.entry(name.to_owned()).or_default();
        known.extend(paths.into_iter().map(|path| path.into_iter().chain(step.clone()).take(MAX_STEPS).collect()));
        if known.len() > MAX_ALIASES {
            *known = BTreeSet::from([Vec::new()]);
        }
    }

    /// The parts of the input that an expression is; none when it is anything else.
    fn paths(&self, expr: &'p Expr) -> Option<Vec<InputPath>> {
        if let Expr::Call { fcn, params, .. } = expr {
            return self.object_get(fcn, params);
        }
        let reference = reference(expr)?;
        let mut found: Vec<InputPath> = Vec::new();
        for start in self.aliases.get(reference.base).into_iter().flatten() {
            found.push(start.iter().cloned().chain(read_steps(&reference.steps)).take(MAX_STEPS).collect());
        }
        if let Target::Input(steps) = self.program.target(self.module, &reference) {
            found.push(read_steps(&steps).take(MAX_STEPS).collect());
        }
        (!found.is_empty()).then_some(found)
    }

    /// `object.get(input.x, "key", default)` is the part of the input below the key.
    fn object_get(&self, function: &'p Expr, params: &'p [ExprRef]) -> Option<Vec<InputPath>> {
        let [object, key, _] = params else { return None };
        if function_name(function)? != "object.get" {
            return None;
        }
        let step = |key: &Expr| literal_key(key).map_or(ReadStep::Any, ReadStep::Key);
        let keys: Vec<ReadStep> = if let Expr::Array { items, .. } = &**key {
            items.iter().map(|item| step(item)).collect()
        } else {
            vec![step(key)]
        };
        if matches!(**object, Expr::Call { .. }) {
            return None;
        }
        let paths = self.paths(object)?;
        Some(paths.into_iter().map(|path| path.into_iter().chain(keys.clone()).take(MAX_STEPS).collect()).collect())
    }

    /// Adds what a rule reads.
    fn read(&self, rule: &'p Rule, paths: &mut Vec<InputPath>) {
        let mut walk = Walk { open: parts(rule), paths: Vec::new(), used: BTreeSet::new() };
        while let Some(node) = walk.open.pop() {
            match node {
                Node::Expr(expr) => self.expr(expr, &mut walk),
                Node::Query(_) => walk.open.extend(node.children()),
                Node::Statement(statement) => {
                    // The target of `with input.x as y` is replaced, not read.
                    walk.open.extend(statement.with_mods.iter().map(|with| Node::Expr(&with.r#as)));
                    self.statement(&statement.literal, &mut walk);
                }
            }
        }
        // A variable that is bound and never used still asks whether there is something to bind.
        let unused = self.aliases.iter().filter(|(name, _)| !walk.used.contains(name.as_str()));
        paths.extend(unused.flat_map(|(_, paths)| paths.iter().cloned()));
        paths.append(&mut walk.paths);
    }

    fn statement(&self, literal: &'p Literal, walk: &mut Walk<'p>) {
        match literal {
            Literal::SomeVars { .. } => {}
            Literal::SomeIn { key, value, collection, .. } => {
                walk.open.extend(key.iter().filter(|key| variable(key).is_none()).map(|key| Node::Expr(key)));
                self.binding(value, collection, walk);
            }
            Literal::Expr { expr, .. } | Literal::NotExpr { expr, .. } => walk.open.push(Node::Expr(expr)),
            Literal::Every { domain, query, .. } => {
                walk.open.push(Node::Query(query));
                self.source(domain, walk);
            }
        }
    }

    /// A pattern bound to a value: a variable that stands for a part of the input reads nothing by itself.
    fn binding(&self, pattern: &'p Expr, source: &'p Expr, walk: &mut Walk<'p>) {
        if variable(pattern).is_some() {
            self.source(source, walk);
        } else {
            walk.open.extend([Node::Expr(pattern), Node::Expr(source)]);
        }
    }

    fn source(&self, source: &'p Expr, walk: &mut Walk<'p>) {
        if self.paths(source).is_none() {
            walk.open.push(Node::Expr(source));
        } else {
            walk.pass(source);
        }
    }

    fn expr(&self, expr: &'p Expr, walk: &mut Walk<'p>) {
        if let Expr::AssignExpr { op: AssignOp::ColEq, lhs, rhs, .. } = expr {
            return self.binding(lhs, rhs, walk);
        }
        if let Some(paths) = self.paths(expr) {
            walk.paths.extend(paths);
            walk.pass(expr);
        } else if reference(expr).is_some() {
            walk.pass(expr);
        } else {
            walk.open.extend(Node::Expr(expr).children());
        }
    }
}

/// The state of one walk over a rule.
struct Walk<'p> {
    open: Vec<Node<'p>>,
    paths: Vec<InputPath>,
    used: BTreeSet<&'p str>,
}

impl<'p> Walk<'p> {
    /// Goes on below a part of the input: its variable is used, its indices are looked at.
    fn pass(&mut self, expr: &'p Expr) {
        if let Expr::Call { params, .. } = expr {
            self.open.extend(params.iter().skip(1).map(|param| Node::Expr(param)));
            params.iter().take(1).for_each(|object| self.pass_reference(object));
        }
        self.pass_reference(expr);
    }

    fn pass_reference(&mut self, expr: &'p Expr) {
        self.used.extend(reference(expr).map(|reference| reference.base));
        self.open.extend(indices(expr));
    }
}

fn indices(expr: &Expr) -> Vec<Node<'_>> {
    let steps = reference(expr).map(|reference| reference.steps).unwrap_or_default();
    let dynamic = steps.into_iter().filter_map(|step| match step {
        RefStep::Key(_) => None,
        RefStep::Dynamic(index) => Some(Node::Expr(index)),
    });
    dynamic.collect()
}

fn read_steps(steps: &[RefStep<'_>]) -> impl Iterator<Item = ReadStep> {
    steps.iter().map(|step| match step {
        RefStep::Key(key) => ReadStep::Key(std::sync::Arc::clone(key)),
        RefStep::Dynamic(_) => ReadStep::Any,
    })
}
