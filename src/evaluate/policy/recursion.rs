//! Rules and functions that call themselves, or each other too deeply.
//!
//! OPA refuses recursion when it compiles; the engine would run out of stack, which ends the process.

use super::module::Module;
use super::program::{Program, RuleKey, Target};
use super::tree::{Node, locals, reference, uses};
use regorus::unstable::{Expr, Rule, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Calls within calls: each takes some kilobytes of stack in the engine.
const MAX_CALLS: usize = 48;

/// A rule that is recursive or calls too deeply: where, and what is wrong.
pub(super) fn check(program: &Program) -> Option<(Span, String)> {
    let mut calls: BTreeMap<RuleKey, BTreeSet<RuleKey>> = BTreeMap::new();
    let mut spans: BTreeMap<RuleKey, Span> = BTreeMap::new();
    for (module, key, rule) in program.rules() {
        spans.entry(key.clone()).or_insert_with(|| rule.span().clone());
        let called = called(program, module, &key, rule);
        calls.entry(key).or_default().extend(called);
    }
    let at = |key: &RuleKey, what: &str| Some((spans.get(key)?.clone(), format!("rule `{}` {what}", key.1)));
    let mut depths: BTreeMap<&RuleKey, usize> = BTreeMap::new();
    // Rules whose calls are all measured are measured next; what is never measured lies on a cycle or above one.
    loop {
        let before = depths.len();
        for (key, called) in &calls {
            let mut known = called.iter().map(|called| depths.get(called).copied());
            let deepest = known.try_fold(0, |deepest: usize, depth| Some(depth?.max(deepest)));
            if let Some(deepest) = deepest.filter(|_| !depths.contains_key(key)) {
                if deepest >= MAX_CALLS {
                    return at(key, &format!("calls rules more than {MAX_CALLS} deep"));
                }
                depths.insert(key, deepest + 1);
            }
        }
        if depths.len() == before {
            break;
        }
    }
    calls
        .keys()
        .find(|key| !depths.contains_key(key) && calls_itself(key, &calls))
        .and_then(|key| at(key, "is recursive"))
}

/// Whether a rule can be reached from itself.
fn calls_itself(key: &RuleKey, calls: &BTreeMap<RuleKey, BTreeSet<RuleKey>>) -> bool {
    let mut reached = BTreeSet::new();
    let mut open = vec![key];
    while let Some(at) = open.pop() {
        for called in calls.get(at).into_iter().flatten() {
            if called == key {
                return true;
            }
            if reached.insert(called) {
                open.push(called);
            }
        }
    }
    false
}

/// The rules a rule refers to; its own variables do not count, called names always do.
fn called(program: &Program, module: &Module, key: &RuleKey, rule: &Rule) -> BTreeSet<RuleKey> {
    let locals = locals(rule);
    let mut found = BTreeSet::new();
    for node in uses(rule) {
        let Node::Expr(expr) = node else { continue };
        let function = if let Expr::Call { fcn, .. } = expr { Some(&**fcn) } else { None };
        let Some(used) = reference(function.unwrap_or(expr)) else { continue };
        if function.is_none() && locals.contains(used.base) {
            continue;
        }
        let has_steps = !used.steps.is_empty();
        if let Target::Rule(target) = program.target(module, &used) {
            // `a.b := 1` and `a.c := a.b` are different rules with one first name.
            if target != *key || function.is_some() || !has_steps {
                found.insert(target);
            }
        }
    }
    found
}
