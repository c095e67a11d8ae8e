//! Which resource an attribute of a plan refers to, through module inputs and outputs.
//!
//! An attribute that is unknown until apply still has to join: `bucket = aws_s3_bucket.b.id` names its
//! bucket in the configuration, and nowhere else in the plan. And an unknown attribute that the
//! configuration does not set at all is one that the provider fills in: it counts as not set, as in code.
//!
//! The configuration says names and not operations, so a reference is only taken for one instance when
//! nothing else can be meant; else it may mean any instance.

use super::configuration::{Configuration, MODULE_DEPTH, Marker, Module, Names, child};
use crate::model::{Data, Entry, PathStep, Place, Reference, Span, Value};
use crate::resolve::address::{modules, parts, split_key, without_keys};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Steps taken for the references of one resource; more are not followed.
const STEPS: usize = 10_000;

/// Names of one expression that are looked at; one of more of them refers to many things.
const MOST_NAMES: usize = 256;

/// Instances among which the one that is meant is looked for.
const MOST_COMPARED: usize = 1_000;

/// What the expressions of a plan refer to.
pub(super) struct References {
    configuration: Configuration,
    instances: Instances,
}

impl References {
    /// The references among the resources of these addresses.
    pub(super) fn new<'a>(configuration: Configuration, addresses: impl Iterator<Item = &'a Arc<str>>) -> Self {
        Self { configuration, instances: Instances::new(addresses) }
    }

    /// What is known of one resource: an object of unknown values by path, and of marks. It is empty when no
    /// expression of the resource refers to anything; none when the configuration does not have it.
    pub(super) fn of(&self, address: &str) -> Option<Value> {
        let (calls, resource) = modules(address);
        let calls: Vec<Call> =
            calls.iter().map(|(name, key)| Call { name: (*name).into(), key: Some((*key).into()) }).collect();
        let (bare, own) = split_key(&resource);
        let block = self.module(&calls).and_then(|module| module.resources.get(bare));
        let Some(block) = block else {
            return self.configuration.is_partial.then(|| Value::object(Vec::new(), Place::default()));
        };
        let site = Site { calls: &calls, base: split_key(address).0, own, each: &block.each };
        let steps = Cell::new(STEPS);
        let entries = block.expressions.iter().map(|(path, names)| {
            let target =
                names.as_ref().and_then(|names| Search { references: self, steps: &steps }.one(names, &site, 0));
            let mark = || Value::new(Data::Null, Place::default());
            let value = target.map_or_else(mark, |target| self.instances.unknown(&target));
            Entry { key: Arc::clone(path), key_span: Span::default(), value }
        });
        Some(Value::object(entries.filter(says_something).collect(), Place::default()))
    }

    fn module(&self, calls: &[Call]) -> Option<&Module> {
        let path = calls.iter().fold(String::new(), |path, call| child(&path, &call.name));
        self.configuration.modules.get(&path)
    }
}

/// Marks, and what refers to something.
fn says_something(entry: &Entry) -> bool {
    matches!(entry.value.data, Data::Unknown(_)) || entry.key.starts_with(['?', '#'])
}

/// Whether the configuration leaves an unknown attribute to the provider; `known` is what [`References::of`] gave.
///
/// A `dynamic` block has no expressions in a plan, so that what is unknown inside one stays unknown.
pub(super) fn is_left_to_provider(known: &Value, path: &[PathStep]) -> bool {
    let Some((PathStep::Key(_), parent)) = path.split_last() else { return false };
    let has = |marker: Marker, path: &[PathStep]| known.get(&marker.key(path)).is_some();
    let open = (1..=path.len()).filter_map(|length| path.get(..length)).any(|path| has(Marker::Open, path));
    let unreferenced = known.entries().is_none_or(<[Entry]>::is_empty);
    !open && (unreferenced || parent.is_empty() || has(Marker::Block, parent))
}

/// One step into a module; none as the key when it is not known which instance.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Call {
    name: Arc<str>,
    key: Key,
}

/// An instance key with its brackets, empty for none; none when nothing says which.
type Key = Option<Arc<str>>;

/// Where an expression stands.
struct Site<'a> {
    /// The module it is written in.
    calls: &'a [Call],
    /// The address of the resource or call it belongs to, without its own key.
    base: &'a str,
    /// The key of the resource or call it belongs to.
    own: &'a str,
    /// What `for_each` of that goes over.
    each: &'a Names,
}

/// A resource that is referred to.
#[derive(Debug, Clone)]
struct Target {
    calls: Vec<Call>,
    /// Its address in its module, without key.
    resource: String,
    key: Key,
    attribute: Arc<str>,
}

/// A name, and all names of the expression it stands in.
#[derive(Clone, Copy)]
struct Said<'a> {
    name: &'a str,
    names: &'a Names,
}

