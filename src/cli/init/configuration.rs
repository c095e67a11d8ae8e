//! The text of `tickmark.toml` for what a survey found.

use super::survey::Survey;
use crate::catalog::Catalog;
use crate::model::{Control, Role, Severity};
use crate::records::quoted;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The whole file; what is not decided yet is a comment that says what it would mean.
pub(super) fn text(survey: &Survey, catalog: &Catalog) -> String {
    let parts =
        [head(survey), gate(survey), frameworks(catalog), excluded(survey), inputs(survey), declared(survey, catalog)];
    parts.join("\n")
}

fn head(survey: &Survey) -> String {
    let seen: Vec<String> = survey.seen.iter().map(|(what, count)| format!("{what} {count}")).collect();
    let seen = if seen.is_empty() { "nothing that it can judge yet".to_owned() } else { seen.join(", ") };
    format!(
        "# What `tickmark scan` does here. Each key means what the flag of its name means, and the flag wins over it.\n\
         # `tickmark schema config` prints the JSON Schema of this file, for editors.\n\
         #\n\
         # Files with something to judge when this was written: {seen}.\n"
    )
}

fn gate(survey: &Survey) -> String {
    let counts = Severity::ALL.iter().rev().filter_map(|one| Some((one, survey.findings.get(one)?)));
    let counts: Vec<String> = counts.map(|(severity, count)| format!("{count} {}", severity.name())).collect();
    let found = if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") };
    format!(
        "# The lowest severity that fails the gate: low, medium, high, critical, or none. Found so far: {found}.\n\
         fail-on = \"high\"\n\
         # The least share of applicable rules, in percent, that must have run.\n\
         # min-coverage = 50.0\n"
    )
}

fn frameworks(catalog: &Catalog) -> String {
    let ids: Vec<String> = catalog.frameworks.iter().map(|framework| quoted(&framework.id)).collect();
    format!("# The frameworks to assess; all of them when this is a comment.\n# framework = [{}]\n", ids.join(", "))
}

fn excluded(survey: &Survey) -> String {
    let mut text = "# Paths that are not read, beside what .gitignore hides.\n".to_owned();
    if survey.aside.is_empty() {
        text.push_str("# exclude = [\"legacy/**\"]\n");
        return text;
    }
    text.push_str("exclude = [\n");
    for (folder, (why, files)) in &survey.aside {
        let files = if *files == 1 { "1 file".to_owned() } else { format!("{files} files") };
        let _ = writeln!(text, "  {}, # {why}: {files} that it can judge", quoted(&format!("{}/**", literal(folder))));
    }
    text.push_str("]\n");
    text
}

fn inputs(survey: &Survey) -> String {
    let mut text = String::new();
    if !survey.hosts.is_empty() {
        let hosts: Vec<String> = survey.hosts.iter().map(|host| quoted(&literal(host))).collect();
        let _ = writeln!(text, "# Roots of hosts, read beside the paths.\nhost = [{}]", hosts.join(", "));
    }
    if !survey.values.is_empty() {
        text.push_str("# Terraform reads these files of values only when they are named; under names, they are judged side by side.\n");
        let named = |path: &String| {
            let file = path.rsplit('/').next().unwrap_or(path);
            quoted(&format!("{}={path}", file.split('.').next().unwrap_or(file)))
        };
        let files: Vec<String> = survey.values.iter().map(named).collect();
        let _ = writeln!(text, "# var-file = [{}]", files.join(", "));
    }
    if text.is_empty() {
        "# Roots of hosts, read beside the paths: a copy of /etc, a tree, an archive.\n# host = [\"hosts/*\"]\n"
            .to_owned()
    } else {
        text
    }
}

/// What only the organisation knows, each with what declaring it does.
fn declared(survey: &Survey, catalog: &Catalog) -> String {
    let mut text =
        "# What the organisation is, beside what every entity is; controls that bind only others do not apply.\n"
            .to_owned();
    let roles = catalog.frameworks.iter().flat_map(|framework| &framework.controls).map(|control| control.role);
    let roles: BTreeSet<&str> = roles.filter(|role| *role != Role::All).map(Role::name).collect();
    let _ = writeln!(text, "# roles = [{}]", listed(&roles));
    let controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
    let inputs: BTreeSet<&str> = controls
        .filter(|one| is_seen(one, survey))
        .flat_map(|one| &one.decision_inputs)
        .map(|input| &**input)
        .collect();
    if !inputs.is_empty() {
        text.push_str("\n# What you keep and can show, so that a machine may call a control pass; without it, such a control is partial.\n# decision-inputs = [\n");
        for input in &inputs {
            let _ = writeln!(text, "#   {},", quoted(input));
        }
        text.push_str("# ]\n");
    }
    text.push_str(
        "\n# Layers of which the input shows everything there is: kinds that are not seen there do not exist.\n",
    );
    let layers = survey.layers.iter().map(String::as_str).collect();
    let _ = writeln!(text, "# complete-layers = [{}]", listed(&layers));
    text
}

/// Whether a control expects evidence of a layer that was seen.
fn is_seen(control: &Control, survey: &Survey) -> bool {
    control.layers.iter().any(|layer| survey.layers.contains(&**layer))
}

fn listed(items: &BTreeSet<&str>) -> String {
    items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ")
}

/// A path as a glob that matches it alone.
pub(super) fn literal(path: &str) -> String {
    globset::escape(path)
}
