//! The table of syntaxes: which file is written how, and who reads it.

use super::reading::Reading;
use super::{dockerfile, hcl, json, lines, ndjson, yaml};
use crate::model::{Syntax, Text};
use std::sync::Arc;

/// One syntax: the files it claims and how it is read.
struct Row {
    syntax: Syntax,
    claims: fn(&str) -> bool,
    read: fn(&Arc<Text>) -> Reading,
}

/// Every syntax that is known by the file's name; the first that claims a file has it.
const SYNTAXES: &[Row] = &[
    Row { syntax: Syntax::TerraformJson, claims: is_terraform_json, read: json::read_terraform },
    Row { syntax: Syntax::Hcl, claims: |name| ends(name, &[".tf", ".tfvars"]), read: hcl::read },
    Row { syntax: Syntax::Ndjson, claims: |name| ends(name, &[".ndjson", ".jsonl"]), read: ndjson::read },
    Row { syntax: Syntax::Json, claims: |name| ends(name, &[".json", ".jsonc", ".tfstate"]), read: json::read },
    Row { syntax: Syntax::TerraformPlan, claims: |name| name == "tfplan", read: json::read_plan },
    Row { syntax: Syntax::Yaml, claims: |name| ends(name, &[".yaml", ".yml", ".template"]), read: yaml::read },
    Row { syntax: Syntax::Dockerfile, claims: is_dockerfile, read: dockerfile::read },
];

/// The syntax of a file by its path alone; none when nobody claims it.
pub fn syntax_of(path: &str) -> Option<Syntax> {
    let name = path.rsplit(['/', '!', '\\']).next().unwrap_or(path);
    SYNTAXES.iter().find(|row| (row.claims)(name)).map(|row| row.syntax)
}

/// The documents of a text in a syntax.
pub(super) fn read(text: &Arc<Text>, syntax: Syntax) -> Reading {
    if let Syntax::Lines(grammar) = syntax {
        return lines::parse(text, grammar);
    }
    let row = SYNTAXES.iter().find(|row| row.syntax == syntax);
    row.map_or_else(Reading::default, |row| (row.read)(text))
}

fn ends(name: &str, extensions: &[&str]) -> bool {
    let tail = |extension: &str| name.len().checked_sub(extension.len()).and_then(|at| name.get(at..));
    extensions.iter().any(|extension| tail(extension).is_some_and(|tail| tail.eq_ignore_ascii_case(extension)))
}

fn is_terraform_json(name: &str) -> bool {
    ends(name, &[".tf.json", ".tfvars.json"])
}

/// `Dockerfile`, `Dockerfile.dev`, `api.Dockerfile`, and the same for `Containerfile`; not `Dockerfile.dockerignore`.
fn is_dockerfile(name: &str) -> bool {
    const OTHERS: &[&str] = &[".md", ".txt", ".dockerignore", ".j2", ".tmpl", ".tpl", ".erb", ".rst", ".sh", ".py"];
    let stem = |word: &str| {
        let rest = name.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).and(name.get(word.len()..));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_']))
    };
    let starts = stem("Dockerfile") || stem("Containerfile");
    (starts && !ends(name, OTHERS)) || ends(name, &[".dockerfile", ".containerfile"])
}

/// The syntax of bytes without a name, such as standard input: JSON by its first bracket, Terraform by a
/// block header, a Dockerfile by `FROM`, else YAML.
pub fn sniff(bytes: &[u8]) -> Syntax {
    let text = String::from_utf8_lossy(bytes.get(..SNIFFED).unwrap_or(bytes));
    let lines = || text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_block = |line: &str| {
        let mut words = line.split_whitespace();
        matches!(
            words.next(),
            Some("resource" | "data" | "variable" | "module" | "provider" | "terraform" | "locals" | "output")
        ) && line.contains('{')
    };
    match lines().next() {
        Some(first) if first.starts_with(['{', '[']) => Syntax::Json,
        Some(_) if lines().any(is_block) => Syntax::Hcl,
        Some(_) if lines().any(|line| line.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("from "))) => {
            Syntax::Dockerfile
        }
        Some(_) | None => Syntax::Yaml,
    }
}

/// Enough to meet the first block or instruction.
const SNIFFED: usize = 64 << 10;
