//! The one tree: parsed documents, evaluated expressions and canonical attributes are all made of it.
//!
//! Every value carries its [`Origin`]: the place it was written and, when it travelled, the chain of
//! places it came through. Cloning is cheap: strings, lists and objects are shared.

use super::hcl;
use super::outline::Outline;
use super::source::{Place, SourceId, Span, Text};
use std::sync::Arc;

/// A value and where it came from.
#[derive(Debug, Clone)]
pub struct Value {
    /// What it is.
    pub data: Data,
    /// Where it came from.
    pub origin: Origin,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Data {
    /// Nothing, said explicitly.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(Arc<str>),
    /// A list, in order.
    List(Arc<Vec<Value>>),
    /// Keys and values, in the order written; keys are unique.
    Object(Arc<Object>),
    /// Something exists here, its value cannot be known from the input.
    Unknown(Arc<Unknown>),
    /// The input does not say, and no documented default applies: there is no evidence.
    Absent(Arc<str>),
    /// Not parsed yet: a part of a large document, read through [`Document::expand`].
    Deferred,
}

/// A number that keeps what was written: account ids and decimals survive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// A whole number.
    Int(i64),
    /// Any other number, as a JSON number's text.
    Decimal(Arc<str>),
}

/// The entries of an object.
#[derive(Debug, Clone, Default)]
pub struct Object(pub Vec<Entry>);

/// One key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Arc<str>,
    /// Where the key is written.
    pub key_span: Span,
    /// The value.
    pub value: Value,
}

/// Where a value came from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The place where the value is written.
    pub place: Place,
    /// The way it took from there to where it is used, nearest step first.
    pub chain: Option<Arc<Step>>,
    /// The input marked it as secret: it must not be shown.
    pub sensitive: bool,
}

/// One step on the way of a value.
#[derive(Debug)]
pub struct Step {
    /// What passed the value on: `var.acl`, `default of var.acl`, `local.tags`, `Include`, `aws_s3_bucket_acl.a`.
    pub label: Arc<str>,
    /// Where that is written.
    pub place: Place,
    /// The step before it.
    pub next: Option<Arc<Step>>,
}

/// Why a value is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// In words that follow "unknown: ", such as `var.region has no value`.
    pub why: Arc<str>,
    /// The resource attribute that will give the value, when that much is known.
    pub refers_to: Option<Reference>,
    /// It will be neither null nor empty: text is written beside the part that is not known.
    pub is_something: bool,
    /// The text it begins with; empty when that is not known either.
    pub begins: Arc<str>,
}

/// An attribute of another resource of the same unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The address of the resource: `aws_s3_bucket.logs`.
    pub address: Arc<str>,
    /// The attribute: `id`; empty for the whole resource.
    pub attribute: Arc<str>,
}

/// A step of a path into a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PathStep {
    /// A key of an object.
    Key(Arc<str>),
    /// An index into a list.
    Index(usize),
}

/// The word that stands in copies of inputs where something was redacted: what it stood for is not known.
pub const REDACTED: &str = "REDACTED-BY-TICKMARK";

/// Why such a value is unknown.
pub const WHY_REDACTED: &str = "the value was redacted in this copy of the input";

impl Data {
    /// A text as an input writes it; unknown where it was redacted.
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        if is_redacted(&text) {
            let unknown =
                Unknown { why: WHY_REDACTED.into(), refers_to: None, is_something: false, begins: Arc::default() };
            return Self::Unknown(Arc::new(unknown));
        }
        Self::String(text)
    }
}

/// Whether a text holds what stands for something redacted.
pub fn is_redacted(text: &str) -> bool {
    text.len() >= REDACTED.len() && memchr::memmem::find(text.as_bytes(), REDACTED.as_bytes()).is_some()
}

impl Value {
    /// A value written at a place.
    pub fn new(data: Data, place: Place) -> Self {
        Self { data, origin: Origin { place, chain: None, sensitive: false } }
    }

    /// A string written at a place; unknown where it was redacted.
    pub fn string(text: impl Into<Arc<str>>, place: Place) -> Self {
        Self::new(Data::text(text), place)
    }

    /// A value that cannot be known.
    pub fn unknown(why: impl Into<Arc<str>>, refers_to: Option<Reference>, place: Place) -> Self {
        let unknown = Unknown { why: why.into(), refers_to, is_something: false, begins: Arc::default() };
        Self::new(Data::Unknown(Arc::new(unknown)), place)
    }

    /// A list.
    pub fn list(items: Vec<Value>, place: Place) -> Self {
        Self::new(Data::List(Arc::new(items)), place)
    }

    /// An object.
    pub fn object(entries: Vec<Entry>, place: Place) -> Self {
        Self::new(Data::Object(Arc::new(Object(entries))), place)
    }

    /// The value under a key, when this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key, when this is an object that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries()?.iter().find(|entry| &*entry.key == key)
    }

    /// The text, when this is a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Data::String(text) = &self.data { Some(text) } else { None }
    }

    /// The items, when this is a list.
    pub fn items(&self) -> Option<&[Value]> {
        if let Data::List(items) = &self.data { Some(items) } else { None }
    }

    /// The entries, when this is an object.
    pub fn entries(&self) -> Option<&[Entry]> {
        if let Data::Object(object) = &self.data { Some(&object.0) } else { None }
    }

    /// The same value, passed on by `label`, which is written at `place`.
    #[must_use]
    pub fn through(mut self, label: impl Into<Arc<str>>, place: Place) -> Self {
        self.origin.chain = Some(Arc::new(Step { label: label.into(), place, next: self.origin.chain.take() }));
        self
    }
}

