//! Kinds, indexed by dialect type, with every literal converted and every join numbered.

use super::outline::Outlines;
use crate::model::{
    Data, Definition, Dialect, Each, Encoding, Field, Join, Kind, KindId, Mapping, Outline, Path, Reader, Syntax, Table,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// The kinds that the rules of a run judge, ready to read resources. Each is read and compiled when a resource of that kind
/// is met.
#[derive(Debug, Default)]
pub struct KindTable {
    kinds: Vec<Slot>,
    /// The kinds of the mappings, and where among their own each is.
    mappings: Vec<(usize, usize)>,
    by_type: BTreeMap<Dialect, BTreeMap<Arc<str>, Vec<usize>>>,
    joins: usize,
    joined: BTreeSet<Arc<str>>,
    outlines: OnceLock<Outlines>,
    documents: BTreeSet<KindId>,
}

/// One kind.
#[derive(Debug)]
struct Slot {
    kind: Arc<Kind>,
    /// The number of its first join.
    joins: usize,
    compiled: OnceLock<Readers>,
}

/// What a kind's definition says.
#[derive(Debug, Default)]
struct Readers {
    mappings: Vec<Compiled>,
    joins: Vec<Join>,
}

/// One mapping of one kind.
#[derive(Debug)]
pub(in crate::resolve) struct Compiled {
    pub(super) shape: Arc<Shape>,
    pub(super) types: Vec<String>,
    pub(super) root: Vec<Path>,
    pub(super) filter: Vec<(Path, Data)>,
    pub(super) fields: BTreeMap<Arc<str>, Node>,
}

/// What every resource of a kind has, whatever it was read from.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) id: KindId,
    pub(super) identity: Vec<String>,
    pub(super) fields: Vec<(Arc<str>, Field)>,
}

impl Shape {
    fn of(kind: &Definition) -> Self {
        let fields = kind.fields.iter().map(|(name, field)| (name.as_str().into(), field.clone()));
        Self { id: kind.id.clone(), identity: kind.identity.clone(), fields: fields.collect() }
    }
}

/// A compiled reader.
#[derive(Debug)]
pub(super) enum Node {
    Path(Path),
    First(Vec<Node>),
    Table(Box<Steps>),
}

/// A compiled table reader; [`crate::model::Table`] says what each part means.
#[derive(Debug)]
pub(super) struct Steps {
    pub(super) value: Option<Data>,
    pub(super) concat: Option<Vec<Node>>,
    pub(super) join: Option<usize>,
    pub(super) path: Path,
    pub(super) nothing: Vec<String>,
    pub(super) begins: Vec<Arc<str>>,
    pub(super) parse: Option<Encoding>,
    pub(super) each: Option<Each>,
    pub(super) filter: Vec<(Path, Data)>,
    pub(super) fields: Option<BTreeMap<Arc<str>, Node>>,
    pub(super) map: Option<BTreeMap<String, Data>>,
    pub(super) present: bool,
    pub(super) default: Option<Data>,
    pub(super) because: Arc<str>,
}

impl KindTable {
    /// The kinds that are wanted, out of all that are known.
    pub fn new(kinds: &[Arc<Kind>], wanted: &BTreeSet<KindId>) -> Self {
        let mut table = Self::default();
        for kind in kinds.iter().filter(|kind| wanted.contains(&kind.heading.id)) {
            table.add(kind);
        }
        table.documents = wanted.iter().filter(|kind| kind.0.starts_with("document.")).cloned().collect();
        table
    }

    fn add(&mut self, kind: &Arc<Kind>) {
        for (index, read) in kind.heading.read.iter().enumerate() {
            let types = self.by_type.entry(read.dialect).or_default();
            for name in &read.types {
                types.entry(name.as_str().into()).or_default().push(self.mappings.len());
            }
            self.mappings.push((self.kinds.len(), index));
        }
        self.joined.extend(kind.heading.joined.iter().map(|name| name.as_str().into()));
        self.kinds.push(Slot { kind: Arc::clone(kind), joins: self.joins, compiled: OnceLock::new() });
        self.joins += kind.heading.joins;
    }

    /// The kind of a whole document of a syntax.
    pub(in crate::resolve) fn document_kind(syntax: Syntax) -> KindId {
        KindId(format!("document.{}", syntax.name()).into())
    }

    pub(in crate::resolve) fn wants_document(&self, syntax: Syntax) -> bool {
        !self.documents.is_empty() && self.documents.contains(&Self::document_kind(syntax))
    }

