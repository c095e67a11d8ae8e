//! Arguments of functions that go through a whole value in one step of the engine, where no clock ends them.
//!
//! A value may hold another many times: thirty statements of the form `y := [x, x]` take some bytes and make a value of
//! a billion parts. Before such a function sees a value, `tickmark.bounded` counts its parts.

use super::lowering::Edit;
use super::module::Module;
use super::operands::{arguments, whole};
use super::program::{Program, Target};
use super::tree::{Node, descend, function_name, parts, reference};
use regorus::unstable::Expr;

/// The functions, and how many of their arguments are gone through.
const WHOLE: &[(&str, usize)] = &[
    ("graph.reachable", 2),
    ("graph.reachable_paths", 2),
    ("intersection", 1),
    ("json.filter", 2),
    ("json.marshal", 1),
    ("json.marshal_with_options", 2),
    ("json.patch", 2),
    ("json.remove", 2),
    ("max", 1),
    ("min", 1),
    ("object.filter", 2),
    ("object.remove", 2),
    ("object.subset", 2),
    ("object.union", 2),
    ("object.union_n", 1),
    ("print", usize::MAX),
    ("sort", 1),
    ("trace", 1),
    ("union", 1),
    ("walk", 1),
    ("yaml.marshal", 1),
];

/// The function that counts.
const BOUNDED: &str = "tickmark.bounded";

/// Whether a function is one of them.
pub(super) fn goes_through(name: &str) -> bool {
    WHOLE.iter().any(|(function, _)| *function == name)
}

/// What lets every such argument of a module be counted first.
pub(super) fn guard(program: &Program, module: &Module) -> Vec<Edit> {
    let mut edits = Vec::new();
    for node in module.syntax.policy.iter().flat_map(|rule| descend(parts(rule))) {
        let Node::Expr(Expr::Call { fcn, params, .. }) = node else { continue };
        let name = function_name(fcn).unwrap_or_default();
        let Some((_, count)) = WHOLE.iter().find(|(function, _)| *function == name) else { continue };
        if reference(fcn).is_some_and(|called| matches!(program.target(module, &called), Target::Rule(_))) {
            continue;
        }
        let arguments = arguments(&module.text, whole(&module.text, fcn).end);
        for range in arguments.into_iter().take(params.len().min(*count)) {
            edits.push(Edit { range: range.start..range.start, text: format!("{BOUNDED}(") });
            edits.push(Edit { range: range.end..range.end, text: ")".to_owned() });
        }
    }
    edits
}
