//! Terraform plans as JSON (`terraform show -json`): what each resource will be.
//!
//! A plan may be large, so a resource's body stays unread until [`body()`] is asked for it. Read are the
//! resources as they will be (`resource_changes`), the policy documents that were known while planning
//! (`prior_state`), the settings of providers, and what refers to what (`configuration`). Not read is what
//! was (`before`, `resource_drift`) and what Terraform itself checked (`checks`). The format:
//! <https://developer.hashicorp.com/terraform/internals/json-format>.

mod body;
mod configuration;
mod merge;
mod providers;
mod references;
mod secrets;
mod sources;

pub(super) use body::{Parts, body};
pub(super) use secrets::Secrets;
pub use sources::Sources;
pub(super) use sources::lay;

use super::{Raw, Recognised};
use crate::model::{Collected, Data, Dialect, Document, Level, Problem, Stage, Time, Value, View};
use references::References;
use std::sync::Arc;

/// Resources that are named as going away.
const MOST_NAMED: usize = 5;

/// The resources of a plan; none when the document is no plan.
pub(super) fn read(document: &Document, index: usize) -> Option<Recognised> {
    let root = document.expand(&document.root, 1);
    let version = root.get("format_version")?.as_str()?;
    let changes = document.expand(root.get("resource_changes")?, 1);
    let why = "terraform plan: format_version and resource_changes at the root".to_owned();
    if !matches!(version.split('.').next(), Some("0" | "1")) {
        let message = format!("{} is a plan of format {version}, which is not read", document.text.path);
        let problem = problem(document, Level::Error, "format-not-supported", message);
        return Some(Recognised { why, problems: vec![problem], ..Recognised::default() });
    }
    let mut reader = Reader {
        document,
        index,
        parts: Parts::new(),
        raws: Vec::new(),
        gone: Vec::new(),
        secrets: Secrets::new(document),
    };
    for change in changes.items()? {
        reader.change(change);
    }
    reader.secrets.rest(&root);
    reader.refer(&root);
    reader.known_documents(&root);
    reader.raws.extend(providers::read(document, index, &root));
    // when the plan was made; older versions of Terraform do not write it
    let made = root.get("timestamp").and_then(Value::as_str).and_then(Time::rfc3339);
    if let Some(at) = made {
        for raw in &mut reader.raws {
            raw.says = Collected::Stated(at);
        }
    }
    let mut problems = reader.going();
    if root.get("errored").is_some_and(|errored| matches!(errored.data, Data::Bool(true))) {
        let message = format!("{} is the plan of a run that failed: resources may be missing", document.text.path);
        problems.push(problem(document, Level::Warning, "plan-incomplete", message));
    }
    Some(Recognised { why, raws: reader.raws, problems, secrets: reader.secrets.take() })
}

fn problem(document: &Document, level: Level, code: &'static str, message: String) -> Problem {
    Problem::new(level, Stage::Resolve, code, message).in_path(Arc::clone(&document.text.path))
}

struct Reader<'a> {
    document: &'a Document,
    index: usize,
    parts: Parts,
    raws: Vec<Raw>,
    /// Addresses of what will not be there any more.
    gone: Vec<String>,
    secrets: Secrets<'a>,
}

impl Reader<'_> {
    /// Takes a resource that will be there; what is destroyed or forgotten has a null `after`. An object that is
    /// only left to be destroyed (`deposed`) has one too.
    fn change(&mut self, item: &Value) -> Option<()> {
        let item = self.document.expand(item, 2);
        let address = item.get("address")?;
        let text = address.as_str()?;
        let change = item.get("change")?;
        self.secrets.change(change);
        let Some(after) = change.get("after").filter(|after| !matches!(after.data, Data::Null)) else {
            let deposed = item.get("deposed").and_then(Value::as_str).map(|key| format!(" (deposed {key})"));
            self.gone.push(format!("{text}{}", deposed.unwrap_or_default()));
            return None;
        };
        let kind = kind_of(item.get("mode").and_then(Value::as_str), item.get("type")?.as_str()?)?;
        self.raws.push(Raw {
            dialect: Dialect::Terraform,
            kind,
            address: text.into(),
            view: View::Plan,
            body: self.parts.body(after, change.get("after_unknown"), change.get("after_sensitive")),
            document: self.index,
            header: address.origin.place,
            open: Some(body),
            says: Collected::Unknown,
        });
        Some(())
    }

    /// Adds to each resource what its expressions refer to.
    fn refer(&mut self, root: &Value) {
        let Some(configuration) = root.get("configuration") else { return };
        let configuration = configuration::read(self.document, configuration);
        let references = References::new(configuration, self.raws.iter().map(|raw| &raw.address));
        for raw in &mut self.raws {
            if let Some(known) = references.of(&raw.address) {
                self.parts.refer(&mut raw.body, known);
            }
        }
    }

    /// The policy documents that were already known while planning: they are no change.
    fn known_documents(&mut self, root: &Value) {
        let Some(state) = root.get("prior_state") else { return };
        let state = self.document.expand(state, 2);
        let Some(module) = state.get("values").and_then(|values| values.get("root_module")) else { return };
        let found = super::state::shown(self.document, self.index, module);
        let documents = found.into_iter().filter(|raw| raw.kind.starts_with("data."));
        self.raws.extend(documents.map(|raw| Raw { view: View::Plan, ..raw }));
    }

    /// Says how many resources go away, which no rule judges.
    fn going(&self) -> Vec<Problem> {
        let Some(count) = Some(self.gone.len()).filter(|count| *count > 0) else { return Vec::new() };
        let named: Vec<&str> = self.gone.iter().take(MOST_NAMED).map(String::as_str).collect();
        let more = if count > MOST_NAMED { ", ..." } else { "" };
        let (resources, are) = if count == 1 { ("resource", "is") } else { ("resources", "are") };
        let message =
            format!("{count} {resources} the plan destroys or forgets {are} not judged: {}{more}", named.join(", "));
        vec![problem(self.document, Level::Notice, "plan-destroys", message)]
    }
}

/// The type as kinds name it: data sources are only kept when they state something by themselves.
pub(super) fn kind_of(mode: Option<&str>, name: &str) -> Option<Arc<str>> {
    match (mode, name) {
        (Some("data"), "aws_iam_policy_document") => Some("data.aws_iam_policy_document".into()),
        (Some("data"), _) => None,
        _ => Some(name.into()),
    }
}
