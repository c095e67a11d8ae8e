//! The stacks of PAM: which modules are asked, in which order, when a service lets somebody in or changes a password.
//!
//! A file of `/etc/pam.d` is a service. Its lines may take in the lines of another (`include`, `substack`, Debian's
//! `@include`), of the same facility (`pam.d(5)`). The vendor's files count where `/etc` has none of the name.

mod rules;

use super::{File, Files, Found, Settings, body, with_data};
use crate::model::{Data, Origin, Step, Value};
use std::sync::Arc;

/// Directories of services, the one that wins first (`pam.d(5)`, "FILES").
const DIRECTORIES: [&str; 2] = ["etc/pam.d/", "usr/lib/pam.d/"];

/// The services by which people come in or become another; the others are seen through what they take in.
const SERVICES: [&str; 4] = ["login", "sshd", "su", "sudo"];

/// The facilities of a service.
const FACILITIES: [&str; 4] = ["auth", "account", "password", "session"];

/// Includes inside each other; Linux-PAM itself stops at 16 (`PAM_SUBSTACK_MAX_LEVEL`).
const MAX_DEPTH: usize = 16;

/// Modules of one stack: files that take each other in may otherwise multiply with the depth.
const MAX_MODULES: usize = 1024;

/// Files that one stack takes in; those that take themselves in would otherwise be read a power of the depth times.
const MAX_TAKEN: usize = 1024;

/// Whether a path is that of a service.
pub(super) fn wants(inner: &str) -> bool {
    let name = DIRECTORIES.iter().find_map(|directory| inner.strip_prefix(directory));
    name.is_some_and(|name| !name.contains('/') && !name.starts_with('.'))
}

/// The services by which people come in, and what is asked of passwords and of those who guess them.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let services = SERVICES.iter().filter_map(|service| {
        let file = service_file(files, service)?;
        let mut settings = Settings::new();
        settings.insert("service".to_owned(), Value::string(*service, file.whole()));
        for facility in FACILITIES {
            settings.insert(facility.to_owned(), Stack::read(files, service, facility).value(file));
        }
        settings.insert(
            "second_factor".to_owned(),
            second_factor(files, service).unwrap_or_else(|| Value::new(Data::Bool(false), file.whole())),
        );
        Some(file.raw("pam", format!("{host}: PAM {service}"), file.whole(), settings))
    });
    (services.chain(rules::read(host, files)).collect(), Vec::new())
}

/// Modules that ask for something besides a password.
const FACTORS: [&str; 7] =
    ["pam_google_authenticator", "pam_u2f", "pam_duo", "pam_yubico", "pam_oath", "pam_pkcs11", "pam_privacyidea"];

/// Modules that ask another host, which may ask for a second factor.
const ELSEWHERE: [&str; 3] = ["pam_sss", "pam_radius_auth", "pam_winbind"];

/// Whether a service asks for a second factor; unknown when another host or what is not held decides it, none when the tree
/// does not hold the service.
pub(super) fn second_factor(files: &Files<'_>, service: &str) -> Option<Value> {
    let file = service_file(files, service)?;
    let stack = Stack::read(files, service, "auth");
    if let Some(module) = stack.modules.iter().find(|module| module.is(&FACTORS) && module.counts()) {
        return Some(with_data(&module.name, Data::Bool(true)));
    }
    if let Some(missing) = stack.missing {
        return Some(missing);
    }
    let elsewhere = stack.modules.iter().find(|module| module.is(&ELSEWHERE) && module.counts());
    Some(elsewhere.map_or_else(
        || Value::new(Data::Bool(false), file.whole()),
        |module| Value::unknown("another host says what is asked", None, module.name.origin.place),
    ))
}

fn service_file<'a>(files: &Files<'a>, service: &str) -> Option<File<'a>> {
    DIRECTORIES.iter().find_map(|directory| files.get(format!("{directory}{service}").as_str()).copied())
}

/// A line of a stack.
struct Module {
    /// `required`, `sufficient`, or what stands in brackets.
    control: Value,
    /// The name without directory and ending: `pam_unix`.
    name: Value,
    arguments: Vec<Value>,
}

impl Module {
    fn is(&self, names: &[&str]) -> bool {
        self.name.as_str().is_some_and(|name| names.contains(&name))
    }

    fn arguments(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter_map(Value::as_str)
    }

    /// Whether what it says can end the matter; a module that is `optional` is asked, and its answer left aside.
    fn counts(&self) -> bool {
        self.control.as_str() != Some("optional")
    }

