//! From a rule's text to an engine that holds it.

use super::Host;
use super::failure::{Failure, failure};
use super::guard::guard;
use super::inline::Predicates;
use super::itemwise::itemwise;
use super::lint::{self, lint};
use super::lowering::{apply, lower};
use super::module::{Module, length_config};
use super::nesting;
use super::program::{Program, RuleKey, data_paths};
use super::reach::{reachable, reads};
use super::tree::{Node, descend, function_name, parts};
use crate::evaluate::builtins::BUILTINS;
use crate::evaluate::reads::Reads;
use crate::model::{Date, Level, Library, Location, Position, Problem, Rule, Stage};
use regorus::unstable::Expr;
use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::Arc;

/// Steps between looks at the clock. A step is bounded by ours or by its operands, and a product of large numbers
/// takes about three times as long as the one before: looked at each time, the last is the only one that is late.
const CHECK_INTERVAL: u32 = 1;

/// Literals of a rule's text that stand in for values that are not there.
const MAX_LITERALS: usize = 16;

/// A module that is always there: asking for its rule prepares the engine without running any policy.
const READY: &str = "package tickmark_ready\n\nimport rego.v1\n\nok := true\n";

/// What loading a rule gives.
pub(super) struct Loaded {
    pub(super) engine: regorus::Engine,
    pub(super) reads: Reads,
    pub(super) itemwise: Option<Arc<str>>,
    pub(super) literals: Vec<regorus::Value>,
    pub(super) has_applies: bool,
}

/// Loads a rule with the libraries it imports, or says what is wrong with it.
pub(super) fn load(
    rule: &Rule,
    libraries: &[Library],
    data: &regorus::Value,
    host: &Host,
) -> Result<Loaded, Vec<Problem>> {
    let (modules, are_built_in) = modules(rule, libraries).map_err(|problem| vec![problem])?;
    let mut program = Program::new(modules);
    let entry = |name: &str| -> RuleKey { (rule.package.split('.').map(Arc::from).collect(), name.into()) };
    let (deny, applies) = (entry("deny"), entry("applies"));
    // a test lints those that Tickmark was built with
    let problems = if are_built_in { Vec::new() } else { lint(&program, &deny) };
    if !problems.is_empty() {
        return Err(problems);
    }
    let has_applies = program.has(&applies.0, &applies.1);
    let entries = [deny, applies];
    let reached = reachable(&program, &entries);
    let reads = reads(&program, &reached);
    let itemwise = entries.first().and_then(|deny| itemwise(&program, &reached, deny));
    let literals = literals(&program, &reached, data);
    lower(&mut program).map_err(|error| vec![problem("rego-rewrite", &rule.path, error)])?;
    let unlowered = unlowered(&program);
    if !unlowered.is_empty() {
        return Err(unlowered);
    }
    let engine = engine(&program, data, host).map_err(|error| vec![problem("rego-prepare", &rule.path, error)])?;
    Ok(Loaded { engine, reads, itemwise, literals, has_applies })
}

/// The rule's file and the libraries it needs, parsed, and whether Tickmark was built with all of them.
fn modules(rule: &Rule, libraries: &[Library]) -> Result<(Vec<Module>, bool), Problem> {
    let parse = |path: &Arc<str>, text: &str| {
        let text = below_metadata(text);
        let parsed = nesting::check(path, &text).and_then(|()| Module::parse(path, &text));
        parsed.map_err(|error| problem("rego-parse", path, error))
    };
    let mut are_built_in = rule.is_built_in();
    let own = parse(&rule.path, &rule.text)?;
    let mut open = data_paths(&own);
    let mut modules = vec![own];
    let mut taken = vec![false; libraries.len()];
    while let Some(path) = open.pop() {
        for (library, taken) in libraries.iter().zip(&mut taken) {
            let package: Vec<Arc<str>> = library.package.split('.').map(Arc::from).collect();
            if !*taken && (path.starts_with(&package) || package.starts_with(&path)) {
                *taken = true;
                are_built_in &= library.is_built_in();
                let module = parse(&library.path, &library.text)?;
                open.extend(data_paths(&module));
                modules.push(module);
            }
        }
    }
    Ok((modules, are_built_in))
}

/// A policy with empty lines for those above its package: METADATA is as long as the rule below it, and read once more
/// each time the text is parsed.
fn below_metadata(text: &str) -> String {
    let mut above = 0;
    let lines = text.split_inclusive('\n').take_while(|line| line.starts_with('#') || line.trim().is_empty());
    let mut kept: String = lines.inspect(|line| above += line.len()).map(|_| '\n').collect();
    kept.push_str(text.get(above..).unwrap_or_default());
    kept
}

