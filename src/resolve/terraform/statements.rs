//! What `moved`, `removed` and `import` blocks say of other blocks, where Terraform refuses it.
//!
//! None of them changes what a resource will be, so nothing here makes a value. Only what these files alone make
//! certain is told. <https://developer.hashicorp.com/terraform/language/block/moved>, `removed`, `import`.

use super::instances::quoted;
use super::language::{Data, Scope, Value};
use super::module::{Item, place};
use super::problems;
use super::tree::Here;
use crate::model::SourceId;
use crate::model::hcl::{AccessKind, Block, Expr, ExprKind};
use std::collections::{BTreeMap, BTreeSet};

/// A `moved`, `removed` or `import` block and the source it is written in.
pub(super) type Statement<'a> = (&'a Block, SourceId);

/// What a statement is about: steps through modules, then a resource unless it is a module as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Target {
    steps: Vec<Step>,
}

/// `module.a["x"]` or `aws_s3_bucket.b[0]`: the two names, and the key as addresses show it, empty without one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    kind: String,
    name: String,
    key: String,
}

impl<'a> Here<'_, 'a> {
    /// Names the statements of this module that Terraform refuses.
    pub(super) fn check_statements(&self) {
        let statements = &self.node.module.statements;
        let of = |kind: &'static str| statements.iter().filter(move |(block, _)| &*block.kind == kind);
        for (block, source) in of("moved") {
            if let (Some(from), Some(to)) = (target(block, "from"), target(block, "to")) {
                let contradicted =
                    || self.tree.moves.borrow_mut().contradicted(&self.absolute(&from), &self.absolute(&to));
                self.refuse(block, *source, self.refused_move(&from, &to).or_else(contradicted));
            }
        }
        for (block, source) in of("removed") {
            if let Some(from) = target(block, "from") {
                let is_there = self.declares(&from.steps, false);
                self.refuse(block, *source, is_there.then(|| format!("{} is still declared", from.text())));
            }
        }
        let mut imported = BTreeSet::new();
        for (block, source) in of("import") {
            let why = self.refused_import(block, *source).or_else(|| {
                let to = target(block, "to")?;
                let text = to.text();
                (!imported.insert(to)).then(|| format!("{text} is imported twice"))
            });
            self.refuse(block, *source, why);
        }
    }

    fn refuse(&self, block: &Block, source: SourceId, why: Option<String>) {
        if let Some(why) = why {
            self.tree.problem(problems::statement(&block.kind, &why), place(source, block.header));
        }
    }

    /// The target as the root sees it, for every instance of this module.
    fn absolute(&self, target: &Target) -> Target {
        let callers = std::iter::successors(self.node.caller.as_ref(), |caller| caller.parent.caller.as_ref());
        let mut steps: Vec<Step> = callers.map(|caller| Step::call(&caller.call.address)).collect();
        steps.reverse();
        steps.extend_from_slice(&target.steps);
        Target { steps }
    }

    fn refused_move(&self, from: &Target, to: &Target) -> Option<String> {
        if from == to {
            return Some(format!("{} is moved to itself", from.text()));
        }
        let is_whole = |target: &Target| target.steps.last().is_none_or(|last| last.key.is_empty());
        let by_instance = !is_whole(from) || !is_whole(to);
        self.declares(&from.steps, by_instance).then(|| format!("{} is still declared", from.text()))
    }

    /// Whether the configuration has what some steps lead to: the block, or the one instance when asked for.
    fn declares(&self, steps: &[Step], by_instance: bool) -> bool {
        let Some((first, rest)) = steps.split_first() else { return false };
        let module = self.node.module;
        if first.kind != "module" {
            let address = format!("{}.{}", first.kind, first.name);
            let item = module.resources.get(address.as_str());
            return item.is_some_and(|item| !by_instance || self.makes(item, &first.key));
        }
        let Some(call) = module.calls.get(first.name.as_str()) else { return false };
        if rest.is_empty() {
            return !by_instance || self.makes(call, &first.key);
        }
        let called = self.called(call).unwrap_or_default();
        let mut inner = called.iter().filter(|(key, _)| !by_instance || key.suffix() == first.key);
        inner.any(|(_, node)| self.at(node).declares(rest, by_instance))
    }

    /// Whether a block surely makes the instance with a key.
    fn makes(&self, item: &'a Item<'a>, key: &str) -> bool {
        self.instances(item, 0).keys.iter().any(|own| !own.is_symbolic() && own.suffix() == key)
    }

    fn refused_import(&self, block: &Block, source: SourceId) -> Option<String> {
        if self.node.caller.is_some() {
            return Some("only a root module imports".to_owned());
        }
        if let Some(item) =
            block.body.attribute("to").and_then(|to| self.node.module.resources.get(&*of_key(&to.expr)?))
            && item.attribute("for_each").is_none()
            && item.attribute("count").is_none()
        {
            return Some(format!("{} has neither for_each nor count", item.address));
        }
        let to = target(block, "to")?;
        if !self.declares(&to.steps, false) {
            return Some(format!("{} is not declared", to.text()));
        }
        let id = block.body.attribute("id").filter(|_| block.body.attribute("for_each").is_none())?;
        let id = self.evaluate(&id.expr, Scope::top(source, 0)).ok()?;
        refused_id(&id).map(|why| format!("the id of {} {why}", to.text()))
    }
}

