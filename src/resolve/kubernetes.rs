//! Kubernetes manifests and `kubectl get` exports: one raw resource for each object, lists taken apart.
//!
//! An object is known by `apiVersion` and `kind` at its root. The type of a built-in object is its kind
//! (`Deployment`); an object of another API group carries the group as `kubectl` writes it
//! (`Gateway.networking.istio.io`), so that a custom resource is never taken for a built-in one.

use super::{Raw, Recognised};
use crate::model::{Collected, Data, Dialect, Document, Level, Place, Problem, Stage, Value, View};
use std::borrow::Cow;
use std::sync::Arc;

/// Lists inside lists are read this deep; `kubectl` never nests them.
const MAX_LIST_DEPTH: usize = 4;

/// How deep an object is read to find `metadata.name` and the keys of `status`.
const HEADER_DEPTH: usize = 3;

/// API groups without a dot that belong to Kubernetes itself; the others end in `.k8s.io`.
/// Source: Kubernetes API reference, "API groups".
const BUILT_IN_GROUPS: [&str; 6] = ["", "apps", "autoscaling", "batch", "extensions", "policy"];

/// Built-in objects that run containers, and where they say which. Source: Kubernetes API reference, "Workload
/// resources".
const POD_SPECS: [(&str, &[&str]); 8] = [
    ("Pod", &["spec"]),
    ("CronJob", &["spec", "jobTemplate", "spec", "template", "spec"]),
    ("DaemonSet", &["spec", "template", "spec"]),
    ("Deployment", &["spec", "template", "spec"]),
    ("Job", &["spec", "template", "spec"]),
    ("ReplicaSet", &["spec", "template", "spec"]),
    ("ReplicationController", &["spec", "template", "spec"]),
    ("StatefulSet", &["spec", "template", "spec"]),
];

/// The Kubernetes objects of a document, when it holds any.
pub(super) fn read(document: &Document, index: usize) -> Option<Recognised> {
    let mut reading = Reading { document, index, raws: Vec::new(), problems: Vec::new() };
    let root = document.expand(&document.root, HEADER_DEPTH);
    let Some(header) = Header::of(document, &root) else {
        reading.problems.push(without_version(document, &root)?);
        let why = "kubernetes: kind and metadata at the root, without apiVersion".to_owned();
        return Some(Recognised { why, raws: Vec::new(), problems: reading.problems, ..Recognised::default() });
    };
    reading.add(&document.root, &header, 0);
    let why = "kubernetes: apiVersion and kind at the root".to_owned();
    Some(Recognised { why, raws: reading.raws, problems: reading.problems, ..Recognised::default() })
}

/// The Terraform resource whose `manifest` is a Kubernetes object. Source: Terraform Registry, hashicorp/kubernetes.
pub(super) const MANIFEST: &str = "kubernetes_manifest";

/// The object that a `kubernetes_manifest` applies, given its attributes; none when they do not say its kind.
pub(super) fn applied(document: &Document, raw: &Raw, body: &Value) -> Option<Raw> {
    let manifest = body.get("manifest")?;
    // a stored state keeps the type of a value beside it
    let object = manifest.get("value").filter(|_| manifest.get("kind").is_none()).unwrap_or(manifest);
    let header = Header::of(document, object)?;
    let body = object.clone();
    Some(Raw { dialect: Dialect::Kubernetes, kind: header.type_name().into(), body, open: None, ..raw.clone() })
}

/// The problem of an object that the API would refuse, when it is one: its kind alone does not say what it is.
fn without_version(document: &Document, root: &Value) -> Option<Problem> {
    let kind = text(root.get("kind")?)?;
    root.get("metadata")?.entries()?;
    let message = format!("an object of kind {kind} without apiVersion is not evaluated");
    let location = document.text.locate(root.get("kind")?.origin.place.span);
    let problem = Problem::new(Level::Notice, Stage::Resolve, "kubernetes-version-missing", message).at(location);
    Some(problem.help("say its apiVersion; the Kubernetes API refuses the object without it"))
}

