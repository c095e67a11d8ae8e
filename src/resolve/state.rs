//! Terraform states: what was created, as the provider last reported it.
//!
//! Both the stored form (`terraform.tfstate`, version 4) and the shown one (`terraform show -json`, whose
//! format is <https://developer.hashicorp.com/terraform/internals/json-format>). Bodies stay unread until
//! [`super::plan::body()`] is asked for them. Objects that only wait to be destroyed are named and not judged.

use super::plan::{Parts, Secrets, kind_of};
use super::terraform::secrets_of;
use super::{Raw, Recognised};
use crate::model::{
    Collected, Data, Dialect, Document, Entry, Level, Number, Object, Place, Problem, Span, Stage, Value, View,
};
use std::sync::Arc;

/// Modules nested deeper than this are not read.
const MODULE_DEPTH: usize = 32;

/// Nesting of the paths of secret values.
const PATH_DEPTH: usize = 4;

/// Steps of the path of a secret value; a longer one marks all that lies under them.
const LONGEST_PATH: usize = 32;

/// The version of stored states since Terraform 0.12.
const VERSION: i64 = 4;

/// The resources of a state; none when the document is no state.
pub(super) fn read(document: &Document, index: usize) -> Option<Recognised> {
    let root = document.expand(&document.root, 1);
    let mut reader = Reader::new(document, index);
    let why = match stored_version(&root) {
        Some(VERSION) => {
            reader.outputs(root.get("outputs"));
            reader.stored(root.get("resources")?);
            "terraform state: version 4 and terraform_version at the root"
        }
        Some(other) => {
            reader.not_supported(other);
            "terraform state: version and terraform_version at the root"
        }
        None => {
            root.get("format_version")?.as_str()?;
            let values = root.get("values")?;
            reader.secrets.values(values);
            let values = document.expand(values, 1);
            reader.module(values.get("root_module")?, 0);
            "terraform state: format_version and values at the root"
        }
    };
    Some(Recognised {
        why: why.to_owned(),
        raws: reader.raws,
        problems: reader.problems,
        secrets: reader.secrets.take(),
    })
}

/// The resources of a module of a shown state, and of those in it.
pub(super) fn shown(document: &Document, index: usize, module: &Value) -> Vec<Raw> {
    let mut reader = Reader::new(document, index);
    reader.module(module, 0);
    reader.raws
}

/// The version of a stored state. Those before 4 hold `modules`, 4 holds `resources`.
fn stored_version(root: &Value) -> Option<i64> {
    root.get("terraform_version")?;
    root.get("resources").or_else(|| root.get("modules"))?;
    let Data::Number(Number::Int(version)) = root.get("version")?.data else { return None };
    Some(version)
}

struct Reader<'a> {
    document: &'a Document,
    index: usize,
    parts: Parts,
    raws: Vec<Raw>,
    problems: Vec<Problem>,
    secrets: Secrets<'a>,
}

impl<'a> Reader<'a> {
    fn new(document: &'a Document, index: usize) -> Self {
        let (raws, problems) = (Vec::new(), Vec::new());
        Self { document, index, parts: Parts::new(), raws, problems, secrets: Secrets::new(document) }
    }

    fn not_supported(&mut self, version: i64) {
        let path = &self.document.text.path;
        let message = format!("{path} is a state of version {version}, which is not read");
        let problem =
            Problem::new(Level::Error, Stage::Resolve, "format-not-supported", message).in_path(Arc::clone(path));
        self.problems.push(problem.help("Terraform 0.12 or newer writes version 4"));
    }

    fn outputs(&mut self, outputs: Option<&Value>) {
        let outputs = outputs.map(|outputs| self.document.expand(outputs, 2).into_owned());
        for entry in outputs.as_ref().and_then(Value::entries).unwrap_or_default() {
            self.secrets.marked(entry.value.get("value"), entry.value.get("sensitive"));
        }
    }

    /// The resources of a stored state, each with its instances.
    fn stored(&mut self, resources: &Value) {
        let resources = self.document.expand(resources, 1);
        let mut deposed = Vec::new();
        for resource in resources.items().unwrap_or_default() {
            let resource = self.document.expand(resource, 3);
            for instance in resource.get("instances").and_then(Value::items).unwrap_or_default() {
                let Some(address) = address(&resource, instance) else { continue };
                match instance.get("deposed").and_then(Value::as_str) {
                    Some(key) => deposed.push(format!("{address} (deposed {key})")),
                    None => drop(self.instance(&resource, instance, address)),
                }
            }
        }
        if !deposed.is_empty() {
            let path = &self.document.text.path;
            let message = format!("not judged, since they only wait to be destroyed: {}", deposed.join(", "));
            self.problems
                .push(Problem::new(Level::Notice, Stage::Resolve, "state-deposed", message).in_path(Arc::clone(path)));
        }
    }

