//! What the tests share: the embedded content, and scans of single paths through the front door of the library.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use tickmark::catalog::Catalog;
use tickmark::collect::{self, Inventory, Limits, Request};
use tickmark::evaluate::Engine;
use tickmark::model::{Data, Object, Origin, Value};
use tickmark::resolve::KindTable;

/// Everything a scan needs, loaded once.
pub(crate) struct Content {
    pub(crate) catalog: Catalog,
    pub(crate) engine: Engine,
    pub(crate) kinds: KindTable,
}

impl Content {
    pub(crate) fn load() -> Self {
        Self::of(Catalog::load(&[]))
    }

    pub(crate) fn of(catalog: Catalog) -> Self {
        assert!(catalog.problems.is_empty(), "{:#?}", catalog.problems);
        let nothing = Value { data: Data::Object(Arc::new(Object::default())), origin: Origin::default() };
        let as_of = "2026-01-31".parse().unwrap();
        let limits = tickmark::evaluate::Limits::default();
        let engine = Engine::new(&catalog.rules, &catalog.libraries, &nothing, as_of, limits);
        let wanted = catalog.rules.iter().flat_map(|rule| rule.applies_to.iter().cloned()).collect();
        let kinds = KindTable::new(&catalog.kinds, &wanted);
        Self { catalog, engine, kinds }
    }
}

/// What there is at a path.
pub(crate) fn inventory(path: &Path) -> Inventory {
    let host = path.is_dir().then(|| path.display().to_string());
    let paths: Vec<PathBuf> = if host.is_some() { Vec::new() } else { vec![path.to_path_buf()] };
    let hosts: Vec<String> = host.into_iter().collect();
    collect::inventory(&Request {
        paths: &paths,
        hosts: &hosts,
        include: &[],
        exclude: &[],
        no_ignore: true,
        stdin: None,
        terraform: tickmark::model::TerraformInputs::default(),
        collected: &[],
        limits: Limits::default(),
    })
}