struct Reading<'a> {
    document: &'a Document,
    index: usize,
    raws: Vec<Raw>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn add(&mut self, body: &Value, header: &Header, depth: usize) {
        if header.group() == "kustomize.config.k8s.io" {
            self.skip_kustomization(header);
        } else if let Some(item_kind) = header.item_kind() {
            self.add_items(body, header, item_kind, depth);
        } else if let Some(missing) = self.missing_spec(body, header) {
            let message = format!("{} says no {missing}: it is not evaluated", header.address());
            let location = self.document.text.locate(header.place.span);
            let problem = Problem::new(Level::Notice, Stage::Resolve, "kubernetes-spec-missing", message).at(location);
            self.problems.push(problem.help("scan whole objects; a patch says only what it changes"));
        } else {
            self.raws.push(Raw {
                dialect: Dialect::Kubernetes,
                kind: header.type_name().into(),
                address: header.address().into(),
                view: header.view,
                body: body.clone(),
                document: self.index,
                header: header.place,
                open: None,
                says: Collected::Unknown,
            });
        }
    }

    /// The part of its specification that an object leaves out or sets to null, though nothing runs without it.
    fn missing_spec(&self, body: &Value, header: &Header) -> Option<String> {
        let kind = header.type_name();
        let path = POD_SPECS.iter().find(|(known, _)| *known == kind).map(|(_, path)| *path);
        let keys = path.unwrap_or(&["spec"]);
        let mut value = self.document.expand(body, keys.len() + 1).into_owned();
        let mut walked = Vec::new();
        for key in keys {
            walked.push(*key);
            match value.get(key) {
                Some(member) if !matches!(member.data, Data::Null) => {
                    value = self.document.expand(member, keys.len() + 1).into_owned();
                }
                // other objects may do without a specification, yet not with an empty one
                None if path.is_none() => return None,
                Some(_) | None => return Some(walked.join(".")),
            }
        }
        None
    }

    fn add_items(&mut self, list: &Value, header: &Header, item_kind: &str, depth: usize) {
        let list = self.document.expand(list, 1);
        let Some(items) = list.get("items") else { return };
        let items = self.document.expand(items, 1);
        for item in items.items().unwrap_or_default() {
            let read = self.document.expand(item, HEADER_DEPTH);
            match Header::of(self.document, &read).or_else(|| header.inherited(self.document, &read, item_kind)) {
                Some(found) if depth < MAX_LIST_DEPTH => self.add(item, &found, depth + 1),
                Some(_) => self.problem("kubernetes-list-too-deep", "list inside too many lists is not read", item),
                None => self.problem("kubernetes-item-unnamed", "list item without apiVersion and kind", item),
            }
        }
    }

    fn problem(&mut self, code: &'static str, message: &str, item: &Value) {
        let location = self.document.text.locate(item.origin.place.span);
        self.problems.push(Problem::new(Level::Notice, Stage::Resolve, code, message).at(location));
    }

    fn skip_kustomization(&mut self, header: &Header) {
        let message = "kustomization is not rendered: its patches and overlays are not evaluated";
        let problem = Problem::new(Level::Notice, Stage::Resolve, "kustomization-not-rendered", message);
        let location = self.document.text.locate(header.place.span);
        let help = "render it with `kubectl kustomize DIR` and scan the result";
        self.problems.push(problem.at(location).help(help));
    }
}

/// What names an object and tells where it came from.
struct Header {
    api_version: Arc<str>,
    kind: Arc<str>,
    namespace: Option<Arc<str>>,
    name: Option<Arc<str>>,
    has_items: bool,
    view: View,
    place: Place,
}

impl Header {
    fn of(document: &Document, object: &Value) -> Option<Self> {
        let kind = object.get("kind")?;
        let api_version = text(object.get("apiVersion")?)?;
        Some(Self::named(document, object, api_version, text(kind)?, kind.origin.place))
    }