/// Why an id imports nothing. What a data source tells may be known when Terraform plans.
fn refused_id(id: &Value) -> Option<&'static str> {
    match &id.data {
        Data::Null(_) => Some("is null"),
        Data::String(text) if text.is_empty() => Some("is empty"),
        Data::Unknown(unknown) => {
            let address = &unknown.refers_to.as_ref()?.address;
            let is_data = address.starts_with("data.") || address.contains(".data.");
            (!is_data).then_some("is known only after apply")
        }
        Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Json(_)
        | Data::List(..)
        | Data::Set(..)
        | Data::Tuple(_)
        | Data::Map(..)
        | Data::Object(_)
        | Data::Instance(_) => None,
    }
}

impl Step {
    /// A call by its address in its module: `module.a`.
    fn call(address: &str) -> Self {
        let (kind, name) = address.split_once('.').unwrap_or(("module", address));
        Self { kind: kind.to_owned(), name: name.to_owned(), key: String::new() }
    }
}

/// The moves seen so far, of all modules.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    by_from: BTreeMap<Target, Target>,
    by_to: BTreeMap<Target, Target>,
}

impl Earlier {
    /// Why a move contradicts one before it; it is remembered otherwise.
    fn contradicted(&mut self, from: &Target, to: &Target) -> Option<String> {
        if self.by_from.get(from).is_some_and(|other| other != to) {
            return Some(format!("{} is moved to two addresses", from.text()));
        }
        if self.by_to.get(to).is_some_and(|other| other != from) {
            return Some(format!("{} is where two others are moved to", to.text()));
        }
        self.by_from.insert(from.clone(), to.clone());
        self.by_to.insert(to.clone(), from.clone());
        None
    }
}

impl Target {
    fn text(&self) -> String {
        let steps: Vec<String> =
            self.steps.iter().map(|step| format!("{}.{}{}", step.kind, step.name, step.key)).collect();
        steps.join(".")
    }
}

/// What an argument of a statement names; none when it is no plain address.
fn target(block: &Block, argument: &str) -> Option<Target> {
    let parts = parts(&block.body.attribute(argument)?.expr)?;
    let mut steps = Vec::new();
    let mut rest = parts.as_slice();
    while let [Part::Name(kind), Part::Name(name), after @ ..] = rest {
        let (key, after) = match after {
            [Part::Key(key), after @ ..] => (key.clone(), after),
            after => (String::new(), after),
        };
        steps.push(Step { kind: kind.clone(), name: name.clone(), key });
        rest = after;
    }
    (rest.is_empty() && !steps.is_empty()).then_some(Target { steps })
}

/// The resource of which `aws_x.y[each.key]` is an instance.
fn of_key(expr: &Expr) -> Option<String> {
    let ExprKind::Traversal(root, accesses) = &expr.kind else { return None };
    let ExprKind::Variable(kind) = &root.kind else { return None };
    match accesses.iter().map(|access| &access.kind).collect::<Vec<_>>().as_slice() {
        [AccessKind::Attribute(name), AccessKind::Index(index)] if key(&index.kind).is_none() => {
            Some(format!("{kind}.{name}"))
        }
        _ => None,
    }
}

/// A part of an address.
enum Part {
    Name(String),
    /// As addresses show it: `[0]`, `["a"]`.
    Key(String),
}

fn parts(expr: &Expr) -> Option<Vec<Part>> {
    let ExprKind::Traversal(root, accesses) = &expr.kind else { return None };
    let ExprKind::Variable(first) = &root.kind else { return None };
    let rest = accesses.iter().map(|access| match &access.kind {
        AccessKind::Attribute(name) => Some(Part::Name(name.to_string())),
        AccessKind::Index(index) => key(&index.kind).map(|key| Part::Key(format!("[{key}]"))),
        AccessKind::LegacyIndex(_) | AccessKind::AttributeSplat | AccessKind::FullSplat => None,
    });
    std::iter::once(Some(Part::Name(first.to_string()))).chain(rest).collect()
}

/// An instance key that is written out, as addresses show it.
fn key(index: &ExprKind) -> Option<String> {
    if let ExprKind::Number(number) = index {
        return Some(number.to_string());
    }
    if let ExprKind::String(text) = index { Some(quoted(text)) } else { None }
}