    fn instance(&mut self, resource: &Value, instance: &Value, address: String) -> Option<()> {
        let text = |key| resource.get(key).and_then(Value::as_str);
        let attributes = instance.get("attributes")?;
        let paths = instance.get("sensitive_attributes").map(|paths| self.document.expand(paths, PATH_DEPTH));
        let paths = paths.as_ref().and_then(|paths| paths.items()).unwrap_or_default();
        let sensitive = Some(marked(paths, text("type")?, attributes.origin.place));
        self.secrets.marked(Some(attributes), sensitive.as_ref());
        let kind = kind_of(text("mode"), text("type")?)?;
        let header = resource.get("name")?.origin.place;
        let body = self.parts.body(attributes, None, sensitive.as_ref());
        self.add(kind, address.into(), header, body);
        Some(())
    }

    /// The resources of a module of a shown state.
    fn module(&mut self, module: &Value, depth: usize) {
        if depth > MODULE_DEPTH {
            let path = &self.document.text.path;
            let message = format!("reading {path}: modules nested deeper than {MODULE_DEPTH} are not read");
            let problem = Problem::new(Level::Error, Stage::Resolve, "modules-too-deep", message);
            return self.problems.push(problem.in_path(Arc::clone(path)));
        }
        let module = self.document.expand(module, 1);
        let resources = module.get("resources").map(|resources| self.document.expand(resources, 2));
        for resource in resources.as_ref().and_then(|resources| resources.items()).unwrap_or_default() {
            self.shown(resource);
        }
        let children = module.get("child_modules").map(|children| self.document.expand(children, 1));
        for child in children.as_ref().and_then(|children| children.items()).unwrap_or_default() {
            self.module(child, depth + 1);
        }
    }

    fn shown(&mut self, resource: &Value) -> Option<()> {
        let address = resource.get("address")?;
        if let Some(key) = resource.get("deposed_key").and_then(Value::as_str) {
            let path = &self.document.text.path;
            let message =
                format!("not judged, since it only waits to be destroyed: {} (deposed {key})", address.as_str()?);
            self.problems
                .push(Problem::new(Level::Notice, Stage::Resolve, "state-deposed", message).in_path(Arc::clone(path)));
            return None;
        }
        let kind = kind_of(resource.get("mode").and_then(Value::as_str), resource.get("type")?.as_str()?)?;
        let body = self.parts.body(resource.get("values")?, None, resource.get("sensitive_values"));
        self.add(kind, address.as_str()?.into(), address.origin.place, body);
        Some(())
    }

    fn add(&mut self, kind: Arc<str>, address: Arc<str>, header: Place, body: Value) {
        self.raws.push(Raw {
            dialect: Dialect::Terraform,
            kind,
            address,
            view: View::State,
            body,
            document: self.index,
            header,
            open: Some(super::plan::body),
            says: Collected::Unknown,
        });
    }
}

/// The address of an instance of a stored resource.
fn address(resource: &Value, instance: &Value) -> Option<String> {
    let text = |key| resource.get(key).and_then(Value::as_str);
    let module = text("module").map(|module| format!("{module}.")).unwrap_or_default();
    let data = if text("mode") == Some("data") { "data." } else { "" };
    let key = instance.get("index_key").and_then(suffix).unwrap_or_default();
    Some(format!("{module}{data}{}.{}{key}", text("type")?, text("name")?))
}

/// An instance key as it stands in an address.
fn suffix(key: &Value) -> Option<String> {
    if let Data::Number(Number::Int(number)) = key.data {
        return Some(format!("[{number}]"));
    }
    key.as_str().map(|text| format!("[{}]", serde_json::Value::from(text)))
}

/// Paths of secret values as marks in the shape of the attributes. A path that goes on with an index marks
/// the whole of what is indexed: what else is there may be as secret. What the provider's schema marks is not
/// in the states of every version.
fn marked(paths: &[Value], kind: &str, place: Place) -> Value {
    let mut marks = Object::default();
    for path in secrets_of(kind) {
        let names: Vec<Arc<str>> = path.split('.').map(Arc::from).collect();
        mark(&mut marks, &names, place);
    }
    for path in paths {
        let steps = path.items().unwrap_or_default().iter();
        let name =
            |step: &Value| step.get("value").and_then(Value::as_str).filter(|_| is_attribute(step)).map(Arc::from);
        let names: Vec<Arc<str>> = steps.map_while(name).take(LONGEST_PATH).collect();
        mark(&mut marks, &names, place);
    }
    Value::object(marks.0, place)
}

fn is_attribute(step: &Value) -> bool {
    step.get("type").and_then(Value::as_str) == Some("get_attr")
}

fn mark(marks: &mut Object, names: &[Arc<str>], place: Place) {
    let Some((first, rest)) = names.split_first() else { return };
    let here = marks.0.iter_mut().find(|entry| entry.key == *first);
    let whole = || Value::new(Data::Bool(true), place);
    match here {
        Some(entry) if rest.is_empty() => entry.value = whole(),
        Some(Entry { value: Value { data: Data::Object(inner), .. }, .. }) => mark(Arc::make_mut(inner), rest, place),
        Some(_) => {}
        None => {
            let mut inner = Object::default();
            mark(&mut inner, rest, place);
            let value = if rest.is_empty() { whole() } else { Value::object(inner.0, place) };
            marks.0.push(Entry { key: Arc::clone(first), key_span: Span::default(), value });
        }
    }
}