    /// The header of an item of a typed list, whose items leave out what the list says.
    fn inherited(&self, document: &Document, item: &Value, kind: &str) -> Option<Self> {
        item.entries()?;
        let is_typed = !kind.is_empty();
        is_typed.then(|| Self::named(document, item, Arc::clone(&self.api_version), kind.into(), item.origin.place))
    }

    fn named(document: &Document, object: &Value, api_version: Arc<str>, kind: Arc<str>, place: Place) -> Self {
        // at the root of a large document, metadata is deferred on its own
        let metadata = object.get("metadata").map(|metadata| document.expand(metadata, 1));
        let of_metadata = |key: &str| metadata.as_ref().and_then(|metadata| metadata.get(key)).and_then(text);
        let is_stored = of_metadata("uid").is_some()
            || (of_metadata("resourceVersion").is_some() && object.get("status").is_some());
        Self {
            namespace: of_metadata("namespace"),
            name: of_metadata("name").or_else(|| of_metadata("generateName")),
            has_items: object.get("items").is_some(),
            view: if is_stored { View::Live } else { View::Code },
            api_version,
            kind,
            place,
        }
    }

    fn group(&self) -> &str {
        self.api_version.split_once('/').map_or("", |(group, _)| group)
    }

    /// The kind of a list's items, empty when each item says its own; none when this is no list.
    fn item_kind(&self) -> Option<&str> {
        self.kind.strip_suffix("List").filter(|kind| kind.is_empty() || self.has_items)
    }

    fn type_name(&self) -> Cow<'_, str> {
        let group = self.group();
        if BUILT_IN_GROUPS.contains(&group) || group.ends_with(".k8s.io") {
            Cow::Borrowed(&self.kind)
        } else {
            Cow::Owned(format!("{}.{group}", self.kind))
        }
    }

    fn address(&self) -> String {
        let kind = self.type_name().into_owned();
        let parts = [self.namespace.as_deref(), self.name.as_deref()];
        parts.into_iter().flatten().fold(kind, |address, part| address + "/" + part)
    }
}

