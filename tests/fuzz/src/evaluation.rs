//! What the evaluation of Terraform code, and the reading of hosts, promise of any files: no panic, and an end in a bounded
//! time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};
use tickmark::catalog::Catalog;
use tickmark::model::hcl::{Expr, Part};
use tickmark::model::{Digest, Document, Files, KindId, Source, SourceId, Syntax, TerraformInputs, Unread};
use tickmark::resolve::{KindTable, Layout, Scope, Terraform, directory_of, resolve, wanted_on_host};

/// Every kind that a rule judges.
static KINDS: LazyLock<KindTable> = LazyLock::new(|| {
    let catalog = Catalog::load(&[]);
    let wanted: BTreeSet<KindId> = catalog.rules.iter().flat_map(|rule| rule.applies_to.iter().cloned()).collect();
    KindTable::new(&catalog.kinds, &wanted)
});

/// What starts a line that names the file below it: one input holds a whole tree.
const FILE: &str = "#> ";

/// Evaluates every root module in a text of several files, the first of which is `main.tf`.
pub fn evaluate(bytes: &[u8]) {
    let files = Memory::new(&String::from_utf8_lossy(bytes), "main.tf");
    let mut directories: BTreeMap<Arc<str>, Vec<Document>> = BTreeMap::new();
    for (number, (path, content)) in (0..).zip(&files.0) {
        let directory = directories.entry(directory_of(path).into()).or_default();
        let Some(syntax @ (Syntax::Hcl | Syntax::TerraformJson)) = tickmark::parse::syntax_of(path) else { continue };
        let bytes = content.to_vec();
        let source = Source { id: SourceId(number), path: Arc::clone(path), digest: Digest([0; 32]), bytes };
        directory.extend(tickmark::parse::parse(source, syntax).documents);
    }
    let mut layout = Layout::default();
    for (path, documents) in directories {
        layout.add(path, documents, &files);
    }
    let (inputs, values) = (TerraformInputs::default(), BTreeMap::new());
    let Some(variant) = inputs.variants.first() else { return };
    for root in layout.roots(&[]) {
        let (terraform, documents) = Terraform::new(&root, &inputs, variant, &values, &files);
        let resolution = resolve(&Scope::Root(terraform), documents, &KINDS);
        for index in 0..resolution.len() {
            let _ = resolution.resources(index);
        }
    }
}

/// Reads a text of several files as those of one host, the first of which is `etc/profile`.
pub fn host(bytes: &[u8]) {
    let files = Memory::new(&String::from_utf8_lossy(bytes), "etc/profile");
    let (mut documents, mut inner): (Vec<Document>, Vec<Arc<str>>) = (Vec::new(), Vec::new());
    for (number, (path, content)) in (0..).zip(&files.0) {
        let Some(syntax) = wanted_on_host(path) else { continue };
        let bytes = content.to_vec();
        let source = Source { id: SourceId(number), path: Arc::clone(path), digest: Digest([0; 32]), bytes };
        for document in tickmark::parse::parse(source, syntax).documents {
            documents.push(document);
            inner.push(Arc::clone(path));
        }
    }
    let resolution = resolve(&Scope::Host("host".into(), inner), documents, &KINDS);
    for index in 0..resolution.len() {
        let _ = resolution.resources(index);
    }
}

/// The files of one input.
struct Memory(BTreeMap<Arc<str>, Arc<[u8]>>);

impl Memory {
    fn new(text: &str, first: &str) -> Self {
        let mut files: BTreeMap<Arc<str>, String> = BTreeMap::new();
        let mut path: Arc<str> = first.into();
        for line in text.split_inclusive('\n') {
            match line.strip_prefix(FILE) {
                Some(name) => path = name.trim().into(),
                None => files.entry(Arc::clone(&path)).or_default().push_str(line),
            }
        }
        Self(files.into_iter().map(|(path, content)| (path, content.into_bytes().into())).collect())
    }
}

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, Unread> {
        self.0.get(path).cloned().ok_or(Unread::Missing)
    }

    fn below(&self, directory: &str) -> Result<Vec<Arc<str>>, Unread> {
        Ok(self.0.keys().filter(|path| path.starts_with(directory)).cloned().collect())
    }

    fn expression(&self, text: &str) -> Result<Expr, String> {
        tickmark::parse::expression(text)
    }

    fn template(&self, text: &str, first: usize) -> Result<Vec<Part>, String> {
        tickmark::parse::template(text, first)
    }
}
