//! From a rule's text to an engine that holds it.

use super::Host;
use super::failure::{Failure, failure};
use super::module::{Module, length_config};
use super::program::{Program, RuleKey, data_paths};
use super::reach::{reachable, reads};
use super::tree::{Node, descend, parts};
use crate::evaluate::builtins::BUILTINS;
use crate::evaluate::reads::Reads;
use crate::model::{Level, Library, Location, Position, Problem, Rule, Stage};
use regorus::unstable::Expr;
use std::num::NonZeroU32;
use std::sync::Arc;

/// Steps between looks at the clock: a step takes about a tenth of a microsecond, a look about as long.
const CHECK_INTERVAL: u32 = 16;

/// Literals of a rule's text that stand in for values that are not there.
const MAX_LITERALS: usize = 16;

/// A module that is always there: asking for its rule prepares the engine without running any policy.
const READY: &str = "package tickmark_ready\n\nimport rego.v1\n\nok := true\n";

/// What loading a rule gives.
pub(super) struct Loaded {
    pub(super) engine: regorus::Engine,
    pub(super) reads: Reads,
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
    let program = Program::new(modules(rule, libraries).map_err(|problem| vec![problem])?);
    let entry = |name: &str| -> RuleKey { (rule.package.split('.').map(Arc::from).collect(), name.into()) };
    let entries = [entry("deny"), entry("applies")];
    let has_applies = entries.last().is_some_and(|(package, name)| program.has(package, name));
    let engine = engine(&program, data, host).map_err(|error| vec![problem("rego-prepare", &rule.path, error)])?;
    let literals = literals(&program, &entries);
    Ok(Loaded { engine, reads: reads(&program, &entries), literals, has_applies })
}

/// The rule's file and the libraries it needs, parsed.
fn modules(rule: &Rule, libraries: &[Library]) -> Result<Vec<Module>, Problem> {
    let parse = |path: &Arc<str>, text: &Arc<str>| {
        Module::parse(path, text).map_err(|error| problem("rego-parse", path, error))
    };
    let own = parse(&rule.path, &rule.text)?;
    let mut open = data_paths(&own);
    let mut modules = vec![own];
    let mut taken = vec![false; libraries.len()];
    while let Some(path) = open.pop() {
        for (library, taken) in libraries.iter().zip(&mut taken) {
            let package: Vec<Arc<str>> = library.package.split('.').map(Arc::from).collect();
            if !*taken && (path.starts_with(&package) || package.starts_with(&path)) {
                *taken = true;
                let module = parse(&library.path, &library.text)?;
                open.extend(data_paths(&module));
                modules.push(module);
            }
        }
    }
    Ok(modules)
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
        let extension = Box::new(move |args: Vec<regorus::Value>| Ok(call(&args)));
        engine.add_extension(builtin.name.to_owned(), builtin.arity, extension).map_err(wrong)?;
    }
    engine.add_data(data.clone()).map_err(wrong)?;
    for module in &program.modules {
        engine.set_rego_v0(module.is_v0);
        engine.add_policy(module.file.to_string(), module.text.to_string()).map_err(wrong)?;
    }
    engine.set_rego_v0(false);
    engine.add_policy("tickmark_ready.rego".to_owned(), READY.to_owned()).map_err(wrong)?;
    engine.eval_rule("data.tickmark_ready.ok".to_owned()).map_err(wrong)?;
    Ok(engine)
}

/// The strings and numbers written in the rules that can be reached, each once.
fn literals(program: &Program, entries: &[RuleKey]) -> Vec<regorus::Value> {
    let reached = reachable(program, entries);
    let mut found: Vec<regorus::Value> = Vec::new();
    let rules = program.rules().filter(|(_, key, _)| reached.contains(key));
    for node in rules.flat_map(|(_, _, rule)| descend(parts(rule))) {
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
