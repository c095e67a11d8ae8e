//! The settings of providers, as far as the configuration part of a plan says them.

use crate::model::{Collected, Data, Dialect, Document, Entry, Object, Place, Value, View};
use crate::resolve::Raw;
use std::sync::Arc;

/// Settings nested deeper than this are not read.
const DEPTH: usize = 16;

/// One resource for each provider that is configured: `provider.aws`, `provider.aws.us`. A plan lists those too that no
/// block configures; they have no settings.
pub(super) fn read(document: &Document, index: usize, root: &Value) -> Vec<Raw> {
    let configuration = root.get("configuration").map(|configuration| document.expand(configuration, 1));
    let providers = configuration.as_ref().and_then(|configuration| configuration.get("provider_config"));
    let Some(providers) = providers.map(|providers| document.expand(providers, 2 * DEPTH)) else { return Vec::new() };
    let raw = |entry: &Entry| {
        let text = |key| entry.value.get(key).and_then(Value::as_str);
        let name = text("name")?;
        let alias = text("alias").map(|alias| format!(".{alias}")).unwrap_or_default();
        let module = text("module_address").map(|module| format!("{module}.")).unwrap_or_default();
        let place = Place { source: document.source(), span: entry.key_span };
        let expressions = entry.value.get("expressions")?;
        Some(Raw {
            dialect: Dialect::Terraform,
            kind: format!("provider.{name}").into(),
            address: format!("{module}provider.{name}{alias}").into(),
            view: View::Plan,
            body: setting(expressions, 0),
            document: index,
            header: place,
            open: None,
            says: Collected::Unknown,
        })
    };
    providers.entries().unwrap_or_default().iter().filter_map(raw).collect()
}

/// The value that an expression, or a block of them, says: what is not constant may be any part of it.
fn setting(expression: &Value, depth: usize) -> Value {
    let place = expression.origin.place;
    if let Some(constant) = expression.get("constant_value") {
        return constant.clone();
    }
    let is_call = depth > 0 && expression.entries().is_some_and(<[Entry]>::is_empty);
    if depth > DEPTH || is_call || expression.get("references").is_some() {
        return Value::unknown("the plan does not say what the expression gives", None, place);
    }
    let data = match &expression.data {
        Data::Object(object) => {
            let entries = object.0.iter();
            let entries = entries.map(|entry| Entry { value: setting(&entry.value, depth + 1), ..entry.clone() });
            Data::Object(Arc::new(Object(entries.collect())))
        }
        Data::List(items) => Data::List(Arc::new(items.iter().map(|item| setting(item, depth + 1)).collect())),
        other @ (Data::Null
        | Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred) => other.clone(),
    };
    Value { data, origin: expression.origin.clone() }
}
