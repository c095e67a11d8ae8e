//! What the configuration part of a plan says each attribute refers to.
//!
//! An attribute that is unknown until apply still has to join: `bucket = aws_s3_bucket.b.id` names its
//! bucket in the configuration, and nowhere else in the plan. And an unknown attribute that the
//! configuration does not set at all is one that the provider fills in: it counts as not set, as in code.

use super::address::{split_key, without_keys};
use crate::model::{Data, Document, Entry, PathStep, Place, Reference, Span, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// More references than this are not kept: joins by equal values still work without them.
const MOST: usize = 200_000;

/// Modules nested deeper than this are not read.
const MODULE_DEPTH: usize = 32;

/// Expressions nested deeper than this are not read.
const EXPRESSION_DEPTH: usize = 32;

/// What the expressions of one resource say: under [`path_key`] what they refer to, and the marks of [`Marker`].
type Known = Vec<(Arc<str>, Option<Target>)>;

/// References by the address of the resource without instance keys.
#[derive(Debug, Default)]
pub(super) struct References {
    known: BTreeMap<String, Known>,
    /// Whether parts without any reference were passed over, so that their resources are not in `known`.
    is_partial: bool,
}

/// The resource that an attribute refers to, as the configuration says it.
#[derive(Debug)]
struct Target {
    /// Without instance key, relative to the module.
    address: Arc<str>,
    key: TargetKey,
    attribute: Arc<str>,
}

impl Target {
    /// The unknown value of an attribute that refers to this, in a resource with an instance key.
    fn unknown(&self, prefix: &str, own_key: &str) -> Value {
        let key = match &self.key {
            TargetKey::Any => "",
            TargetKey::Same => own_key,
            TargetKey::Written(key) => key,
        };
        let address = format!("{prefix}{}{key}", self.address);
        let dot = if self.attribute.is_empty() { "" } else { "." };
        let why = format!("{address}{dot}{} is known only after apply", self.attribute);
        let reference = Reference { address: address.into(), attribute: Arc::clone(&self.attribute) };
        Value::unknown(why, Some(reference), Place::default())
    }
}

/// The instance of the resource that is referred to.
#[derive(Debug)]
enum TargetKey {
    /// Any, or the only one.
    Any,
    /// The one with the key of the resource that refers: `aws_s3_bucket.b[each.key]`.
    Same,
    /// The one with a key as written: `[0]`.
    Written(Box<str>),
}

/// What is remembered of an expression or a block, under its path without indices: the blocks of a set are
/// not planned in the order in which they are written.
#[derive(Clone, Copy)]
enum Marker {
    /// An expression that may be unknown until apply.
    Open,
    /// A block.
    Block,
}

impl Marker {
    fn key(self, path: &[PathStep]) -> String {
        let keys = path.iter().filter_map(|step| match step {
            PathStep::Key(key) => Some(&**key),
            PathStep::Index(_) => None,
        });
        let sign = match self {
            Self::Open => "?",
            Self::Block => "#",
        };
        sign.to_owned() + &keys.collect::<Vec<_>>().join(".")
    }
}

impl References {
    /// What is known of one resource: an object of unknown values by [`path_key`], and of marks. It is empty
    /// when no expression of the resource refers to anything; none when the configuration does not have it.
    pub(super) fn of(&self, address: &str, module: Option<&str>) -> Option<Value> {
        let known = self.known.get(&without_keys(address)).map(Vec::as_slice);
        let known = known.or(self.is_partial.then_some(&[][..]))?;
        let prefix = module.map(|module| format!("{module}.")).unwrap_or_default();
        let entries = known.iter().map(|(path, target)| {
            let mark = || Value::new(Data::Null, Place::default());
            let value = target.as_ref().map_or_else(mark, |target| target.unknown(&prefix, split_key(address).1));
            Entry { key: Arc::clone(path), key_span: Span::default(), value }
        });
        Some(Value::object(entries.collect(), Place::default()))
    }
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

/// A path as one key: `rule.0.kms_master_key_id`.
pub(super) fn path_key(path: &[PathStep]) -> String {
    let steps = path.iter().map(|step| match step {
        PathStep::Key(key) => key.to_string(),
        PathStep::Index(index) => index.to_string(),
    });
    steps.collect::<Vec<_>>().join(".")
}

/// The references of every resource of the configuration.
pub(super) fn read(document: &Document, configuration: &Value) -> References {
    let mut walk = Walk { document, found: BTreeMap::new(), left: MOST, is_partial: false };
    let configuration = document.expand(configuration, 1);
    if let Some(root) = configuration.get("root_module") {
        walk.module(root, "", 0);
    }
    References { known: walk.found, is_partial: walk.is_partial }
}

struct Walk<'a> {
    document: &'a Document,
    found: BTreeMap<String, Known>,
    left: usize,
    is_partial: bool,
}

impl Walk<'_> {
    fn module(&mut self, module: &Value, prefix: &str, depth: usize) {
        if depth > MODULE_DEPTH || !self.may_refer(module) {
            return;
        }
        let module = self.document.expand(module, 1);
        if let Some(resources) = module.get("resources") {
            let resources = self.document.expand(resources, 1);
            for resource in resources.items().unwrap_or_default() {
                self.resource(resource, prefix);
            }
        }
        let calls = module.get("module_calls").map(|calls| self.document.expand(calls, 2));
        for call in calls.as_ref().and_then(|calls| calls.entries()).unwrap_or_default() {
            let value = self.document.expand(&call.value, 1);
            if let Some(inner) = value.get("module") {
                self.module(inner, &format!("{prefix}module.{}.", call.key), depth + 1);
            }
        }
    }

    fn resource(&mut self, resource: &Value, prefix: &str) {
        if !self.may_refer(resource) {
            return;
        }
        let resource = self.document.expand(resource, EXPRESSION_DEPTH);
        let (Some(address), Some(expressions)) =
            (resource.get("address").and_then(Value::as_str), resource.get("expressions"))
        else {
            return;
        };
        let each = resource.get("for_each_expression").and_then(|each| each.get("references")).and_then(Value::items);
        let each = each.and_then(|references| single_resource(references, None));
        let mut found = Vec::new();
        gather(expressions, each.as_ref(), &mut Vec::new(), &mut found);
        found.truncate(self.left);
        self.left -= found.len();
        self.is_partial |= self.left == 0;
        self.found.insert(format!("{prefix}{address}"), found);
    }

    /// Whether the text of a deferred part speaks of references at all; most of a large plan does not.
    fn may_refer(&mut self, value: &Value) -> bool {
        let text = self.document.text.slice(value.origin.place.span);
        let may =
            !matches!(value.data, Data::Deferred) || memchr::memmem::find(text.as_bytes(), b"\"references\"").is_some();
        self.is_partial |= !may;
        may
    }
}