/// Reads a deferred part of a large document, `depth` levels deep; what lies deeper is deferred again. Members that the
/// outline does not name may be left out, but for the first of an object, which says where it begins.
pub type Expand = fn(text: &Text, place: Place, depth: usize, outline: &Outline) -> Value;

/// One parsed document; a source may hold several.
#[derive(Debug, Clone)]
pub struct Document {
    /// The text it was parsed from.
    pub text: Arc<Text>,
    /// Its number in the source, from 0.
    pub index: u32,
    /// The syntax it was parsed as.
    pub syntax: Syntax,
    /// The tree.
    pub root: Value,
    /// The syntax tree, when the syntax is HCL: its values must be evaluated first.
    pub hcl: Option<Arc<hcl::Body>>,
    expander: Option<Expand>,
}

impl Document {
    /// A document parsed in full.
    pub fn new(text: Arc<Text>, index: u32, syntax: Syntax, root: Value) -> Self {
        Self { text, index, syntax, root, hcl: None, expander: None }
    }

    /// A large document whose parts are read when asked for.
    pub fn deferred(text: Arc<Text>, syntax: Syntax, root: Value, expander: Expand) -> Self {
        Self { text, index: 0, syntax, root, hcl: None, expander: Some(expander) }
    }

    /// An HCL document; its root is deferred, and reads what is literal in it when asked for.
    pub fn hcl(text: Arc<Text>, root: Value, body: hcl::Body, expander: Expand) -> Self {
        Self { text, index: 0, syntax: Syntax::Hcl, root, hcl: Some(Arc::new(body)), expander: Some(expander) }
    }

    /// The value itself, or what stands there read `depth` levels deep when it was deferred.
    pub fn expand<'a>(&self, value: &'a Value, depth: usize) -> std::borrow::Cow<'a, Value> {
        self.outlined(value, depth, &Outline::Whole)
    }

    /// The same, where of what was deferred at least the parts that an outline names are read.
    pub fn outlined<'a>(&self, value: &'a Value, depth: usize, outline: &Outline) -> std::borrow::Cow<'a, Value> {
        match (&value.data, self.expander) {
            (Data::Deferred, Some(expand)) => {
                std::borrow::Cow::Owned(expand(&self.text, value.origin.place, depth, outline))
            }
            _ => std::borrow::Cow::Borrowed(value),
        }
    }

    /// The value with everything in it read, or at least the parts that an outline names, when this is a large document.
    pub fn whole<'a>(&self, value: &'a Value, outline: &Outline) -> std::borrow::Cow<'a, Value> {
        let is_deferred = |value: &Value| matches!(value.data, Data::Deferred);
        if is_deferred(value) {
            return self.outlined(value, usize::MAX, outline);
        }
        let lists = |value: &Value| value.items().is_some_and(|items| items.iter().any(is_deferred));
        let holds = |entry: &Entry| is_deferred(&entry.value) || lists(&entry.value);
        let inside = value.entries().is_some_and(|entries| entries.iter().any(holds));
        if self.expander.is_none() || !(lists(value) || inside) {
            return std::borrow::Cow::Borrowed(value);
        }
        let whole = |value: &Value| self.expand(value, usize::MAX).into_owned();
        let below = |value: &Value| match value.items() {
            Some(items) => Value { data: Data::List(Arc::new(items.iter().map(whole).collect())), ..value.clone() },
            None => whole(value),
        };
        // a large document defers the members of its root, and the items of lists that are such members
        let data = match &value.data {
            Data::List(items) => Data::List(Arc::new(items.iter().map(whole).collect())),
            Data::Object(object) => {
                let entries = object.0.iter().map(|entry| Entry { value: below(&entry.value), ..entry.clone() });
                Data::Object(Arc::new(Object(entries.collect())))
            }
            Data::Null
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Unknown(_)
            | Data::Absent(_)
            | Data::Deferred => return std::borrow::Cow::Borrowed(value),
        };
        std::borrow::Cow::Owned(Value { data, origin: value.origin.clone() })
    }

    /// The source of the document.
    pub fn source(&self) -> SourceId {
        self.text.source
    }
}

/// How a text is written; what it means is found later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Syntax {
    /// JSON, RFC 8259.
    Json,
    /// One JSON value a line.
    Ndjson,
    /// YAML 1.2 with the scalar rules of its file type.
    Yaml,
    /// HCL, the language of Terraform files.
    Hcl,
    /// Terraform in JSON: `*.tf.json`.
    TerraformJson,
    /// A Terraform plan as `terraform plan -out` writes it; its text is the JSON it stands for.
    TerraformPlan,
    /// A Dockerfile or Containerfile.
    Dockerfile,
    /// A line-oriented configuration file, by the name of its grammar.
    Lines(&'static str),
}

impl Syntax {
    /// The name used in reports and in `document.<name>` kinds.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Yaml => "yaml",
            Self::Hcl => "hcl",
            Self::TerraformJson => "tf-json",
            Self::TerraformPlan => "tfplan",
            Self::Dockerfile => "dockerfile",
            Self::Lines(grammar) => grammar,
        }
    }
}
