//! The secret texts of a plan or a state: it holds them in clear, and each in several places.

use crate::model::{Data, Document, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Secret texts that are remembered; a document with more of them is one of secrets alone.
const MOST: usize = 4_096;

/// Nesting of marks and values that is read.
const DEPTH: usize = 100;

/// Modules nested deeper than this are not read.
const MODULE_DEPTH: usize = 32;

/// What must not be shown wherever it occurs.
pub(in crate::resolve) struct Secrets<'a> {
    document: &'a Document,
    texts: BTreeSet<Arc<str>>,
}

impl<'a> Secrets<'a> {
    pub(in crate::resolve) fn new(document: &'a Document) -> Self {
        Self { document, texts: BTreeSet::new() }
    }

    /// The texts that were found, as they are and as JSON writes them; of several lines, each.
    pub(in crate::resolve) fn take(self) -> Vec<Arc<str>> {
        let lines = |text: &Arc<str>| text.lines().map(str::trim).map(Arc::from).collect::<Vec<Arc<str>>>();
        let mut all: BTreeSet<Arc<str>> = self.texts.iter().flat_map(lines).collect();
        all.extend(self.texts);
        let written = |text: &Arc<str>| {
            let quoted = serde_json::Value::from(&**text).to_string();
            Arc::from(quoted.trim_matches('"'))
        };
        let as_json: Vec<Arc<str>> = all.iter().map(written).collect();
        all.extend(as_json);
        all.into_iter().collect()
    }

    /// The parts of a value under the marks that lie over it.
    pub(in crate::resolve) fn marked(&mut self, value: Option<&Value>, marks: Option<&Value>) {
        let (Some(value), Some(marks)) = (value, marks) else { return };
        let says_so =
            !matches!(marks.data, Data::Deferred) || self.document.text.slice(marks.origin.place.span).contains("true");
        if says_so && may_mark(marks) {
            let marks = self.document.expand(marks, DEPTH);
            let value = self.document.expand(value, DEPTH);
            self.under(&value, &marks, 0);
        }
    }

    /// What a change to a resource or an output marks: what will be, and what was.
    pub(super) fn change(&mut self, change: &Value) {
        self.marked(change.get("after"), change.get("after_sensitive"));
        self.marked(change.get("before"), change.get("before_sensitive"));
    }

    /// What the rest of a plan marks: variables, outputs, what changed outside of Terraform, what was.
    pub(super) fn rest(&mut self, root: &Value) {
        let part = |key, depth| root.get(key).map(|part| self.document.expand(part, depth).into_owned());
        let (variables, configuration) = (part("variables", 2), part("configuration", 4));
        let (outputs, drift, state) = (part("output_changes", 3), part("resource_drift", 3), part("prior_state", 1));
        let declared =
            configuration.as_ref().and_then(|configuration| configuration.get("root_module")?.get("variables"));
        for entry in declared.and_then(Value::entries).unwrap_or_default() {
            let variable = self.document.expand(&entry.value, 1);
            let given = variables.as_ref().and_then(|variables| variables.get(&entry.key)?.get("value"));
            self.marked(given, variable.get("sensitive"));
            self.marked(variable.get("default"), variable.get("sensitive"));
        }
        for entry in outputs.as_ref().and_then(Value::entries).unwrap_or_default() {
            self.change(&entry.value);
        }
        for item in drift.as_ref().and_then(Value::items).unwrap_or_default() {
            let item = self.document.expand(item, 2);
            item.get("change").into_iter().for_each(|change| self.change(change));
        }
        if let Some(values) = state.as_ref().and_then(|state| state.get("values")) {
            self.values(values);
        }
    }

    /// What a shown state marks: outputs, and the resources of its modules.
    pub(in crate::resolve) fn values(&mut self, values: &Value) {
        let values = self.document.expand(values, 1);
        let outputs = values.get("outputs").map(|outputs| self.document.expand(outputs, 2).into_owned());
        for entry in outputs.as_ref().and_then(Value::entries).unwrap_or_default() {
            self.marked(entry.value.get("value"), entry.value.get("sensitive"));
        }
        if let Some(module) = values.get("root_module") {
            self.module(module, 0);
        }
    }

    fn module(&mut self, module: &Value, depth: usize) {
        let module = self.document.expand(module, 1);
        let list = |key| module.get(key).map(|list| self.document.expand(list, 2).into_owned());
        let (resources, children) = (list("resources"), list("child_modules"));
        for resource in resources.as_ref().and_then(Value::items).unwrap_or_default() {
            let resource = self.document.expand(resource, 1);
            self.marked(resource.get("values"), resource.get("sensitive_values"));
        }
        for child in children.as_ref().and_then(Value::items).unwrap_or_default() {
            if depth < MODULE_DEPTH {
                self.module(child, depth + 1);
            }
        }
    }

    fn under(&mut self, value: &Value, marks: &Value, depth: usize) {
        if depth > DEPTH {
            return;
        }
        if matches!(marks.data, Data::Bool(true)) {
            self.all(value, depth);
        }
        for entry in value.entries().unwrap_or_default() {
            marks.get(&entry.key).into_iter().for_each(|marks| self.under(&entry.value, marks, depth + 1));
        }
        let items = value.items().unwrap_or_default().iter();
        match marks.items() {
            Some(marks) => items.zip(marks).for_each(|(value, marks)| self.under(value, marks, depth + 1)),
            // attributes of each item
            None => items.for_each(|value| self.under(value, marks, depth + 1)),
        }
    }

    /// Every text of a secret value.
    fn all(&mut self, value: &Value, depth: usize) {
        if depth > DEPTH || self.texts.len() >= MOST {
            return;
        }
        self.texts.extend(value.as_str().map(Arc::from));
        value.entries().unwrap_or_default().iter().for_each(|entry| self.all(&entry.value, depth + 1));
        value.items().unwrap_or_default().iter().for_each(|item| self.all(item, depth + 1));
    }
}

fn may_mark(marks: &Value) -> bool {
    !matches!(marks.data, Data::Bool(false) | Data::Null)
}
