//! Terraform's directories: all are parsed once, then the root modules among them are the units.

use super::World;
use super::affected::{Watching, touches_root};
use super::memory::Parsed;
use super::part::Part;
use super::reader::Reader;
use super::units::{Aside, Member, Unit};
use crate::collect::Inventory;
use crate::model::{Document, Level, SourceId, Syntax, Text};
use crate::resolve::{Layout, Root, Scope, Sources, Terraform};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The files of values that were given, by the path given.
pub(super) type Values = BTreeMap<Arc<str>, Document>;

/// Rounds of parsing what was called: each follows calls one level deeper.
const ROUNDS: usize = 64;

/// The first number of sources that are not among the entries.
const GIVEN: u32 = u32::MAX / 2;

/// Files that were parsed, by path.
pub(super) type Files = BTreeMap<Arc<str>, Arc<Parsed>>;

/// Parses all directories, and what they call of those aside; `before` has what was parsed before, and gets what is
/// parsed now.
pub(super) fn layout<'a>(
    directories: BTreeMap<Arc<str>, Vec<Member<'a>>>,
    mut aside: Aside<'a>,
    reader: &Reader<'_>,
    mut before: Option<&mut Files>,
    whole: &mut Part,
) -> Layout {
    let mut layout = Layout::default();
    let known = before.as_deref_mut().map(std::mem::take);
    for manifest in &aside.manifests {
        match manifest.read(SourceId::default()) {
            Ok(source) => layout.add_manifest(manifest.path(), &source.bytes),
            Err(problem) => whole.found.problems.push(problem),
        }
    }
    let mut next: Vec<_> = directories.into_iter().collect();
    for _ in 0..ROUNDS {
        let parsed: Vec<Directory> = next.into_par_iter().map(|one| parse(one, known.as_ref())).collect();
        for Directory { path, documents, part, parsed } in parsed {
            let broken = broken(&documents, &part);
            whole.add(part);
            layout.add(Arc::clone(&path), documents, reader);
            for text in broken {
                layout.add_lost(&path, text.as_str());
            }
            if let Some(before) = before.as_deref_mut() {
                before.extend(parsed);
            }
        }
        next = layout.missing().into_iter().filter_map(|path| aside.directories.remove_entry(&path)).collect();
        if next.is_empty() {
            break;
        }
    }
    layout
}

/// The texts of which a part could not be read.
fn broken(documents: &[Document], part: &Part) -> Vec<Arc<Text>> {
    let errors = || part.found.problems.iter().filter(|problem| problem.level == Level::Error);
    let is_broken = |text: &&Arc<Text>| errors().any(|problem| problem.path.as_ref() == Some(&text.path));
    documents.iter().map(|document| &document.text).filter(is_broken).map(Arc::clone).collect()
}

/// A directory of Terraform files.
struct Directory {
    path: Arc<str>,
    documents: Vec<Document>,
    part: Part,
    /// Its files, where they are kept.
    parsed: Vec<(Arc<str>, Arc<Parsed>)>,
}

fn parse((path, members): (Arc<str>, Vec<Member<'_>>), known: Option<&Files>) -> Directory {
    let mut directory = Directory { path, documents: Vec::new(), part: Part::default(), parsed: Vec::new() };
    for member in members {
        let path = member.entry.path();
        let Some(known) = known else {
            directory.documents.extend(directory.part.parse(member.entry.read(member.id), member.syntax));
            continue;
        };
        match Parsed::of(&member, known.get(path)) {
            Ok(parsed) => {
                let (documents, part) = parsed.opened();
                directory.documents.extend(documents);
                directory.part.add(part);
                directory.parsed.push((Arc::clone(path), parsed));
            }
            Err(problem) => directory.part.found.problems.push(problem),
        }
    }
    directory
}

/// The documents of the files of values that were given.
pub(super) fn values(inventory: &Inventory, whole: &mut Part) -> Values {
    let mut values = Values::new();
    for ((given, entry), number) in inventory.value_files.iter().zip(GIVEN..) {
        // as Terraform has it, by the end of the name alone
        let syntax = if given.ends_with(".json") { Syntax::TerraformJson } else { Syntax::Hcl };
        let documents = whole.parse(entry.read(SourceId(number)), Some(syntax));
        values.extend(documents.into_iter().next().map(|document| (Arc::clone(given), document)));
    }
    values
}

/// In a run of more root modules than this, a plan finds its own only when it lies beside it.
const MOST_ROOTS: usize = 64;

/// A root module that plans may be made of, which give it its variables.
fn sources<'a>(
    root: &Root,
    inventory: &'a Inventory,
    laying: &'a Watching<'a>,
    values: &'a Values,
) -> Option<Sources<'a>> {
    let variant = inventory.terraform.variants.first()?;
    let (terraform, documents) = Terraform::new(root, &inventory.terraform, variant, values, laying);
    Some(Sources { terraform, documents })
}

/// The root modules.
pub(super) fn roots(layout: &Layout, inventory: &Inventory) -> Vec<Root> {
    layout.roots(&inventory.terraform.roots)
}

/// A unit for each root module and variant, and one for what roots call, as it is written. There is something to
/// watch for each root and variant.
pub(super) fn units<'a>(
    (layout, roots): (&Layout, &[Root]),
    World { inventory, laying, values }: World<'a>,
    watching: &'a [Watching<'a>],
    files: &mut [Unit<'a>],
) -> Vec<Unit<'a>> {
    let changes = inventory.changes.as_ref();
    let mut others = layout.others(roots);
    if let Some(changes) = changes {
        others.retain(|document| changes.touch(&document.text.path));
    }
    let plans: Vec<&mut Unit<'a>> = files.iter_mut().filter(|file| file.may_be_plan()).collect();
    if !plans.is_empty() {
        let is_near = |root: &&Root| roots.len() <= MOST_ROOTS || plans.iter().any(|plan| plan.is_in(&root.directory));
        let near = roots.iter().filter(is_near);
        let sources = Arc::new(near.filter_map(|root| sources(root, inventory, laying, values)).collect::<Vec<_>>());
        for plan in plans {
            plan.scope = Scope::Plan(Arc::clone(&sources));
            plan.watching = Some(laying);
        }
    }
    let mut units = Vec::new();
    let inputs = &inventory.terraform;
    let each = roots.iter().flat_map(|root| inputs.variants.iter().map(move |variant| (root, variant)));
    for ((root, variant), watching) in each.zip(watching) {
        if inventory.is_in_plan(&root.directory) {
            continue;
        }
        let (terraform, documents) = Terraform::new(root, inputs, variant, values, watching);
        if changes.is_some_and(|changes| touches_root(changes, root, &documents)) {
            watching.meet_change();
        }
        units.push(Unit { scope: Scope::Root(terraform), members: Vec::new(), documents, watching: Some(watching) });
    }
    units.push(Unit { documents: others, ..Unit::read(Scope::Written, Vec::new()) });
    units
}
