//! The `.tickmark` folder, found upward from the working directory, and what making a record needs.

use super::clock;
use super::diagnostic::Failure;
use crate::collect::{Entry, Past};
use crate::model::{Artefact, Date, Digest, SourceId};
use crate::records::{self, FOLDER, Folder, Records};
use std::collections::BTreeMap;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The records of this project; none when there is no folder.
pub(super) fn read() -> Records {
    let Some((folder, shown)) = find() else { return Records::default() };
    records::load(&folder, &shown)
}

/// The records of this project as a commit has them, the nearest folder upward; those of now when they lie outside of
/// the repository.
pub(super) fn read_at(past: &Past) -> Records {
    let Ok(start) = std::env::current_dir() else { return Records::default() };
    let mut up = String::new();
    for directory in start.ancestors().take_while(|directory| past.holds(directory)) {
        if past.had(directory, FOLDER) {
            let files = past.files(directory).unwrap_or_default();
            return records::load_from(&AtCommit(files.into_iter().collect()), &format!("{up}{FOLDER}"));
        }
        up.push_str("../");
    }
    match find() {
        Some((folder, _)) if !past.holds(&folder) => read(),
        Some(_) | None => Records::default(),
    }
}

/// The files of a project at a commit, by their path in it.
struct AtCommit(BTreeMap<String, Entry>);

impl Folder for AtCommit {
    fn names(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{FOLDER}/{folder}/");
        let below = self.0.range(prefix.clone()..).map_while(|(path, _)| path.strip_prefix(&prefix));
        below.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let entry = self.0.get(&format!("{FOLDER}/{path}")).ok_or(io::ErrorKind::NotFound)?;
        let source = entry.read(SourceId::default()).map_err(|problem| io::Error::other(problem.message))?;
        String::from_utf8(source.bytes).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    fn artefact(&self, path: &str) -> Option<Digest> {
        Some(self.0.get(path)?.read(SourceId::default()).ok()?.digest)
    }
}

/// The nearest folder upward, and its path as it is shown: `.tickmark`, `../.tickmark`.
pub(super) fn find() -> Option<(PathBuf, String)> {
    let start = std::env::current_dir().ok()?;
    let mut up = String::new();
    for directory in start.ancestors() {
        let folder = directory.join(FOLDER);
        if folder.is_dir() {
            return Some((folder, format!("{up}{FOLDER}")));
        }
        up.push_str("../");
    }
    None
}

/// Writes a new record, and says where; one that is there is never overwritten.
pub(super) fn write(kind: &str, name: &str, text: &str) -> Result<u8, Failure> {
    let usable = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '(' | ')');
    if name.is_empty() || name.starts_with('.') || !name.chars().all(usable) {
        return Err(Failure::usage(format!("`{name}` is no name of a record"), "use letters, digits, - and _"));
    }
    let folder = find().map_or_else(|| PathBuf::from(FOLDER), |(folder, _)| folder).join(kind);
    let path = folder.join(format!("{name}.toml"));
    let shown = path.display().to_string();
    let failed = |error| Failure::Io { action: "write", path: shown.clone(), error };
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let mut file = std::fs::File::create_new(&path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    super::output::text(&format!("wrote {shown}; review it, sign it if you like, and commit it\n"))
}

/// The artefacts that were named, each with the digest of its file now.
pub(super) fn artefacts(paths: &[String]) -> Result<Vec<Artefact>, Failure> {
    let root = find().and_then(|(folder, _)| folder.parent().map(Path::to_path_buf)).unwrap_or_default();
    paths
        .iter()
        .map(|path| {
            let digest = records::artefact_digest(&root.join(path));
            let digest = digest.ok_or_else(|| {
                Failure::usage(format!("cannot read the artefact {path}"), "name it from the folder of .tickmark")
            })?;
            Ok(Artefact { path: path.as_str().into(), digest, altered: false })
        })
        .collect()
}

/// The failure that a control is not there.
pub(super) fn no_control(id: &str) -> Failure {
    Failure::usage(format!("there is no control {id}"), "`tickmark frameworks show ID` lists the controls")
}

/// A day that was given, or today.
pub(super) fn day(given: Option<&str>) -> Result<Date, Failure> {
    match given {
        None => Ok(clock::now(None).date()),
        Some(text) => text.parse().map_err(|error: String| Failure::usage(error, "write a day such as 2026-01-31")),
    }
}

/// Answers that flags did not give: asked for on a terminal, named as missing elsewhere.
#[derive(Debug, Default)]
pub(super) struct Questions {
    missing: Vec<String>,
}

impl Questions {
    /// The answer to one question.
    pub(super) fn answer(&mut self, given: Option<&str>, flag: &str, question: &str) -> String {
        if let Some(given) = given.filter(|given| !given.trim().is_empty()) {
            return given.to_owned();
        }
        let asked = asked(question).unwrap_or_default();
        if asked.is_empty() {
            self.missing.push(flag.to_owned());
        }
        asked
    }

    /// An error when an answer is missing.
    pub(super) fn finish(self) -> Result<(), Failure> {
        if self.missing.is_empty() {
            return Ok(());
        }
        Err(Failure::usage(
            format!("the record lacks {}", self.missing.join(", ")),
            "give the flags, or use a terminal",
        ))
    }
}

/// What a person types; none when nobody can.
fn asked(question: &str) -> Option<String> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return None;
    }
    let mut screen = io::stderr();
    write!(screen, "{question}: ").and_then(|()| screen.flush()).ok()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).ok()?;
    Some(line.trim().to_owned())
}