    pub(in crate::resolve) fn mapping(&self, number: usize) -> Option<&Compiled> {
        let (kind, index) = self.mappings.get(number)?;
        self.kinds.get(*kind)?.readers().mappings.get(*index)
    }

    pub(in crate::resolve) fn mappings(&self, dialect: Dialect, kind: &str) -> &[usize] {
        self.by_type.get(&dialect).and_then(|types| types.get(kind)).map_or(&[], Vec::as_slice)
    }

    /// Whether some kind joins siblings of this type.
    pub(in crate::resolve) fn is_joined(&self, kind: &str) -> bool {
        self.joined.contains(kind)
    }

    /// What the kinds read of a resource of a type when it is judged.
    pub(in crate::resolve) fn outline(&self, kind: &str) -> &Outline {
        self.outlines().of_resource(kind).unwrap_or(&Outline::Whole)
    }

    /// What the kinds read of a resource of a type when others are judged.
    pub(in crate::resolve) fn outline_of_sibling(&self, kind: &str) -> &Outline {
        self.outlines().of_sibling(kind).unwrap_or(&Outline::Whole)
    }

    fn outlines(&self) -> &Outlines {
        self.outlines.get_or_init(|| Outlines::of(self))
    }

    /// Every mapping.
    pub(super) fn all(&self) -> impl Iterator<Item = &Compiled> {
        self.kinds.iter().flat_map(|kind| &kind.readers().mappings)
    }

    pub(in crate::resolve) fn join_count(&self) -> usize {
        self.joins
    }

    pub(super) fn join(&self, number: usize) -> Option<&Join> {
        let kind = self.kinds.get(self.kinds.partition_point(|kind| kind.joins <= number).checked_sub(1)?)?;
        kind.readers().joins.get(number - kind.joins)
    }
}

impl Slot {
    fn readers(&self) -> &Readers {
        self.compiled.get_or_init(|| self.kind.definition().map(|kind| self.compile(kind)).unwrap_or_default())
    }

    fn compile(&self, kind: &Definition) -> Readers {
        let shape = Arc::new(Shape::of(kind));
        let mut compiler = Compiler { first: self.joins, joins: Vec::new() };
        let mappings = kind.read.iter().map(|mapping| compiler.mapping(&shape, mapping)).collect();
        Readers { mappings, joins: compiler.joins }
    }
}

/// What numbers the joins of a kind.
struct Compiler {
    first: usize,
    joins: Vec<Join>,
}

impl Compiler {
    fn mapping(&mut self, shape: &Arc<Shape>, mapping: &Mapping) -> Compiled {
        Compiled {
            shape: Arc::clone(shape),
            types: mapping.types.clone(),
            root: mapping.root.clone(),
            filter: literals(&mapping.filter),
            fields: self.nodes(&mapping.fields),
        }
    }

    fn nodes(&mut self, readers: &BTreeMap<String, Reader>) -> BTreeMap<Arc<str>, Node> {
        readers.iter().map(|(name, reader)| (name.as_str().into(), self.node(reader))).collect()
    }

    fn node(&mut self, reader: &Reader) -> Node {
        match reader {
            Reader::Path(path) => Node::Path(path.clone()),
            Reader::First(readers) => Node::First(readers.iter().map(|reader| self.node(reader)).collect()),
            Reader::Table(table) => Node::Table(Box::new(self.steps(table))),
        }
    }

    fn steps(&mut self, table: &Table) -> Steps {
        Steps {
            value: table.value.as_ref().map(Data::from),
            concat: table.concat.as_ref().map(|readers| readers.iter().map(|reader| self.node(reader)).collect()),
            join: table.join.as_ref().map(|join| {
                self.joins.push(join.clone());
                self.first + self.joins.len() - 1
            }),
            path: table.path.clone(),
            nothing: table.nothing.clone(),
            begins: table.begins.iter().map(|beginning| beginning.as_str().into()).collect(),
            parse: table.parse,
            each: table.each,
            filter: literals(&table.filter),
            fields: table.fields.as_ref().map(|fields| self.nodes(fields)),
            map: table.map.as_ref().map(|map| map.iter().map(|(from, to)| (from.clone(), Data::from(to))).collect()),
            present: table.present,
            default: table.default.as_ref().map(Data::from),
            because: format!("default: {}", table.because.as_deref().unwrap_or("stated by the kind")).into(),
        }
    }
}

fn literals(map: &BTreeMap<Path, toml::Value>) -> Vec<(Path, Data)> {
    map.iter().map(|(path, value)| (path.clone(), Data::from(value))).collect()
}
