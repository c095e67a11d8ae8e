//! Provider configurations: which one a resource has, and what it passes on to it.

use super::ephemeral::secret;
use super::language::{Data, Entry, Fault, Scope, Type, Unknown, Value, convert};
use super::module::{Item, Module};
use super::problems;
use super::reference::{later, passed_on};
use super::tree::{Family, Here, Node};
use crate::model::Place;
use crate::model::hcl::{AccessKind, Expr, ExprKind, ItemKey};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

/// The types of the AWS provider's resources that have `tags_all`, without `aws_`, sorted: from the schema of version
/// 5.100.
static TAGGED: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("tagged.txt").lines().collect());

/// Attributes that a schema of the AWS provider 5.100 marks as secret, with the types of resources and blocks around
/// them, `aws_` left out, sorted.
static SECRET: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("secret.txt").lines().collect());

/// Modules that hand a provider down.
const DEPTH: usize = 64;

impl<'a> Here<'_, 'a> {
    /// All tags of a resource: its own over those that its provider gives to every resource.
    pub(super) fn tags_all(&self, item: &'a Item<'a>, scope: Scope<'_>) -> Option<Value> {
        if !is_tagged(&item.kind) {
            return None;
        }
        let own = self.argument(item, "tags", scope).map(|tags| tags.unwrap_or_else(Fault::into_value));
        let own = own.filter(|tags| !tags.is_null());
        let general = self.default_tags(item);
        let (own, general) = match (own, general) {
            (None, None) => return None,
            (Some(only), None) | (None, Some(only)) => (only, Value::map(Type::String, Vec::new(), item.header)),
            (Some(own), Some(general)) => (own, general),
        };
        match (tags(&general), tags(&own)) {
            (Ok(general), Ok(own)) => {
                let entries = |value: &Value| value.entries().map_or_else(Vec::new, |entries| entries.to_vec());
                let mut all: Vec<Entry> = [entries(&general), entries(&own)].concat();
                // a tag that is null is none
                all.retain(|tag| !tag.value.is_null());
                let is_empty = |tag: &Entry| matches!(&tag.value.data, Data::String(text) if text.is_empty());
                // beside tags of its own the provider leaves the empty ones open; all of them otherwise
                let is_own = |tag: &Entry| own.get(&tag.key).is_some_and(|value| !value.is_null());
                let has_own = own.entries().is_some_and(|own| !own.is_empty());
                if has_own && !all.iter().any(|tag| is_empty(tag) && is_own(tag)) {
                    for tag in all.iter_mut().filter(|tag| is_empty(tag)) {
                        tag.value = later(&self.address(&item.address), "tags_all", tag.value.origin.place);
                    }
                }
                if all.iter().any(is_empty) {
                    return Some(later(&self.address(&item.address), "tags_all", own.origin.place));
                }
                let marks = own.origin.marks.union(general.origin.marks);
                let origin = own.origin.clone();
                Some(Value { origin, ..Value::map(Type::String, all, own.origin.place) }.marked(marks))
            }
            (Err(unknown), _) | (_, Err(unknown)) => Some(unknown),
        }
    }

    /// The tags that a resource's provider gives to every resource, which keep what is ephemeral for the provider.
    pub(super) fn default_tags(&self, item: &'a Item<'a>) -> Option<Value> {
        let (node, provider) = self.provider(item)?;
        let here = self.at(&node);
        let (block, source) = provider.blocks("default_tags").pop()?;
        let tags = block.body.attribute("tags")?;
        let label = format!("tags of {}", provider.address);
        let value =
            here.once((Family::Other, &label), provider.header, || here.evaluate(&tags.expr, Scope::top(source, 0)));
        let value = secret(&value.unwrap_or_else(Fault::into_value));
        Some(passed_on(value, format!("{}.default_tags", here.address(&provider.address))))
            .filter(|tags| !tags.is_null())
    }

    /// The region of a resource's provider, when it says one; whatever it was made of, the provider tells it.
    pub(super) fn region_of(&self, item: &'a Item<'a>) -> Option<Value> {
        let (node, provider) = self.provider(item)?;
        let here = self.at(&node);
        let scope = Scope::top(provider.header.source, 0);
        let label = format!("region of {}", provider.address);
        let region = here.once((Family::Other, &label), provider.header, || {
            let unset = || Ok(Value::null(Type::String, provider.header));
            here.argument(provider, "region", scope).unwrap_or_else(unset)
        });
        let region = region.ok().filter(|region| !region.is_null())?.unmarked();
        Some(passed_on(region, here.address(&provider.address)))
    }

    /// Names the configurations of providers that a call must pass and does not.
    pub(super) fn check_providers(&self, call: &Item<'a>, callee: &Module<'a>) {
        let address = self.address(&call.address);
        let items = call.attribute("providers").map(|(passed, _)| &passed.expr.kind);
        let passed = if let Some(ExprKind::Object(items)) = items { items.as_slice() } else { &[] };
        let passed: BTreeSet<String> = passed.iter().filter_map(|item| passed_name(&item.key)).collect();
        for missing in callee.aliases.iter().filter(|alias| !passed.contains(*alias)) {
            self.tree.problem(problems::provider_missing(&address, missing), call.header);
        }
        self.check_configured(call, callee);
    }

    /// Names a call whose module configures a provider itself, where that module may be there more than once or waits.
    /// <https://developer.hashicorp.com/terraform/language/modules/develop/providers#legacy-shared-modules-with-provider-configurations>
    fn check_configured(&self, call: &Item<'a>, callee: &Module<'a>) {
        let callers = std::iter::successors(self.node.caller.as_ref(), |caller| caller.parent.caller.as_ref());
        let mut calls = callers.map(|caller| caller.call).chain([call]);
        let is_several =
            |call: &Item<'a>| ["count", "for_each", "depends_on"].iter().any(|it| call.attribute(it).is_some());
        let is_configured = |item: &&Item<'a>| {
            item.bodies.iter().any(|(body, _)| !(body.attributes.is_empty() && body.blocks.is_empty()))
        };
        if let Some(provider) = callee.providers.values().find(is_configured).filter(|_| calls.any(is_several)) {
            let why = format!("it has count, for_each or depends_on, and its module has a {}", provider.address);
            self.tree.problem(problems::statement("module", &why), call.header);
        }
    }

    /// Names the configuration of a provider that a resource asks for and that nothing gives its module.
    pub(super) fn check_provider(&self, item: &'a Item<'a>) {
        let Some((attribute, source)) = item.attribute("provider") else { return };
        let Some(name) = provider_name(&attribute.expr).filter(|name| name.contains('.')) else { return };
        if !self.node.module.aliases.contains(&name) && self.provider(item).is_none() {
            let at = Place { source, span: attribute.expr.span };
            self.tree.problem(problems::provider_undeclared(&self.address(&item.address), &name), at);
        }
    }

    /// The provider configuration of a resource, and the module it is in.
    fn provider(&self, item: &'a Item<'a>) -> Option<(Rc<Node<'a>>, &'a Item<'a>)> {
        let kind = item.kind.strip_prefix("data.").unwrap_or(&item.kind);
        let by_type = || kind.split_once('_').map_or(kind, |(name, _)| name).to_owned();
        let written = item.attribute("provider").and_then(|(attribute, _)| provider_name(&attribute.expr));
        let mut name = written.unwrap_or_else(by_type);
        let mut node = Rc::clone(&self.node);
        for _ in 0..DEPTH {
            if let Some(provider) = node.module.providers.get(&name) {
                return Some((node, provider));
            }
            let caller = node.caller.clone()?;
            let passed = caller.call.attribute("providers");
            match passed.and_then(|(passed, _)| passed_as(&passed.expr, &name)) {
                Some(outer) => name = outer,
                // a module has only the default configuration of whoever calls it
                None if name.contains('.') => return None,
                None => {}
            }
            node = caller.parent;
        }
        None
    }
}

