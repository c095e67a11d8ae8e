//! What sudo lets whom do: `sudoers(5)` with its includes, continued lines and aliases of users.
//!
//! Files are read in the order in which they are included; the last of two Defaults of a name counts. A tag of a command
//! holds for those after it on the same line, until another tag takes it back.

mod grant;

use super::{File, Files, Found, Settings, body, with_data};
use crate::model::{Data, Level, Origin, Place, Problem, Stage, Step, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The path of the main file inside a host's root.
const MAIN: &str = "etc/sudoers";

/// Files that include each other may otherwise never end; sudo itself stops at 128.
const MAX_INCLUDES: usize = 128;

/// Whether a path is that of a file sudo may read its rules from.
pub(super) fn wants(inner: &str) -> bool {
    let part = inner.strip_prefix("etc/sudoers.d/").is_some_and(is_read);
    inner == MAIN || part
}

/// sudo leaves out what editors and package managers put aside (`sudoers(5)`, "Including other files").
fn is_read(name: &str) -> bool {
    !name.contains(['.', '/']) && !name.ends_with('~')
}

/// The rules of a host, when it has the main file.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(main) = files.get(MAIN).copied() else { return Found::default() };
    let mut reading = Reading { files, chain: None, includes: 0, statements: Vec::new(), problems: Vec::new() };
    reading.file(main, MAIN);
    let statements = &reading.statements;
    let aliases = statements.iter().filter_map(|line| grant::user_aliases(&line.text)).flatten().collect();
    let grants = statements.iter().filter_map(|line| grant::grant(line, &aliases)).collect();
    let (mut settings, scoped) = defaults(statements);
    settings.insert("grants".to_owned(), Value::list(grants, main.whole()));
    settings.insert("defaults".to_owned(), Value::list(scoped, main.whole()));
    (vec![main.raw("sudo", format!("{host}: sudo"), main.whole(), settings)], reading.problems)
}

/// A line, without its comment and with what continues it, and where it stands.
struct Statement {
    text: String,
    origin: Value,
}

impl Statement {
    /// A value that this line says.
    fn says(&self, data: Data) -> Value {
        with_data(&self.origin, data)
    }

    fn text(&self, text: &str) -> Value {
        self.says(Data::String(text.into()))
    }
}

struct Reading<'a> {
    files: &'a Files<'a>,
    /// The includes on the way to the file that is read.
    chain: Option<Arc<Step>>,
    includes: usize,
    statements: Vec<Statement>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn file(&mut self, file: File<'_>, path: &str) {
        let mut open: Option<Statement> = None;
        for entry in file.entries() {
            let place = entry.origin.place;
            let written = file.document.text.as_str().get(place.span.range()).unwrap_or_default();
            let (text, goes_on) = written.strip_suffix('\\').map_or((written, false), |text| (text, true));
            let mut statement = match open.take() {
                Some(mut started) => {
                    started.text.push(' ');
                    started
                }
                None => Statement { text: String::new(), origin: self.located(place) },
            };
            statement.text.push_str(without_comment(text));
            if goes_on {
                open = Some(statement);
            } else {
                self.statement(statement, path, file);
            }
        }
        if let Some(statement) = open {
            self.statement(statement, path, file);
        }
    }

    fn located(&self, place: Place) -> Value {
        Value { data: Data::Null, origin: Origin { place, chain: self.chain.clone(), ..Origin::default() } }
    }

    fn statement(&mut self, statement: Statement, path: &str, file: File<'_>) {
        let mut words = statement.text.split_whitespace();
        match words.next().map(|word| word.trim_start_matches(['#', '@'])) {
            Some(kind @ ("include" | "includedir")) if statement.text.starts_with(['#', '@']) => {
                let target = words.collect::<Vec<_>>().join(" ");
                self.include(kind == "includedir", target.trim_matches('"'), path, (&statement, file));
            }
            Some(_) if !statement.text.trim().is_empty() => self.statements.push(statement),
            Some(_) | None => {}
        }
    }

    /// Reads what an include names, in its place; what the tree does not hold is told.
    fn include(&mut self, directory: bool, target: &str, path: &str, at: (&Statement, File<'_>)) {
        let beside = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let target = match target.strip_prefix('/') {
            Some(absolute) => absolute.trim_end_matches('/').to_owned(),
            None => format!("{beside}/{}", target.trim_end_matches('/')),
        };
        let (statement, file) = at;
        let place = statement.origin.origin.place;
        let inside = format!("{target}/");
        let found: Vec<(&str, File<'_>)> = self
            .files
            .iter()
            .filter(
                |(path, _)| if directory { path.strip_prefix(&inside).is_some_and(is_read) } else { **path == target },
            )
            .map(|(path, file)| (*path, *file))
            .collect();
        if found.is_empty() && !directory {
            let message = format!("/{target} is included and not held; what it allows is not known");
            let problem = Problem::new(Level::Warning, Stage::Resolve, "include-missing", message);
            self.problems.push(problem.at(file.document.text.locate(place.span)));
        }
        for (path, file) in found {
            self.includes += 1;
            if self.includes > MAX_INCLUDES {
                break;
            }
            let label = if directory { format!("includedir /{target}") } else { format!("include /{target}") };
            let outer = self.chain.take();
            self.chain = Some(Arc::new(Step { label: label.into(), place, next: outer.clone() }));
            self.file(file, path);
            self.chain = outer;
        }
    }
}

/// The text before its comment. `#` also starts an include and, before digits, names a user by number.
fn without_comment(text: &str) -> &str {
    if text.starts_with("#include") {
        return text;
    }
    let mut quoted = false;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let number = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit() || *next == '-');
        match letter {
            '"' if before != '\\' => quoted = !quoted,
            '#' if !quoted && before != '\\' && !number => return text.get(..at).unwrap_or(text),
            _ => {}
        }
        before = letter;
    }
    text
}

/// The settings for everyone by name, and those of every scope in order.
fn defaults(statements: &[Statement]) -> (Settings, Vec<Value>) {
    let (mut general, mut all) = (Settings::new(), Vec::new());
    for statement in statements {
        let Some(rest) = statement.text.trim().strip_prefix("Defaults") else { continue };
        let scoped = rest.starts_with(['@', ':', '!', '>']);
        let (scope, options) =
            if scoped { rest.split_once(char::is_whitespace).unwrap_or((rest, "")) } else { ("", rest) };
        for option in grant::parts(options, ',') {
            let (name, value) = setting(statement, option.trim());
            if name.is_empty() {
                continue;
            }
            if !scoped {
                general.insert(name.to_owned(), value.clone());
            }
            let fields = [("scope", statement.text(scope)), ("name", statement.text(name)), ("value", value)];
            let fields: BTreeMap<String, Value> = fields.map(|(key, value)| (key.to_owned(), value)).into();
            all.push(body(fields, statement.origin.origin.place));
        }
    }
    (general, all)
}

/// `name`, `!name`, `name=value`, `name += value`.
fn setting<'t>(statement: &Statement, option: &'t str) -> (&'t str, Value) {
    match option.split_once('=') {
        Some((name, value)) => {
            (name.trim_end_matches(['+', '-']).trim(), statement.text(value.trim().trim_matches('"')))
        }
        None => match option.strip_prefix('!') {
            Some(name) => (name.trim(), statement.says(Data::Bool(false))),
            None => (option, statement.says(Data::Bool(true))),
        },
    }
}