/// What an expression and those nested in it say; `each` is what `for_each` goes over.
fn gather(expression: &Value, each: Option<&Target>, path: &mut Vec<PathStep>, found: &mut Known) {
    if path.len() > EXPRESSION_DEPTH {
        return;
    }
    if let Some(references) = expression.get("references").and_then(Value::items) {
        found.extend(single_resource(references, each).map(|target| (path_key(path).into(), Some(target))));
        found.push((Marker::Open.key(path).into(), None));
        return;
    }
    match path.last() {
        Some(PathStep::Index(_)) => found.push((Marker::Block.key(path).into(), None)),
        // a function call without references, such as `timestamp()`
        Some(PathStep::Key(_)) if expression.entries().is_some_and(<[Entry]>::is_empty) => {
            found.push((Marker::Open.key(path).into(), None));
        }
        Some(PathStep::Key(_)) | None => {}
    }
    for entry in expression.entries().unwrap_or_default() {
        path.push(PathStep::Key(Arc::clone(&entry.key)));
        gather(&entry.value, each, path, found);
        path.pop();
    }
    for (index, item) in expression.items().unwrap_or_default().iter().enumerate() {
        path.push(PathStep::Index(index));
        gather(item, each, path, found);
        path.pop();
    }
}

/// The one resource that a list of references speaks of; none when it speaks of several.
fn single_resource(references: &[Value], each: Option<&Target>) -> Option<Target> {
    let texts = || references.iter().filter_map(Value::as_str);
    let mut resources = texts().filter_map(resource_reference);
    let Some(mut first) = resources.next() else {
        let attribute = texts().find_map(|text| text.strip_prefix("each.value."))?;
        let attribute = attribute.split(['.', '[']).next().unwrap_or_default().into();
        return Some(Target { address: Arc::clone(&each?.address), key: TargetKey::Same, attribute });
    };
    if resources.any(|other| other.address != first.address) {
        return None;
    }
    if matches!(first.key, TargetKey::Any) && texts().any(|text| text == "each.key" || text == "count.index") {
        first.key = TargetKey::Same;
    }
    Some(first)
}

/// `aws_s3_bucket.b[0].id` as a resource and its attribute; none for variables, locals and the like.
fn resource_reference(text: &str) -> Option<Target> {
    let plain = without_keys(text);
    let mut parts = plain.split('.');
    let first = parts.next()?;
    if ["var", "local", "each", "count", "path", "terraform", "self", "module"].contains(&first) {
        return None;
    }
    let second = parts.next()?;
    let address =
        if first == "data" { format!("data.{second}.{}", parts.next()?) } else { format!("{first}.{second}") };
    let rest = text.strip_prefix(&address).unwrap_or_default();
    let written = rest.strip_prefix('[').and_then(|rest| rest.find(']')).and_then(|end| rest.get(..end + 2));
    let key = written.map_or(TargetKey::Any, |key| TargetKey::Written(key.into()));
    Some(Target { address: address.into(), key, attribute: parts.next().unwrap_or_default().into() })
}