fn text(value: &Value) -> Option<Arc<str>> {
    match &value.data {
        Data::String(text) if !text.is_empty() => Some(Arc::clone(text)),
        Data::String(_)
        | Data::Null
        | Data::Bool(_)
        | Data::Number(_)
        | Data::List(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Digest, Entry, SourceId, Span, Syntax, Text};
    use serde_json::json;

    #[test]
    fn object_is_addressed_by_kind_namespace_and_name() {
        let read = recognise(&json!({"apiVersion": "apps/v1", "kind": "Deployment",
            "metadata": {"namespace": "shop", "name": "web"}, "spec": {"template": {"spec": {}}}}));
        assert_eq!(seen(&read), ["Deployment Deployment/shop/web code"]);
    }

    #[test]
    fn generated_name_stands_in_and_a_missing_namespace_is_left_out() {
        let read =
            recognise(&json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"generateName": "job-"}, "spec": {}}));
        assert_eq!(seen(&read), ["Pod Pod/job- code"]);
    }

    #[test]
    fn lists_are_taken_apart_and_exports_are_live() {
        let read = recognise(&json!({"apiVersion": "v1", "kind": "List", "items": [
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "uid": "1"}, "spec": {}},
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b", "resourceVersion": "7"}, "spec": {}, "status": {}},
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "c"}, "spec": {}},
            {"metadata": {"name": "d"}}]}));
        assert_eq!(seen(&read), ["Pod Pod/a live", "Pod Pod/b live", "Pod Pod/c code"]);
        assert_eq!(codes(&read), ["kubernetes-item-unnamed"]);
    }

    #[test]
    fn items_of_a_typed_list_inherit_its_kind() {
        let read = recognise(
            &json!({"apiVersion": "v1", "kind": "PodList", "items": [{"metadata": {"name": "a"}, "spec": {}}]}),
        );
        assert_eq!(seen(&read), ["Pod Pod/a code"]);
    }

    #[test]
    fn kind_of_another_group_is_not_the_built_in_one() {
        let read = recognise(&json!({"apiVersion": "iam.example.com/v1", "kind": "Role", "metadata": {"name": "a"}}));
        assert_eq!(seen(&read), ["Role.iam.example.com Role.iam.example.com/a code"]);
    }

    #[test]
    fn kustomization_is_noticed_and_not_evaluated() {
        let read = recognise(&json!({"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization"}));
        assert_eq!((seen(&read), codes(&read)), (Vec::<String>::new(), vec!["kustomization-not-rendered"]));
    }

    #[test]
    fn documents_without_both_words_are_not_kubernetes() {
        assert!(read(&document(&json!({"apiVersion": "v2", "name": "chart"})), 0).is_none());
        assert!(read(&document(&json!({"kind": "Pod"})), 0).is_none());
    }

    #[test]
    fn object_without_version_or_specification_is_named_and_not_evaluated() {
        let read = recognise(&json!({"kind": "Pod", "metadata": {"name": "a"}, "spec": {"hostNetwork": true}}));
        assert_eq!((seen(&read), codes(&read)), (Vec::<String>::new(), vec!["kubernetes-version-missing"]));
        for object in [
            json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}),
            json!({"apiVersion": "v1", "kind": "Service", "spec": null}),
            json!({"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"replicas": 2}}),
            json!({"apiVersion": "batch/v1", "kind": "CronJob", "spec": {"jobTemplate": {"spec": null}}}),
        ] {
            let read = recognise(&object);
            assert_eq!((seen(&read), codes(&read)), (Vec::<String>::new(), vec!["kubernetes-spec-missing"]));
        }
        let read = recognise(&json!({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "a"}}));
        assert_eq!(seen(&read), ["ServiceAccount ServiceAccount/a code"]);
    }

    #[test]
    fn large_object_is_named_though_its_metadata_is_deferred() {
        let small = document(&json!({"apiVersion": "v1", "kind": "Pod", "spec": {}}));
        let mut entries = small.root.entries().expect("an object").to_vec();
        let metadata = Value::new(Data::Deferred, Place::default());
        entries.push(Entry { key: "metadata".into(), key_span: Span::default(), value: metadata });
        let root = Value::object(entries, Place::default());
        let large = Document::deferred(small.text, Syntax::Json, root, |_, _, _, _| value(&json!({"name": "a"})));
        assert_eq!(seen(&read(&large, 0).expect("it is kubernetes")), ["Pod Pod/a code"]);
    }

    fn recognise(json: &serde_json::Value) -> Recognised {
        read(&document(json), 0).expect("it is kubernetes")
    }

    fn seen(read: &Recognised) -> Vec<String> {
        read.raws.iter().map(|raw| format!("{} {} {}", raw.kind, raw.address, raw.view.name())).collect()
    }

    fn codes(read: &Recognised) -> Vec<&str> {
        read.problems.iter().map(|problem| &*problem.code).collect()
    }

    fn document(json: &serde_json::Value) -> Document {
        let text = Text::new(SourceId(0), "a.yaml".into(), Digest([0; 32]), String::new());
        Document::new(Arc::new(text), 0, Syntax::Yaml, value(json))
    }

    fn value(json: &serde_json::Value) -> Value {
        let place = Place::default();
        match json {
            serde_json::Value::String(text) => Value::string(text.as_str(), place),
            serde_json::Value::Array(items) => Value::list(items.iter().map(value).collect(), place),
            serde_json::Value::Object(entries) => {
                let entry = |(key, item): (&String, &serde_json::Value)| Entry {
                    key: key.as_str().into(),
                    key_span: Span::default(),
                    value: value(item),
                };
                Value::object(entries.iter().map(entry).collect(), place)
            }
            serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
                Value::new(Data::Null, place)
            }
        }
    }
}