struct Search<'a> {
    references: &'a References,
    steps: &'a Cell<usize>,
}

impl Search<'_> {
    /// The one resource that the names of an expression speak of; none when they speak of several.
    fn one(&self, names: &Names, site: &Site<'_>, depth: usize) -> Option<Target> {
        if depth > 2 * MODULE_DEPTH || self.steps.get() == 0 || names.len() > MOST_NAMES {
            return None;
        }
        self.steps.set(self.steps.get() - 1);
        let mut found: Option<Target> = None;
        for (index, name) in names.iter().enumerate() {
            // every name is followed by what it starts with: `a.b.id`, `a.b`
            if names.iter().take(index).any(|longer| is_start(name, longer)) {
                continue;
            }
            let Some(target) = self.target(Said { name, names }, site, depth) else { continue };
            match &mut found {
                None => found = Some(target),
                Some(first) if first.resource == target.resource && first.calls == target.calls => {
                    if first.key != target.key {
                        first.key = None;
                    }
                }
                Some(_) => return None,
            }
        }
        found
    }

    /// The resource that a name speaks of; none for locals, constants and the like.
    fn target(&self, said: Said<'_>, site: &Site<'_>, depth: usize) -> Option<Target> {
        let parts = parts(said.name);
        let (first, _) = parts.first()?;
        let (second, key) = parts.get(1)?;
        let third = parts.get(2).map_or("", |(name, _)| *name);
        match *first {
            "var" => self.variable(second, site, depth).map(|target| target.with(third)),
            "module" => {
                let key = self.key(said, key, &address(site.calls, &format!("module.{second}")), site);
                self.output(Call { name: (*second).into(), key }, third, site, depth)
            }
            "each" if *second == "value" => {
                let mut target = self.one(site.each, site, depth + 1)?;
                if target.key.as_deref().is_none_or(str::is_empty) {
                    target.key = self.same(site.own, &target.base(), site);
                }
                Some(target.with(third))
            }
            "each" | "local" | "count" | "path" | "terraform" | "self" => None,
            _ => Some(self.resource(&parts, said, site)),
        }
    }

    fn resource(&self, parts: &[(&str, &str)], said: Said<'_>, site: &Site<'_>) -> Target {
        let length = if parts.first().is_some_and(|(first, _)| *first == "data") { 3 } else { 2 };
        let resource: Vec<&str> = parts.iter().take(length).map(|(name, _)| *name).collect();
        let resource = resource.join(".");
        let written = parts.get(length - 1).map_or("", |(_, key)| *key);
        let attribute = parts.get(length).map_or("", |(name, _)| *name);
        let mut target = Target { calls: site.calls.to_vec(), resource, key: None, attribute: attribute.into() };
        target.key = self.key(said, written, &target.base(), site);
        target
    }

    /// What the caller of the module gives to a variable.
    fn variable(&self, name: &str, site: &Site<'_>, depth: usize) -> Option<Target> {
        let (call, outer) = site.calls.split_last()?;
        let block = self.references.module(outer)?.calls.get(&call.name)?;
        let base = address(outer, &format!("module.{}", call.name));
        let own = call.key.as_deref().unwrap_or_default();
        let site = Site { calls: outer, base: &base, own, each: &block.each };
        let inner = format!("{name}.");
        let names = block.expressions.iter().filter(|(path, _)| &**path == name || path.starts_with(&inner));
        let names: Names = names.filter_map(|(_, names)| names.as_ref()).flatten().cloned().collect();
        self.one(&names, &site, depth + 1)
    }

    /// What an output of a called module is made of. An index that is an expression hides which output is
    /// meant: then all of them must speak of one resource.
    fn output(&self, call: Call, output: &str, site: &Site<'_>, depth: usize) -> Option<Target> {
        let mut calls = site.calls.to_vec();
        calls.push(call);
        let module = self.references.module(&calls)?;
        let nothing = Names::new();
        let inner = Site { calls: &calls, base: "", own: "", each: &nothing };
        if let Some(names) = module.outputs.get(output) {
            return self.one(names, &inner, depth + 1);
        }
        let mut all = module.outputs.values().map(|names| self.one(names, &inner, depth + 1));
        let first = all.next()??;
        let is_same = |other: Target| other.calls == first.calls && other.resource == first.resource;
        let agree = all.all(|other| other.is_some_and(is_same));
        (output.is_empty() && agree).then(|| Target { attribute: Arc::default(), ..first })
    }

    /// The key as written, that of the resource which refers when an index is its `each.key` or `count.index`,
    /// or the only one there is.
    fn key(&self, said: Said<'_>, written: &str, base: &str, site: &Site<'_>) -> Key {
        if !written.is_empty() {
            return Some(written.into());
        }
        let keys = self.references.instances.keys.get(base);
        if let Some(only) = keys.filter(|keys| keys.len() == 1).and_then(|keys| keys.first()) {
            return Some(Arc::clone(only));
        }
        // `b[each.key].id` names `b` and `each.key`: a name that goes on to an attribute has no such index
        let has_index = !said.names.iter().any(|longer| is_start(said.name, longer));
        let by = |index: &str| said.names.iter().any(|name| &**name == index);
        let is_indexed = has_index && (by("each.key") || by("each.value") || by("count.index"));
        is_indexed.then(|| self.same(site.own, base, site)).flatten()
    }

    /// The key of what refers, when the instances there have the same keys: an index that is more than
    /// `count.index`, such as `count.index + 1`, would lead out of them.
    fn same(&self, own: &str, base: &str, site: &Site<'_>) -> Key {
        let keys = &self.references.instances.keys;
        let (theirs, ours) = (keys.get(base)?, keys.get(site.base)?);
        let fits = if own.starts_with("[\"") { theirs.contains(own) } else { theirs == ours };
        (fits && !own.is_empty()).then(|| own.into())
    }
}

