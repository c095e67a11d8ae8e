//! Binary Terraform plans: the sources they carry, laid out as they were beside each other.
//!
//! The archive holds each module under the dotted names of the calls that lead to it, and a list that says in
//! which directory each lay. Laid out by that list they are read like any other sources.

use super::archive::{Member, Members, PLAN};
use super::entry::Content;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Below this the archive holds its sources.
const SOURCES: &str = "tfconfig/";

/// The list of modules, as a plan has it and as `terraform init` writes it.
const LIST: &str = "tfconfig/modules.json";
const MANIFEST: &str = ".terraform/modules/modules.json";

/// Directories above the root module that a module may lie in.
const MOST_UP: usize = 16;

/// A module of the list.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Listed {
    #[serde(default)]
    key: String,
    #[serde(default)]
    dir: String,
}

/// The plan itself, its sources where they lay, and the list of modules where Terraform looks for it.
pub(super) fn sources(mut members: Members) -> Members {
    let mut laid_out = Members::new();
    laid_out.extend(members.remove(PLAN).map(|plan| (PLAN.to_owned(), plan)));
    let Some(Member::File(Content::Memory(list))) = members.remove(LIST) else { return laid_out };
    let listed: Vec<Listed> = serde_json::from_slice(&list).unwrap_or_default();
    let up = listed.iter().map(|module| module.dir.split('/').take_while(|part| *part == "..").count()).max();
    let root = vec!["root"; up.unwrap_or(0).min(MOST_UP)];
    let directories: BTreeMap<&str, String> =
        listed.iter().filter_map(|module| Some((&*module.key, below(&root, &module.dir)?))).collect();
    for (name, member) in members {
        let Some((key, path)) = name.strip_prefix(SOURCES).and_then(|name| name.strip_prefix("m-")?.split_once('/'))
        else {
            continue;
        };
        if let Some(directory) = directories.get(key) {
            laid_out.insert(joined(directory, path), member);
        }
    }
    let manifest = format!("{{\"Modules\":{}}}", String::from_utf8_lossy(&list));
    laid_out.insert(joined(&root.join("/"), MANIFEST), Member::File(Content::Memory(manifest.into_bytes().into())));
    laid_out
}

/// A directory as seen from the root module's; none when it leads out of what the plan holds.
fn below(root: &[&str], directory: &str) -> Option<String> {
    let mut parts = root.to_vec();
    for part in directory.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn joined(directory: &str, path: &str) -> String {
    if directory.is_empty() { path.to_owned() } else { format!("{directory}/{path}") }
}
