//! Terraform's directories: all are parsed once, then the root modules among them are the units.

use super::World;
use super::affected::{Watching, touches_root};
use super::part::Part;
use super::reader::Reader;
use super::units::{Aside, Member, Unit};
use crate::collect::Inventory;
use crate::model::{Document, SourceId, Syntax};
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

/// Parses all directories, and what they call of those aside.
pub(super) fn layout<'a>(
    directories: BTreeMap<Arc<str>, Vec<Member<'a>>>,
    mut aside: Aside<'a>,
    reader: &Reader<'_>,
    whole: &mut Part,
) -> Layout {
    let mut layout = Layout::default();
    for manifest in &aside.manifests {
        match manifest.read(SourceId::default()) {
            Ok(source) => layout.add_manifest(manifest.path(), &source.bytes),
            Err(problem) => whole.found.problems.push(problem),
        }
    }
    let mut next: Vec<_> = directories.into_iter().collect();
    for _ in 0..ROUNDS {
        let parsed: Vec<(Arc<str>, Vec<Document>, Part)> = next.into_par_iter().map(parse).collect();
        for (path, documents, part) in parsed {
            whole.add(part);
            layout.add(path, documents, reader);
        }
        next = layout.missing().into_iter().filter_map(|path| aside.directories.remove_entry(&path)).collect();
        if next.is_empty() {
            break;
        }
    }
    layout
}

fn parse((path, members): (Arc<str>, Vec<Member<'_>>)) -> (Arc<str>, Vec<Document>, Part) {
    let mut part = Part::default();
    let documents = members.iter().flat_map(|member| part.read(member)).collect();
    (path, documents, part)
}

/// The documents of the files of values that were given.
pub(super) fn values(inventory: &Inventory, whole: &mut Part) -> Values {
    let mut values = Values::new();
    for ((given, entry), number) in inventory.value_files.iter().zip(GIVEN..) {
        // as Terraform has it, by the end of the name alone
        let syntax = if given.ends_with(".json") { Syntax::TerraformJson } else { Syntax::Hcl };
        let documents = whole.read(&Member { entry, syntax: Some(syntax), id: SourceId(number) });
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
    reader: &'a Reader<'a>,
    values: &'a Values,
) -> Option<Sources<'a>> {
    let variant = inventory.terraform.variants.first()?;
    let (terraform, documents) = Terraform::new(root, &inventory.terraform, variant, values, reader);
    Some(Sources { terraform, documents })
}

/// The root modules.
pub(super) fn roots(layout: &Layout, inventory: &Inventory) -> Vec<Root> {
    layout.roots(&inventory.terraform.roots)
}

/// A unit for each root module and variant, and one for what roots call, as it is written. There is something to
/// watch for each root and variant; a root that a change can affect for sure is judged unwatched.
pub(super) fn units<'a>(
    (layout, roots): (&Layout, &[Root]),
    World { inventory, reader, values }: World<'a>,
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
        let sources = Arc::new(near.filter_map(|root| sources(root, inventory, reader, values)).collect::<Vec<_>>());
        for plan in plans {
            plan.scope = Scope::Plan(Arc::clone(&sources));
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
        let touched = changes.is_none_or(|changes| touches_root(changes, root, &documents));
        let watching = (!touched).then_some(watching);
        units.push(Unit { scope: Scope::Root(terraform), members: Vec::new(), documents, watching });
    }
    units.push(Unit { documents: others, ..Unit::read(Scope::Written, Vec::new()) });
    units
}
