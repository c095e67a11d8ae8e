//! The kind language: what a canonical resource is, and where each dialect says it. Data, not code.
//!
//! A kind is one TOML file beside its rules. `[fields]` declares the canonical attributes; each
//! `[[read]]` says, for one dialect and some of its types, the paths the fields are read from. Since a
//! mapping is paths, provenance follows by itself. `resolve` applies it, `catalog` loads it.

use super::path::Path;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The id of a kind: `aws.s3.bucket`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(from = "String")]
pub struct KindId(pub Arc<str>);

impl From<String> for KindId {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for KindId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the file of a kind says without being read in full: what it is called, and which resources it is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Heading {
    /// The id.
    pub id: KindId,
    /// The layer it belongs to, as the frameworks name layers: `host`, `cloud-aws`.
    pub layer: String,
    /// The resources that each mapping reads, in their order.
    pub read: Vec<Read>,
    /// How many joins its readers have, or more.
    pub joins: usize,
    /// The types of the siblings that they join.
    pub joined: BTreeSet<String>,
}

/// The resources that a mapping reads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Read {
    /// The dialect.
    pub dialect: Dialect,
    /// The dialect's types.
    pub types: Vec<String>,
}

/// A kind, whose definition is read when it is first asked for: of all there are a run meets few.
#[derive(Debug)]
pub struct Kind {
    /// What it says without being read in full.
    pub heading: Heading,
    /// The definition as JSON, when it was not read yet.
    json: &'static str,
    definition: OnceLock<Option<Definition>>,
}

impl Kind {
    /// A kind that was read.
    pub fn new(heading: Heading, definition: Definition) -> Self {
        Self { heading, json: "", definition: Some(definition).into() }
    }

    /// A kind whose definition, as JSON, is read when it is asked for.
    pub fn later(heading: Heading, json: &'static str) -> Self {
        Self { heading, json, definition: OnceLock::new() }
    }

    /// The definition; none when its JSON is not one.
    pub fn definition(&self) -> Option<&Definition> {
        self.definition.get_or_init(|| serde_json::from_str(self.json).ok()).as_ref()
    }
}

/// The definition of a canonical resource.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The id.
    pub id: KindId,
    /// What it is, in words.
    pub title: String,
    /// The layer, as the heading has it.
    pub layer: String,
    /// The fields whose values make it the same thing in another view; the address when they are not known.
    #[serde(default)]
    pub identity: Vec<String>,
    /// The canonical attributes.
    pub fields: BTreeMap<String, Field>,
    /// Where each dialect says them.
    pub read: Vec<Mapping>,
}

/// One canonical attribute.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The type it is converted to; what cannot be converted is unknown.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// What it means.
    pub doc: String,
    /// Whether not being there is a value of its own: the field is null then, instead of no evidence.
    #[serde(default)]
    pub optional: bool,
    /// The fields of each item of a list, or of an object.
    #[serde(default)]
    pub of: BTreeMap<String, Field>,
}

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FieldType {
    /// Text; numbers and booleans are written out.
    String,
    /// True or false; `"true"`, `"false"` and the like are converted.
    Boolean,
    /// A number; digits in a string are converted.
    Number,
    /// A list; a single value is a list of one, null is the empty list.
    List,
    /// Keys and values.
    Object,
    /// As the input has it.
    Any,
}

/// A family of inputs that share type names and shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dialect {
    /// Terraform code, plans and states; types are resource types.
    Terraform,
    /// CloudFormation templates; types are `AWS::S3::Bucket`.
    Cloudformation,
    /// Azure Resource Manager templates; types are `Microsoft.Storage/storageAccounts`.
    Arm,
    /// AWS Config items; types are `AWS::S3::Bucket`, paths start at the item.
    AwsConfig,
    /// Azure Resource Graph rows; types are lower-case resource types.
    AzureResourceGraph,
    /// Google Cloud Asset Inventory; types are `storage.googleapis.com/Bucket`.
    CloudAsset,
    /// Kubernetes manifests and exports; types are kinds.
    Kubernetes,
    /// Dockerfiles; the one type is `dockerfile`.
    Dockerfile,
    /// Host trees; types name the resolver: `sshd`, `sysctl`, `audit_rules`, `sudo`, ...
    Host,
}

impl Dialect {
    /// The name used in kinds and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::Cloudformation => "cloudformation",
            Self::Arm => "arm",
            Self::AwsConfig => "aws-config",
            Self::AzureResourceGraph => "azure-resource-graph",
            Self::CloudAsset => "cloud-asset",
            Self::Kubernetes => "kubernetes",
            Self::Dockerfile => "dockerfile",
            Self::Host => "host",
        }
    }
}

/// Where one dialect says the fields of a kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The dialect.
    pub dialect: Dialect,
    /// The dialect's types that are this kind.
    pub types: Vec<String>,
    /// The path every relative path starts from, or several, of which the first that finds something
    /// counts. A path that starts with `/` starts from the top.
    #[serde(default, deserialize_with = "one_or_more")]
    pub root: Vec<Path>,
    /// Only resources whose values at these paths equal these are this kind; unknown values count as equal.
    #[serde(default, rename = "where")]
    pub filter: BTreeMap<Path, toml::Value>,
    /// The reader of each field. A field without one is absent in this dialect.
    pub fields: BTreeMap<String, Reader>,
}

