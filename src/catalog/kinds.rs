//! Kind files: their headings, and what serde cannot check of them.

use super::content::File;
use super::form::heading;
use super::{Step, problem, toml_location, toml_problem};
use crate::model::{Definition, Field, Kind, Problem, Reader, Text};
use std::collections::BTreeMap;

/// The kind in a file, or what is wrong with it. Those that Tickmark was built with are right: a test reads them all.
pub(super) fn read(file: &File) -> Result<Kind, Vec<Problem>> {
    if let Some(kind) = file.kind() {
        return Ok(kind);
    }
    let wrong = |error| vec![toml_problem("kind-toml", &file.text(), &error)];
    let definition: Definition = toml::from_str(&file.content).map_err(wrong)?;
    let complaints = complaints(&definition);
    if !complaints.is_empty() {
        let text = file.text();
        return Err(complaints.into_iter().map(|complaint| complaint.located(&text)).collect());
    }
    let heading = heading(&toml::from_str(&file.content).map_err(wrong)?).try_into().map_err(wrong)?;
    Ok(Kind::new(heading, definition))
}

/// What is wrong, and the path of the TOML value that is.
struct Complaint<'a> {
    path: Vec<Step<'a>>,
    message: String,
}

impl Complaint<'_> {
    fn located(self, text: &Text) -> Problem {
        problem("kind", self.message).at(toml_location(text, &self.path))
    }
}

fn complaints(kind: &Definition) -> Vec<Complaint<'_>> {
    let mut found = Vec::new();
    for (index, name) in kind.identity.iter().enumerate().filter(|(_, name)| !kind.fields.contains_key(*name)) {
        let path = vec![Step::Key("identity"), Step::Index(index)];
        found.push(Complaint { path, message: format!("`{name}` is not a field of {}", kind.id) });
    }
    for (index, mapping) in kind.read.iter().enumerate() {
        let path = vec![Step::Key("read"), Step::Index(index)];
        if mapping.types.is_empty() {
            let message = "`types` must name at least one type of the dialect".to_owned();
            found.push(Complaint { path: path.clone(), message });
        }
        let fields = [path, vec![Step::Key("fields")]].concat();
        check_readers(&mapping.fields, &kind.fields, &fields, &mut found);
    }
    found
}

/// Goes down one level for each level of nested tables in the TOML text, which its parser limits.
fn check_readers<'a>(
    readers: &'a BTreeMap<String, Reader>,
    fields: &'a BTreeMap<String, Field>,
    path: &[Step<'a>],
    found: &mut Vec<Complaint<'a>>,
) {
    for (name, reader) in readers {
        let path = [path, &[Step::Key(name)]].concat();
        if let Some(field) = fields.get(name) {
            check_reader(reader, &field.of, path, found);
        } else {
            let known = fields.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            found.push(Complaint { path, message: format!("`{name}` is not declared; declared are {known}") });
        }
    }
}

fn check_reader<'a>(
    reader: &'a Reader,
    of: &'a BTreeMap<String, Field>,
    path: Vec<Step<'a>>,
    found: &mut Vec<Complaint<'a>>,
) {
    let each = |inner: &'a [Reader], path: &[Step<'a>], found: &mut Vec<Complaint<'a>>| {
        for (index, reader) in inner.iter().enumerate() {
            check_reader(reader, of, [path, &[Step::Index(index)]].concat(), found);
        }
    };
    match reader {
        Reader::Path(_) => {}
        Reader::First(readers) => each(readers, &path, found),
        Reader::Table(table) => {
            if table.default.is_some() && table.because.is_none() {
                let message = "a default needs `because`: the product, its version range, the document".to_owned();
                found.push(Complaint { path: path.clone(), message });
            }
            if let Some(readers) = &table.concat {
                each(readers, &[path.clone(), vec![Step::Key("concat")]].concat(), found);
            }
            if let Some(readers) = table.fields.as_ref().filter(|_| !of.is_empty()) {
                check_readers(readers, of, &[path, vec![Step::Key("fields")]].concat(), found);
            }
        }
    }
}