    fn value(self) -> Value {
        let place = self.name.origin.place;
        let mut settings = Settings::new();
        settings.insert("control".to_owned(), self.control);
        settings.insert("arguments".to_owned(), Value::list(self.arguments, place));
        settings.insert("module".to_owned(), self.name);
        body(settings, place)
    }
}

/// What a service asks in one facility.
struct Stack {
    modules: Vec<Module>,
    /// What it takes in and the tree does not hold.
    missing: Option<Value>,
}

impl Stack {
    fn read(files: &Files<'_>, service: &str, facility: &str) -> Self {
        let mut reading = Reading { files, facility, stack: Self { modules: Vec::new(), missing: None }, taken: 0 };
        if let Some(file) = service_file(files, service) {
            reading.file(file, None, 0);
        }
        reading.stack
    }

    /// The modules; unknown when some are not held.
    fn value(self, file: File<'_>) -> Value {
        let modules = self.modules.into_iter().map(Module::value).collect();
        self.missing.unwrap_or_else(|| Value::list(modules, file.whole()))
    }
}

struct Reading<'f, 'a> {
    files: &'f Files<'a>,
    facility: &'f str,
    stack: Stack,
    /// Files taken in so far.
    taken: usize,
}

impl Reading<'_, '_> {
    fn file(&mut self, file: File<'_>, chain: Option<&Arc<Step>>, depth: usize) {
        for entry in file.entries() {
            let words = entry.get("values").and_then(Value::items).unwrap_or_default();
            let words: Vec<Value> = words.iter().map(|word| through(word, chain)).collect();
            match words.first().and_then(Value::as_str) {
                Some("@include") => self.take_in(words.get(1), chain, depth),
                Some(first) if self.is_facility(first) => self.line(words.get(1..).unwrap_or_default(), chain, depth),
                Some(_) | None => {}
            }
        }
    }

    /// A `-` before the facility says that nothing is logged when the module is missing.
    fn is_facility(&self, word: &str) -> bool {
        word.trim_start_matches('-').eq_ignore_ascii_case(self.facility)
    }

    fn line(&mut self, words: &[Value], chain: Option<&Arc<Step>>, depth: usize) {
        let Some(first) = words.first() else { return };
        // `[success=1 default=ignore]` is one word that may hold blanks
        let is_open = first.as_str().is_some_and(|word| word.starts_with('['));
        let closing = words.iter().position(|word| word.as_str().is_some_and(|word| word.ends_with(']')));
        let count = if is_open { closing.unwrap_or(0) + 1 } else { 1 };
        let (control, rest) = words.split_at_checked(count).unwrap_or((words, &[]));
        let text: Vec<&str> = control.iter().filter_map(Value::as_str).collect();
        let control = with_data(first, Data::String(text.join(" ").to_lowercase().into()));
        match (control.as_str(), rest.split_first()) {
            (Some("include" | "substack"), Some((service, _))) => self.take_in(Some(service), chain, depth),
            (_, Some((module, arguments))) if self.stack.modules.len() < MAX_MODULES => {
                let name = with_data(module, Data::String(bare(module.as_str().unwrap_or_default()).into()));
                self.stack.modules.push(Module { control, name, arguments: arguments.to_vec() });
            }
            _ => {}
        }
    }

    /// Takes in the lines of another service.
    fn take_in(&mut self, service: Option<&Value>, chain: Option<&Arc<Step>>, depth: usize) {
        let Some((service, name)) = service.and_then(|service| Some((service, service.as_str()?))) else { return };
        let file = service_file(self.files, name.rsplit('/').next().unwrap_or(name));
        let is_too_much = depth >= MAX_DEPTH || self.taken >= MAX_TAKEN || self.stack.modules.len() >= MAX_MODULES;
        self.taken += 1;
        let Some(file) = file.filter(|_| !is_too_much) else {
            let why = if is_too_much {
                format!("the PAM service {name} is taken in here, beyond what is read of services in each other")
            } else {
                format!("the file tree does not hold the PAM service {name}, whose lines are taken in here")
            };
            self.stack.missing.get_or_insert_with(|| Value::unknown(why, None, service.origin.place));
            return;
        };
        let step = Step { label: format!("include {name}").into(), place: service.origin.place, next: chain.cloned() };
        self.file(file, Some(&Arc::new(step)), depth + 1);
    }
}

/// The name of a module without its directory and ending.
fn bare(module: &str) -> &str {
    let name = module.rsplit('/').next().unwrap_or(module);
    name.strip_suffix(".so").unwrap_or(name)
}

fn through(word: &Value, chain: Option<&Arc<Step>>) -> Value {
    Value { data: word.data.clone(), origin: Origin { chain: chain.cloned(), ..word.origin.clone() } }
}