impl Target {
    /// The same, of which this attribute is meant when no other was said.
    fn with(mut self, attribute: &str) -> Self {
        if self.attribute.is_empty() {
            self.attribute = attribute.into();
        }
        self
    }

    fn base(&self) -> String {
        address(&self.calls, &self.resource)
    }
}

/// Whether one name is the start of a longer one.
fn is_start(name: &str, longer: &str) -> bool {
    longer.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '[']))
}

fn address(calls: &[Call], rest: &str) -> String {
    let call = |call: &Call| format!("module.{}{}.", call.name, call.key.as_deref().unwrap_or_default());
    calls.iter().map(call).collect::<String>() + rest
}

/// The resources and module calls of a plan, by address.
struct Instances {
    /// Full addresses by those without keys.
    by_bare: BTreeMap<String, Vec<Arc<str>>>,
    /// The keys under an address without its last one, that of module calls included.
    keys: BTreeMap<String, BTreeSet<Arc<str>>>,
}

impl Instances {
    fn new<'a>(addresses: impl Iterator<Item = &'a Arc<str>>) -> Self {
        let mut instances = Self { by_bare: BTreeMap::new(), keys: BTreeMap::new() };
        for address in addresses {
            instances.by_bare.entry(without_keys(address)).or_default().push(Arc::clone(address));
            let mut so_far = String::new();
            let (calls, resource) = modules(address);
            for (call, key) in calls {
                so_far.push_str("module.");
                so_far.push_str(call);
                instances.add(&so_far, key);
                so_far.push_str(key);
                so_far.push('.');
            }
            let (bare, key) = split_key(&resource);
            instances.add(&format!("{so_far}{bare}"), key);
        }
        instances
    }

    fn add(&mut self, base: &str, key: &str) {
        match self.keys.get_mut(base) {
            Some(keys) if keys.contains(key) => {}
            Some(keys) => drop(keys.insert(key.into())),
            None => drop(self.keys.insert(base.to_owned(), BTreeSet::from([key.into()]))),
        }
    }

    /// The unknown value of an attribute that refers to a target. When several instances may be meant, its
    /// reference has no keys at all.
    fn unknown(&self, target: &Target) -> Value {
        let bare = without_keys(&target.base());
        let all = self.by_bare.get(&bare).map(Vec::as_slice).unwrap_or_default();
        let mut may_be = all.iter().filter(|address| target.fits(address));
        let written = || format!("{}{}", target.base(), target.key.as_deref().unwrap_or_default()).into();
        let address: Arc<str> = match (target.is_one(), all.len() > MOST_COMPARED) {
            (true, _) => written(),
            (false, true) => bare.into(),
            (false, false) => match (may_be.next(), may_be.next()) {
                (Some(only), None) => Arc::clone(only),
                (None, _) => written(),
                (Some(_), Some(_)) => bare.into(),
            },
        };
        let dot = if target.attribute.is_empty() { "" } else { "." };
        let why = format!("{address}{dot}{} is known only after apply", target.attribute);
        let reference = Reference { address, attribute: Arc::clone(&target.attribute) };
        Value::unknown(why, Some(reference), Place::default())
    }
}

impl Target {
    /// Whether every key on the way is known.
    fn is_one(&self) -> bool {
        self.key.is_some() && self.calls.iter().all(|call| call.key.is_some())
    }

    fn fits(&self, address: &str) -> bool {
        let (calls, resource) = modules(address);
        let is = |wanted: &Key, key: &str| wanted.as_deref().is_none_or(|wanted| wanted == key);
        let keys = self.calls.iter().zip(&calls).all(|(call, (_, key))| is(&call.key, key));
        keys && is(&self.key, split_key(&resource).1)
    }
}
