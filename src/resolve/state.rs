//! Terraform states: what was created, as the provider last reported it.
//!
//! Both the stored form (`terraform.tfstate`, version 4) and the shown one (`terraform show -json`, whose
//! format is <https://developer.hashicorp.com/terraform/internals/json-format>). Bodies stay unread until
//! [`super::plan::body`] is asked for them.

use super::plan::{Parts, kind_of};
use super::{Raw, Recognised};
use crate::model::{Data, Dialect, Document, Entry, Number, Place, Value, View};
use std::sync::Arc;

/// Modules nested deeper than this are not read.
const MODULE_DEPTH: usize = 32;

/// The resources of a state; none when the document is no state.
pub(super) fn read(document: &Document, index: usize) -> Option<Recognised> {
    let root = document.expand(&document.root, 1);
    let mut reader = Reader { document, index, parts: Parts::new(), raws: Vec::new() };
    let why = if is_stored(&root) {
        reader.stored(root.get("resources")?);
        "terraform state: version 4 and terraform_version at the root"
    } else {
        root.get("format_version")?.as_str()?;
        let values = document.expand(root.get("values")?, 1);
        reader.module(values.get("root_module")?, 0);
        "terraform state: format_version and values at the root"
    };
    Some(Recognised { why: why.to_owned(), raws: reader.raws, problems: Vec::new() })
}

fn is_stored(root: &Value) -> bool {
    let version = root.get("version").map(|version| &version.data);
    matches!(version, Some(Data::Number(Number::Int(4)))) && root.get("terraform_version").is_some()
}

struct Reader<'a> {
    document: &'a Document,
    index: usize,
    parts: Parts,
    raws: Vec<Raw>,
}

impl Reader<'_> {
    /// The resources of a stored state, each with its instances.
    fn stored(&mut self, resources: &Value) {
        let resources = self.document.expand(resources, 1);
        for resource in resources.items().unwrap_or_default() {
            let resource = self.document.expand(resource, 3);
            for instance in resource.get("instances").and_then(Value::items).unwrap_or_default() {
                self.raws.extend(self.instance(&resource, instance));
            }
        }
    }

    fn instance(&self, resource: &Value, instance: &Value) -> Option<Raw> {
        let text = |key| resource.get(key).and_then(Value::as_str);
        let kind = kind_of(text("mode"), text("type")?)?;
        let module = text("module").map(|module| format!("{module}.")).unwrap_or_default();
        let key = instance.get("index_key").and_then(suffix).unwrap_or_default();
        let name = resource.get("name")?;
        let attributes = instance.get("attributes")?;
        let paths = instance.get("sensitive_attributes").map(|paths| self.document.expand(paths, 4));
        let sensitive = paths.map(|paths| marked(&paths));
        let address = format!("{module}{}.{}{key}", text("type")?, name.as_str()?);
        Some(self.raw(
            kind,
            address.into(),
            name.origin.place,
            self.parts.body(attributes, None, sensitive.as_ref(), None),
        ))
    }

    /// The resources of a module of a shown state.
    fn module(&mut self, module: &Value, depth: usize) {
        if depth > MODULE_DEPTH {
            return;
        }
        let module = self.document.expand(module, 1);
        let resources = module.get("resources").map(|resources| self.document.expand(resources, 2));
        for resource in resources.as_ref().and_then(|resources| resources.items()).unwrap_or_default() {
            self.raws.extend(self.shown(resource));
        }
        let children = module.get("child_modules").map(|children| self.document.expand(children, 1));
        for child in children.as_ref().and_then(|children| children.items()).unwrap_or_default() {
            self.module(child, depth + 1);
        }
    }

    fn shown(&self, resource: &Value) -> Option<Raw> {
        let address = resource.get("address")?;
        let kind = kind_of(resource.get("mode").and_then(Value::as_str), resource.get("type")?.as_str()?)?;
        let body = self.parts.body(resource.get("values")?, None, resource.get("sensitive_values"), None);
        Some(self.raw(kind, address.as_str()?.into(), address.origin.place, body))
    }

    fn raw(&self, kind: Arc<str>, address: Arc<str>, header: Place, body: Value) -> Raw {
        Raw {
            dialect: Dialect::Terraform,
            kind,
            address,
            view: View::State,
            body,
            document: self.index,
            header,
            open: Some(super::plan::body),
        }
    }
}

/// An instance key as it stands in an address.
fn suffix(key: &Value) -> Option<String> {
    if let Data::Number(Number::Int(number)) = key.data {
        return Some(format!("[{number}]"));
    }
    key.as_str().map(|text| format!("[{}]", serde_json::Value::from(text)))
}

/// Paths of secret values as marks: the whole attribute that a path begins with is marked.
fn marked(paths: &Value) -> Value {
    let attributes =
        paths.items().unwrap_or_default().iter().filter_map(|path| path.items()?.first()?.get("value")?.as_str());
    let entries = attributes.map(|name| Entry {
        key: name.into(),
        key_span: crate::model::Span::default(),
        value: Value::new(Data::Bool(true), paths.origin.place),
    });
    Value::object(entries.collect(), paths.origin.place)
}
