//! A rule's file with the libraries it imports, and what names in them stand for.

use super::module::{Module, Path};
use super::tree::{Node, RefStep, Reference, reference, rule_name, uses};
use regorus::unstable::{Expr, Rule};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A rule by package and name.
pub(super) type RuleKey = (Path, Arc<str>);

/// What a reference starts from.
pub(super) enum Target<'a> {
    /// The input.
    Input(Vec<RefStep<'a>>),
    /// A rule of this program.
    Rule(RuleKey),
    /// A package as a document, by its path.
    Package(String),
    /// `data.params`.
    Parameters,
    /// Data that nobody gives, by its path.
    Nothing(String),
    /// A variable.
    Variable,
}

/// A rule's file and the libraries it needs; the rule's file comes first.
pub(super) struct Program {
    pub(super) modules: Vec<Module>,
    names: BTreeMap<Path, BTreeSet<Arc<str>>>,
}

impl Program {
    /// A program of parsed files.
    pub(super) fn new(modules: Vec<Module>) -> Self {
        let mut names: BTreeMap<Path, BTreeSet<Arc<str>>> = BTreeMap::new();
        for module in &modules {
            let rules = module.syntax.policy.iter().filter_map(|rule| rule_name(rule)).map(Arc::from);
            names.entry(module.package.clone()).or_default().extend(rules);
        }
        Self { modules, names }
    }

    /// Every rule with its module and key, in the order written.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&Module, RuleKey, &Rule)> {
        self.modules.iter().flat_map(|module| {
            let rules = module.syntax.policy.iter();
            rules.filter_map(move |rule| {
                let key = (module.package.clone(), Arc::from(rule_name(rule)?));
                Some((module, key, &**rule))
            })
        })
    }

    /// Whether a package has a rule of that name.
    pub(super) fn has(&self, package: &[Arc<str>], name: &str) -> bool {
        self.names.get(package).is_some_and(|names| names.contains(name))
    }

    /// What a reference in a module stands for; local variables are looked at last.
    pub(super) fn target<'a>(&self, module: &Module, reference: &Reference<'a>) -> Target<'a> {
        let steps = &reference.steps;
        match reference.base {
            "input" => Target::Input(steps.clone()),
            "data" => self.data(steps),
            name if module.imports.contains_key(name) => {
                let Some((root, path)) = module.imports.get(name).and_then(|path| path.split_first()) else {
                    return Target::Variable;
                };
                let imported = path.iter().map(|key| RefStep::Key(Arc::clone(key)));
                let steps: Vec<_> = imported.chain(steps.iter().cloned()).collect();
                if &**root == "input" { Target::Input(steps) } else { self.data(&steps) }
            }
            name if self.has(&module.package, name) => Target::Rule((module.package.clone(), name.into())),
            _ => Target::Variable,
        }
    }

    fn data<'a>(&self, steps: &[RefStep<'_>]) -> Target<'a> {
        let mut package = Path::new();
        for step in steps {
            let RefStep::Key(key) = step else { break };
            if package.is_empty() && &**key == "params" {
                return Target::Parameters;
            }
            if self.has(&package, key) {
                return Target::Rule((package, Arc::clone(key)));
            }
            package.push(Arc::clone(key));
        }
        let path = std::iter::once("data").chain(package.iter().map(|key| &**key)).collect::<Vec<_>>().join(".");
        let is_package = self.names.keys().any(|name| name.starts_with(&package));
        if is_package { Target::Package(path) } else { Target::Nothing(path) }
    }
}

/// The paths below `data` that a module refers to or imports.
pub(super) fn data_paths(module: &Module) -> Vec<Path> {
    let imports = module.imports.values().filter(|path| path.first().is_some_and(|root| &**root == "data"));
    let mut paths: Vec<Path> = imports.map(|path| path.iter().skip(1).cloned().collect()).collect();
    for rule in &module.syntax.policy {
        for node in uses(rule) {
            let Node::Expr(expr @ (Expr::RefDot { .. } | Expr::RefBrack { .. })) = node else { continue };
            let Some(reference) = reference(expr).filter(|reference| reference.base == "data") else { continue };
            let keys = reference.steps.iter().map_while(|step| match step {
                RefStep::Key(key) => Some(Arc::clone(key)),
                RefStep::Dynamic(_) => None,
            });
            paths.push(keys.collect());
        }
    }
    paths
}

impl Program {
    /// Puts a rewritten module in the place of the one it was made from; its rules are the same.
    pub(super) fn replace(&mut self, index: usize, module: Module) {
        if let Some(place) = self.modules.get_mut(index) {
            *place = module;
        }
    }
}