fn one_or_more<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Path>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMore {
        One(Path),
        More(Vec<Path>),
    }
    OneOrMore::deserialize(deserializer).map(|paths| match paths {
        OneOrMore::One(path) => vec![path],
        OneOrMore::More(paths) => paths,
    })
}

/// How a field is read: a path, the first of several readers that finds something, or a table.
#[derive(Debug, Clone)]
pub enum Reader {
    /// The value at a path.
    Path(Path),
    /// The first reader that finds something, unknown included.
    First(Vec<Reader>),
    /// Everything else.
    Table(Box<Table>),
}

impl<'de> Deserialize<'de> for Reader {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReaderVisitor)
    }
}

/// Tells the three forms apart by their TOML type, so that an error names the form that was meant.
struct ReaderVisitor;

impl<'de> serde::de::Visitor<'de> for ReaderVisitor {
    type Value = Reader;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a path, a list of readers or a table with a reader's keys")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Reader, E> {
        text.parse().map(Reader::Path).map_err(E::custom)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Reader, A::Error> {
        let mut readers = Vec::new();
        while let Some(reader) = list.next_element()? {
            readers.push(reader);
        }
        Ok(Reader::First(readers))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Reader, A::Error> {
        let table = Table::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Ok(Reader::Table(Box::new(table)))
    }
}

/// How a string holds another value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// JSON.
    Json,
}

/// The full form of a reader. The keys apply in the order of this list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// A literal: this dialect always means this.
    pub value: Option<toml::Value>,
    /// The lists that these readers give, one after the other.
    pub concat: Option<Vec<Reader>>,
    /// Start from the siblings that join with this resource, as a list, instead of from the resource.
    pub join: Option<Join>,
    /// The path to read. A name stepping into a list takes the list's first item (Terraform's single
    /// blocks), `[2]` an item, `[*]` all of them, `"a.b"` a key with dots. Default: the value itself.
    #[serde(default)]
    pub path: Path,
    /// Texts that count as nothing: with `alias/aws/*`, a key that the provider manages is no key of one's own.
    /// `*` stands for any text.
    #[serde(default)]
    pub nothing: Vec<String>,
    /// Beginnings of texts that say enough: a text that is not known but begins with one of them is read as that
    /// beginning. `serviceAccount:` is a service account, whichever it will be.
    #[serde(default)]
    pub begins: Vec<String>,
    /// `json`: the string found holds JSON, which is read in its place.
    pub parse: Option<Encoding>,
    /// Build one object for each item or entry found, instead of one object.
    pub each: Option<Each>,
    /// Keep only items whose values at these paths equal these; unknown values are kept.
    #[serde(rename = "where")]
    #[serde(default)]
    pub filter: BTreeMap<Path, toml::Value>,
    /// The readers of the object's fields, relative to the item.
    pub fields: Option<BTreeMap<String, Reader>>,
    /// Replace a value (written as a string) by another; `"*"` is any other value.
    pub map: Option<BTreeMap<String, toml::Value>>,
    /// Give true when something is there (not null, not empty), false when not.
    #[serde(default)]
    pub present: bool,
    /// The value when nothing is there: the documented default of the product.
    pub default: Option<toml::Value>,
    /// Why that is the default: the product, its version range, the document.
    pub because: Option<String>,
}

/// Whether a sub-mapping makes a list or one object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Each {
    /// One object for each item of the list.
    Item,
    /// One object for each entry of an object, its key under `key`.
    Entry,
}

/// Other resources of the same unit that speak about this one.
///
/// A sibling joins when a value at one of `theirs` refers to this resource or equals a known value at
/// one of `ours`, or when a value at one of `ours` refers to it. When nothing joins but a sibling's
/// value is unknown without saying what it refers to, the field is unknown. Inside the readers of the items of a list
/// (`each = "item"`), the item takes the place of this resource.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The types of the siblings.
    pub types: Vec<String>,
    /// Paths of this resource that may hold or name the sibling.
    #[serde(default)]
    pub ours: Vec<Path>,
    /// Paths of the sibling that may hold or name this resource.
    #[serde(default)]
    pub theirs: Vec<Path>,
    /// Paths whose values must not differ where both say them, such as `metadata.namespace`.
    #[serde(default)]
    pub same: Vec<Path>,
    /// Whether a value of theirs that lies below one of ours, as `/a/b/queues` below `/a/b`, joins too.
    #[serde(default)]
    pub within: bool,
    /// A third resource that both may name, one by reference and the other by its name.
    pub through: Option<Through>,
}

/// Resources that others mean by a value of theirs: a log group by its name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Through {
    /// Their types.
    pub types: Vec<String>,
    /// The paths of the values that mean them.
    pub by: Vec<Path>,
}