/// Whether a type of the AWS provider has tags, and with them those that the provider gives to all.
pub(super) fn is_tagged(kind: &str) -> bool {
    kind.strip_prefix("aws_").is_some_and(|kind| TAGGED.binary_search(&kind).is_ok())
}

/// The tags of a resource as others read them: one that is not known leaves the provider's plan without all of them,
/// but for the empty ones that it leaves open itself.
pub(super) fn tags_as_planned(attribute: &str, value: Value) -> Value {
    if !matches!(attribute, "tags" | "tags_all") {
        return value;
    }
    let is_left = |unknown: &Unknown| unknown.refers_to.as_ref().is_some_and(|to| &*to.attribute == "tags_all");
    let is_open = |tag: &Value| tag.as_unknown().is_some_and(|unknown| !is_left(unknown));
    match value.find(&is_open).and_then(Value::as_unknown) {
        Some(tag) => {
            let unknown = Unknown { kind: Type::map(Type::String), ..(**tag).clone() };
            Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin.clone() }
        }
        None => value,
    }
}

/// Whether the provider's schema marks an attribute of a resource or of a block in it as secret.
pub(super) fn is_secret(path: &str, attribute: &str) -> bool {
    let path = path.strip_prefix("aws_").unwrap_or(path);
    let full = format!("{path}.{attribute}");
    SECRET.binary_search(&full.as_str()).is_ok()
}

