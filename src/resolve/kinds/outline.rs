//! Which parts of a dialect's resources the kinds read: of a large export the rest need not be made.

use super::compile::{Compiled, KindTable, Node, Steps};
use crate::model::{Each, Join, Outline, Path, Stride};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is read of resources, by their type.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    of_resources: BTreeMap<Arc<str>, Outline>,
    /// What others read of them: it is held for all of a unit.
    of_siblings: BTreeMap<Arc<str>, Outline>,
}

impl Outlines {
    /// What kinds read of resources of their types, and of the siblings that they join.
    pub(super) fn of(kinds: &KindTable) -> Self {
        let mut outlines = Self::default();
        for mapping in kinds.all() {
            outlines.note(mapping, kinds);
        }
        outlines
    }

    /// What is read of a resource of a type when it is judged; none when no kind reads any.
    pub(super) fn of_resource(&self, kind: &str) -> Option<&Outline> {
        self.of_resources.get(kind)
    }

    /// What is read of a resource of a type when others are judged; none when no kind joins any.
    pub(super) fn of_sibling(&self, kind: &str) -> Option<&Outline> {
        self.of_siblings.get(kind)
    }

    fn note(&mut self, mapping: &Compiled, kinds: &KindTable) {
        let top = Spot { types: &mapping.types, is_sibling: false, steps: Vec::new() };
        let mut reading = Reading { outlines: self, kinds, top: &top, item: None };
        for (path, _) in &mapping.filter {
            reading.whole(&top.below(path));
        }
        let here = [Path::default()];
        for root in if mapping.root.is_empty() { &here } else { mapping.root.as_slice() } {
            reading.nodes(&mapping.fields, &top.below(root));
        }
    }

    fn at(&mut self, spot: &Spot<'_>, note: impl Fn(&mut Outline)) {
        let outlines = if spot.is_sibling { &mut self.of_siblings } else { &mut self.of_resources };
        for kind in spot.types {
            note(outlines.entry(kind.as_str().into()).or_default().at(&spot.steps));
        }
    }
}

/// A place in the resources of some types.
#[derive(Clone)]
struct Spot<'a> {
    types: &'a [String],
    is_sibling: bool,
    steps: Vec<Stride>,
}

impl Spot<'_> {
    fn below(&self, path: &Path) -> Self {
        Self { steps: self.steps.iter().chain(&path.steps).cloned().collect(), ..*self }
    }
}

/// The way that [`super::read`] takes, with places for values.
struct Reading<'r, 'a> {
    outlines: &'r mut Outlines,
    kinds: &'a KindTable,
    top: &'r Spot<'a>,
    /// The item of a list whose fields are read.
    item: Option<Spot<'a>>,
}

impl<'a> Reading<'_, 'a> {
    fn whole(&mut self, spot: &Spot<'_>) {
        self.outlines.at(spot, |outline| *outline = Outline::Whole);
    }

    fn there(&mut self, spot: &Spot<'_>) {
        self.outlines.at(spot, |_| {});
    }

    fn nodes(&mut self, nodes: &BTreeMap<Arc<str>, Node>, start: &Spot<'a>) {
        for node in nodes.values() {
            self.node(node, start);
        }
    }

    fn node(&mut self, node: &Node, start: &Spot<'a>) {
        match node {
            Node::Path(path) => self.whole(&self.start(path, start).below(path)),
            Node::First(nodes) => nodes.iter().for_each(|node| self.node(node, start)),
            Node::Table(steps) => self.steps(steps, start),
        }
    }

    fn start(&self, path: &Path, start: &Spot<'a>) -> Spot<'a> {
        if path.from_top { self.top.clone() } else { start.clone() }
    }

    fn steps(&mut self, steps: &Steps, start: &Spot<'a>) {
        // what several lists give is read where each of them is
        for node in steps.concat.iter().flatten() {
            self.node(node, start);
        }
        if steps.concat.is_some() || steps.value.is_some() {
            return;
        }
        let found = match steps.join.and_then(|number| self.kinds.join(number)) {
            Some(join) => self.joined(join).below(&steps.path),
            None => self.start(&steps.path, start).below(&steps.path),
        };
        for (path, _) in &steps.filter {
            self.whole(&found.below(path));
        }
        match (&steps.fields, steps.each) {
            (None, None) if steps.present => self.there(&found),
            (None, _) | (_, Some(Each::Entry)) => self.whole(&found),
            (Some(fields), None) => self.fields(fields, &found),
            (Some(fields), Some(Each::Item)) => {
                let outer = self.item.replace(found.clone());
                self.fields(fields, &found);
                self.item = outer;
            }
        }
    }

    fn fields(&mut self, fields: &BTreeMap<Arc<str>, Node>, holder: &Spot<'a>) {
        // that it is there is read in any case
        self.there(holder);
        self.nodes(fields, holder);
    }

    /// The siblings of a join, with what both sides are told by.
    fn joined(&mut self, join: &'a Join) -> Spot<'a> {
        let asks = self.item.clone().unwrap_or_else(|| self.top.clone());
        for path in join.ours.iter().chain(&join.same) {
            self.whole(&asks.below(path));
        }
        let siblings = Spot { types: &join.types, is_sibling: true, steps: Vec::new() };
        for path in join.theirs.iter().chain(&join.same) {
            self.whole(&siblings.below(path));
        }
        if let Some(through) = &join.through {
            let between = Spot { types: &through.types, is_sibling: true, steps: Vec::new() };
            for path in &through.by {
                self.whole(&between.below(path));
            }
        }
        siblings
    }
}
