//! Data sources that wait for apply, although their arguments are known.
//!
//! Terraform reads a data source while it plans, unless something that it depends on is about to change
//! (<https://developer.hashicorp.com/terraform/language/data-sources#dependencies>): a resource that it names, in an
//! argument or in `depends_on`, or one that a module around it waits for. Of a resource that code declares, nobody
//! can say that it is there already.

use super::instances::Key;
use super::language::{Data, Type, Value};
use super::module::Item;
use super::tree::{Family, Here};
use crate::model::hcl::{Access, AccessKind, Body, Expr, ExprKind, ItemKey, Part};
use std::rc::Rc;
use std::sync::Arc;

/// Nesting of blocks and expressions that is searched; the parser bounds both too.
const DEPTH: usize = 100;

impl<'a> Here<'_, 'a> {
    /// The address of a resource that a data source waits for; none when it does not wait.
    pub(super) fn waits_for(&self, item: &'a Item<'a>) -> Option<Arc<str>> {
        let found = self.once((Family::Other, &format!("{} waits for", item.address)), item.header, || {
            let own = self.named_resource(item);
            let found = own.or_else(|| self.depends_on(item)).or_else(|| self.module_waits_for());
            Ok(found
                .map_or_else(|| Value::null(Type::String, item.header), |address| Value::string(address, item.header)))
        });
        if let Data::String(address) = found.ok()?.data { Some(address) } else { None }
    }

    /// What the calls that lead to this module have in their `depends_on`.
    fn module_waits_for(&self) -> Option<Arc<str>> {
        let caller = self.node.caller.as_ref()?;
        let parent = self.at(&caller.parent);
        parent.depends_on(caller.call).or_else(|| parent.module_waits_for())
    }

    /// A resource that the `depends_on` of a block leads to.
    fn depends_on(&self, item: &Item<'a>) -> Option<Arc<str>> {
        let (attribute, _) = item.attribute("depends_on")?;
        let ExprKind::Array(items) = &attribute.expr.kind else { return None };
        items.iter().filter_map(dependency).find_map(|(first, second)| match first {
            "module" => self.resource_of_call(second),
            kind => self.existing(&format!("{kind}.{second}")),
        })
    }

    /// A resource that an argument names: what stands behind a local or a variable is not looked at.
    fn named_resource(&self, item: &Item<'a>) -> Option<Arc<str>> {
        let mut found = Vec::new();
        for (body, _) in &item.bodies {
            references(body, &mut found, 0);
        }
        found.iter().find_map(|(kind, name)| self.existing(&format!("{kind}.{name}")))
    }

    /// The address of a resource of this module, unless it makes no instance.
    fn existing(&self, address: &str) -> Option<Arc<str>> {
        let item = self.node.module.resources.get(address).filter(|item| item.is_managed())?;
        (!self.instances(item, 0).keys.is_empty()).then(|| self.address(address).into())
    }

    /// A resource of the modules that a call makes, or of those that they call.
    fn resource_of_call(&self, name: &str) -> Option<Arc<str>> {
        let called = self.called(self.node.module.calls.get(name)?).ok()?;
        called.iter().find_map(|(_, node): &(Key, Rc<_>)| {
            let inner = self.at(node);
            let own = node.module.resources.keys().find_map(|address| inner.existing(address));
            own.or_else(|| node.module.calls.keys().find_map(|name| inner.resource_of_call(name)))
        })
    }
}

/// The names of an item of `depends_on`, which JSON writes as text.
fn dependency(expr: &Expr) -> Option<(&str, &str)> {
    let ExprKind::String(text) = &expr.kind else { return names(expr) };
    let (first, rest) = text.split_once('.')?;
    Some((first, rest.split(['.', '[']).next().unwrap_or(rest)))
}

/// The names that a reference starts with: `aws_s3_bucket.b`.
fn names(expr: &Expr) -> Option<(&str, &str)> {
    let ExprKind::Traversal(root, accesses) = &expr.kind else { return None };
    let (ExprKind::Variable(first), Some(Access { kind: AccessKind::Attribute(second), .. })) =
        (&root.kind, accesses.first())
    else {
        return None;
    };
    Some((first, second))
}

/// The first two names of every reference in an expression.
pub(super) fn names_of(expr: &Expr) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    within(expr, &mut found, 0);
    found
}

/// The first two names of every reference in a body and its blocks.
pub(super) fn names_in(body: &Body) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    references(body, &mut found, 0);
    found
}

/// The first two names of every reference in a body and its blocks.
fn references<'e>(body: &'e Body, found: &mut Vec<(&'e str, &'e str)>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    for attribute in &body.attributes {
        within(&attribute.expr, found, depth);
    }
    for block in &body.blocks {
        references(&block.body, found, depth + 1);
    }
}

fn within<'e>(expr: &'e Expr, found: &mut Vec<(&'e str, &'e str)>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    found.extend(names(expr));
    let mut all = |exprs: &[&'e Expr]| exprs.iter().for_each(|expr| within(expr, found, depth + 1));
    match &expr.kind {
        ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) | ExprKind::Variable(_) => {}
        ExprKind::Template(parts) => template(parts, found, depth + 1),
        ExprKind::Array(items) => items.iter().for_each(|item| all(&[item])),
        ExprKind::Object(items) => items.iter().for_each(|item| match &item.key {
            ItemKey::Name(_) => all(&[&item.value]),
            ItemKey::Expr(key) => all(&[key, &item.value]),
        }),
        ExprKind::Traversal(root, accesses) => {
            all(&[root]);
            for access in accesses {
                if let AccessKind::Index(index) = &access.kind {
                    all(&[index]);
                }
            }
        }
        ExprKind::Call(call) => call.arguments.iter().for_each(|argument| all(&[argument])),
        ExprKind::Unary(_, operand) | ExprKind::Parenthesis(operand) => all(&[operand]),
        ExprKind::Binary(left, _, right) => all(&[left, right]),
        ExprKind::Conditional(choice) => all(&[&choice.condition, &choice.then, &choice.otherwise]),
        ExprKind::For(each) => {
            all(&[&each.collection, &each.value_expr]);
            each.key_expr.iter().chain(&each.condition).for_each(|expr| all(&[expr]));
        }
    }
}

fn template<'e>(parts: &'e [Part], found: &mut Vec<(&'e str, &'e str)>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    for part in parts {
        match part {
            Part::Literal(..) => {}
            Part::Interpolation(expr) => within(expr, found, depth + 1),
            Part::If(choice) => {
                within(&choice.condition, found, depth + 1);
                template(&choice.then, found, depth + 1);
                template(&choice.otherwise, found, depth + 1);
            }
            Part::For(each) => {
                within(&each.collection, found, depth + 1);
                template(&each.body, found, depth + 1);
            }
        }
    }
}