/// The paths of attributes of a type that the provider's schema marks as secret: `default_action.client_secret`.
pub(in crate::resolve) fn secrets_of(kind: &str) -> impl Iterator<Item = &'static str> {
    let kind = format!("{}.", kind.strip_prefix("aws_").unwrap_or(kind));
    let first = SECRET.partition_point(|path| *path < &*kind);
    SECRET.iter().skip(first).map_while(move |path| path.strip_prefix(&*kind))
}

/// Tags as a map of texts; the unknown that stands for them otherwise.
fn tags(value: &Value) -> Result<Value, Value> {
    match convert(value, &Type::map(Type::String)) {
        Ok(map) if matches!(map.data, Data::Map(..)) => Ok(map),
        Ok(other) => Err(other),
        Err(why) => Err(Fault::new(why, value.origin.place).into_value()),
    }
}

/// `aws.eu`, also in the quotes that older code has.
pub(super) fn provider_name(expr: &Expr) -> Option<String> {
    if let ExprKind::Variable(name) | ExprKind::String(name) = &expr.kind {
        return Some(name.to_string());
    }
    let ExprKind::Traversal(root, accesses) = &expr.kind else { return None };
    let (ExprKind::Variable(name), [access]) = (&root.kind, accesses.as_slice()) else { return None };
    if let AccessKind::Attribute(alias) = &access.kind { Some(format!("{name}.{alias}")) } else { None }
}

/// The caller's name of the provider that a call passes under a name.
fn passed_as(providers: &Expr, name: &str) -> Option<String> {
    let ExprKind::Object(items) = &providers.kind else { return None };
    let is_named = |key: &ItemKey| passed_name(key).is_some_and(|key| key == name);
    items.iter().find(|item| is_named(&item.key)).and_then(|item| provider_name(&item.value))
}

/// The called module's name of a provider that is passed to it.
fn passed_name(key: &ItemKey) -> Option<String> {
    match key {
        ItemKey::Name(key) => Some(key.to_string()),
        ItemKey::Expr(expr) => provider_name(expr),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_sorted() {
        assert!(super::TAGGED.is_sorted() && super::TAGGED.contains(&"s3_bucket"));
        assert!(super::SECRET.is_sorted() && super::is_secret("aws_db_instance", "password"));
    }
}