/// The texts of a lowered program's modules, in bounds and fast.
fn texts(program: &Program) -> impl Iterator<Item = (&Module, String)> {
    let predicates = Predicates::of(program);
    program.modules.iter().map(move |module| {
        let mut edits = guard(program, module);
        edits.extend(predicates.edits(program, module));
        (module, apply(&module.text, edits))
    })
}

/// An engine that holds the program, ready to be asked.
fn engine(program: &Program, data: &regorus::Value, host: &Host) -> Result<regorus::Engine, Failure> {
    let wrong = |error| failure(&format!("{error}"));
    let mut engine = regorus::Engine::new();
    engine.set_policy_length_config(length_config());
    engine.set_strict_builtin_errors(true);
    engine.set_gather_prints(true);
    engine.set_execution_timer_config(regorus::utils::limits::ExecutionTimerConfig {
        limit: host.evaluation,
        check_interval: NonZeroU32::new(CHECK_INTERVAL).unwrap_or(NonZeroU32::MIN),
    });
    for builtin in BUILTINS {
        let call = builtin.call;
        let extension = Box::new(move |args: Vec<regorus::Value>| Ok(call(&args)?));
        engine.add_extension(builtin.name.to_owned(), builtin.arity, extension).map_err(wrong)?;
    }
    let now = regorus::Value::from(nanoseconds(host.as_of));
    let clock = Box::new(move |_: Vec<regorus::Value>| Ok(now.clone()));
    engine.add_extension("time.now_ns".to_owned(), 0, clock).map_err(wrong)?;
    engine.add_data(data.clone()).map_err(wrong)?;
    for (module, text) in texts(program) {
        engine.set_rego_v0(module.is_v0);
        engine.add_policy(module.file.to_string(), text).map_err(wrong)?;
    }
    engine.set_rego_v0(false);
    engine.add_policy("tickmark_ready.rego".to_owned(), READY.to_owned()).map_err(wrong)?;
    engine.eval_rule("data.tickmark_ready.ok".to_owned()).map_err(wrong)?;
    Ok(engine)
}

/// The start of a day in UTC, in nanoseconds since 1970.
fn nanoseconds(day: Date) -> i64 {
    // Days from the civil calendar, counted in years that start in March, so that leap days come last.
    let (year, month) = (i64::from(day.year), i64::from(day.month));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + i64::from(day.day) - 1;
    (days - 719_468).saturating_mul(86_400_000_000_000)
}

/// `walk` in a form that could not be rewritten; the engine would find nothing there.
fn unlowered(program: &Program) -> Vec<Problem> {
    let uses = program.rules().flat_map(|(_, _, rule)| descend(parts(rule)));
    let problems = uses.filter_map(|node| {
        let Node::Expr(Expr::Call { span, fcn, params, .. }) = node else { return None };
        let is_walk = params.len() == 1 && function_name(fcn).as_deref() == Some("walk");
        let message = "`walk` can only be used as `walk(x, [path, value])` or `[path, value] := walk(x)`";
        is_walk.then(|| lint::problem("rego-walk", span, message.to_owned()))
    });
    problems.collect()
}

/// The parameters, and the strings and numbers written in the bodies that can be reached, each once.
fn literals(program: &Program, reached: &BTreeSet<RuleKey>, data: &regorus::Value) -> Vec<regorus::Value> {
    let parameters = data.as_object().ok().and_then(|data| data.get(&"params".into())?.as_object().ok());
    let parameters = parameters.into_iter().flat_map(|parameters| parameters.iter_sorted());
    let mut found: Vec<regorus::Value> = parameters.map(|(_, value)| value.clone()).take(MAX_LITERALS / 2).collect();
    let rules = program.rules().filter(|(_, key, _)| reached.contains(key));
    // Heads hold messages and paths, bodies hold what values are compared with.
    for node in rules.flat_map(|(_, _, rule)| descend(bodies(rule))) {
        let Node::Expr(Expr::String { value, .. } | Expr::RawString { value, .. } | Expr::Number { value, .. }) = node
        else {
            continue;
        };
        if found.len() < MAX_LITERALS && !found.contains(value) {
            found.push(value.clone());
        }
    }
    found
}

/// The bodies of a rule; the whole rule when it has none, such as a set of names.
fn bodies(rule: &regorus::unstable::Rule) -> Vec<Node<'_>> {
    let bodies = parts(rule).into_iter().filter(|part| matches!(part, Node::Query(_))).collect::<Vec<_>>();
    if bodies.is_empty() { parts(rule) } else { bodies }
}

fn problem(code: &'static str, path: &Arc<str>, failure: Failure) -> Problem {
    let problem = Problem::new(Level::Error, Stage::Catalog, code, failure.message).in_path(Arc::clone(path));
    match failure.place {
        None => problem,
        Some((file, line, column)) => {
            let start = Position { line, column };
            problem.at(Location { path: file.into(), start, end: start })
        }
    }
}
