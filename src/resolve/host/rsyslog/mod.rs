//! Where rsyslog sends messages, where it takes them from, and how it makes its files: both of its languages.
//!
//! A statement is an object of `RainerScript` (`action(type="omfwd" ...)`), a directive of the former language
//! (`$FileCreateMode 0640`), or a selector with an action (`*.* @@loghost`). A directive holds for the actions after it;
//! files are taken in where they are named. Sources: rsyslog's documentation, "Configuration", "omfwd", "omrelp", "rsyslog
//! statement types", "legacy format".

mod scan;

use super::{File, Files, Found, Settings, body, has_ending, matching, with_data};
use crate::model::{Data, Place, Value};
use scan::{Statement, statements};

const MAIN: &str = "etc/rsyslog.conf";
const MORE: &str = "etc/rsyslog.d/";

/// Files that take each other in may otherwise never end.
const MAX_DEPTH: usize = 16;
const MAX_FILES: usize = 512;

/// Whether a path is that of a file rsyslog may read.
pub(super) fn wants(inner: &str) -> bool {
    inner == MAIN || inner.strip_prefix(MORE).is_some_and(|name| has_ending(name, "conf"))
}

/// What rsyslog does, when the host has its main file.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(main) = files.get(MAIN).copied() else { return Found::default() };
    let mut logger = Logger { files, read: 0, legacy: Settings::new(), forwards: Vec::new(), inputs: Vec::new() };
    logger.file(main, 0);
    let Logger { legacy, forwards, inputs, .. } = logger;
    let mut settings = Settings::new();
    settings.extend(legacy.get("filecreatemode").map(|mode| ("file_create_mode".to_owned(), mode.clone())));
    settings.insert("elsewhere".to_owned(), elsewhere(&forwards, main));
    settings.insert("forwards".to_owned(), Value::list(forwards, main.whole()));
    settings.insert("inputs".to_owned(), Value::list(inputs, main.whole()));
    (vec![main.raw("rsyslog", format!("{host}: rsyslog"), main.whole(), settings)], Vec::new())
}

/// Whether the host has the configuration of rsyslog.
pub(super) fn is_configured(files: &Files<'_>) -> bool {
    files.contains_key(MAIN)
}

/// Where rsyslog is told to fetch messages from the journal itself ("imjournal").
pub(super) fn fetches_journal(files: &Files<'_>) -> Option<Place> {
    let mut said = files.iter().filter(|(path, _)| wants(path)).flat_map(|(_, file)| statements(*file));
    said.find_map(|statement| match statement {
        Statement::Directive(name, value) => {
            (name == "modload" && value.as_str() == Some("imjournal")).then_some(value.origin.place)
        }
        Statement::Object(name, parameters, place) => {
            (name == "module" && loads(&parameters, "imjournal")).then_some(place)
        }
        Statement::Forward(..) => None,
    })
}

/// Whether records are sent to another host; what a program of the same host does that gets them is not told here.
fn elsewhere(forwards: &[Value], main: File<'_>) -> Value {
    let is_local = |forward: &Value| forward.get("local").is_some_and(|local| matches!(local.data, Data::Bool(true)));
    let first = forwards.iter().find(|forward| !is_local(forward)).or(forwards.first());
    match first {
        None => Value::new(Data::Bool(false), main.whole()),
        Some(forward) if is_local(forward) => {
            let why = "a program of the same host gets the records, and where it sends them is not told here";
            Value::unknown(why, None, forward.origin.place)
        }
        Some(forward) => Value::new(Data::Bool(true), forward.origin.place),
    }
}

struct Logger<'f, 'a> {
    files: &'f Files<'a>,
    read: usize,
    /// The directives and global parameters said so far, in lower case.
    legacy: Settings,
    forwards: Vec<Value>,
    inputs: Vec<Value>,
}

impl Logger<'_, '_> {
    fn file(&mut self, file: File<'_>, depth: usize) {
        self.read += 1;
        if depth > MAX_DEPTH || self.read > MAX_FILES {
            return;
        }
        for statement in statements(file) {
            match statement {
                Statement::Directive(name, value) => self.directive(name, value, depth),
                Statement::Object(name, parameters, place) => self.object(&name, parameters, place, depth),
                Statement::Forward(protocol, target, place) => {
                    let given = Settings::from([
                        ("protocol".to_owned(), Value::string(protocol, place)),
                        ("target".to_owned(), target),
                    ]);
                    self.forward(given, place);
                }
            }
        }
    }

    fn directive(&mut self, name: String, value: Value, depth: usize) {
        match name.as_str() {
            "includeconfig" => self.include(value.as_str().unwrap_or_default(), depth),
            // each of them starts to listen with what was said before
            "inputtcpserverrun" | "udpserverrun" | "inputrelpserverrun" => {
                let place = value.origin.place;
                let listens = Settings::from([
                    ("type".to_owned(), Value::string(name.trim_end_matches("serverrun").to_owned(), place)),
                    ("port".to_owned(), value),
                ]);
                self.inputs.push(body(listens, place));
            }
            _ => drop(self.legacy.insert(name, value)),
        }
    }

    fn object(&mut self, name: &str, parameters: Settings, place: Place, depth: usize) {
        let kind = parameters.get("type").and_then(Value::as_str).map(str::to_lowercase).unwrap_or_default();
        match (name, kind.as_str()) {
            ("include", _) => {
                let pattern = parameters.get("file").and_then(Value::as_str).unwrap_or_default().to_owned();
                self.include(&pattern, depth);
            }
            ("global", _) => self.legacy.extend(parameters),
            ("module", _) if loads(&parameters, "builtin:omfile") => self.legacy.extend(parameters),
            ("input", "imtcp" | "imudp" | "imrelp" | "imptcp" | "imgssapi") => {
                self.inputs.push(body(parameters, place));
            }
            ("action", "omfwd") => {
                let mut parameters = parameters;
                parameters.entry("protocol".to_owned()).or_insert_with(|| Value::string("udp", place));
                self.forward(parameters, place);
            }
            ("action", "omrelp") => {
                let mut parameters = parameters;
                parameters.insert("protocol".to_owned(), Value::string("relp", place));
                self.forward(parameters, place);
            }
            _ => {}
        }
    }

    /// An action that sends elsewhere. What it does not say itself, the directives before it say.
    fn forward(&mut self, mut given: Settings, place: Place) {
        let said = [
            ("streamdriver", ["actionsendstreamdriver", "defaultnetstreamdriver"].as_slice()),
            ("streamdrivermode", &["actionsendstreamdrivermode"]),
            ("streamdriverauthmode", &["actionsendstreamdriverauthmode"]),
            ("queue.type", &["actionqueuetype"]),
            ("queue.filename", &["actionqueuefilename"]),
        ];
        for (name, others) in said {
            let named = given.remove(&format!("{name}.name")).or_else(|| given.remove(name));
            let value = named.or_else(|| others.iter().find_map(|other| self.legacy.get(*other).cloned()));
            given.extend(value.map(|value| (name.replace('.', "_"), value)));
        }
        if let Some(protocol) = given.get_mut("protocol") {
            *protocol = with_data(protocol, Data::String(protocol.as_str().unwrap_or_default().to_lowercase().into()));
        }
        let local = given.get("target").and_then(Value::as_str).is_some_and(is_local);
        given.insert("local".to_owned(), Value::new(Data::Bool(local), place));
        self.forwards.push(body(given, place));
    }

    fn include(&mut self, pattern: &str, depth: usize) {
        for file in matching(self.files, pattern) {
            self.file(file, depth + 1);
        }
    }
}

fn loads(parameters: &Settings, module: &str) -> bool {
    parameters.get("load").and_then(Value::as_str) == Some(module)
}

/// Whether a target is the host itself.
fn is_local(target: &str) -> bool {
    let host = target.trim_start_matches('[').split([']', ';']).next().unwrap_or(target);
    let host = if host.matches(':').count() > 1 { host } else { host.split(':').next().unwrap_or(host) };
    ["localhost", "::1", ""].contains(&host) || host.starts_with("127.")
}
