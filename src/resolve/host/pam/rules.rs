//! What modules of PAM ask of passwords, and when they lock those out who guess: the module's own file, and what the
//! line of the stack says over it.

use super::super::settings;
use super::{Module, Stack, service_file};
use crate::model::{Data, Value};
use crate::resolve::Raw;
use crate::resolve::host::{File, Files, Settings, with_data};
use std::collections::BTreeSet;

/// The stacks that services take in, by distribution; then services that may stand alone.
const STACKS: [&str; 3] = ["system-auth", "password-auth", "common-"];
const ALONE: [&str; 3] = ["passwd", "login", "sshd"];

/// A module and what it is told.
struct Asked {
    /// The name of the resource, and of the module's file.
    kind: &'static str,
    /// The facility whose stack counts.
    facility: &'static str,
    /// The modules that take these settings.
    modules: &'static [&'static str],
    /// Modules that do the same by settings of their own, which are not read.
    strangers: &'static [&'static str],
    /// What is not known where one of those decides.
    settings: &'static [&'static str],
}

const ASKED: [Asked; 3] = [
    Asked {
        kind: "pwquality",
        facility: "password",
        modules: &["pam_pwquality"],
        strangers: &["pam_passwdqc", "pam_cracklib"],
        settings: &["minlen", "minclass", "dcredit", "ucredit", "lcredit"],
    },
    Asked { kind: "pwhistory", facility: "password", modules: &["pam_pwhistory"], strangers: &[], settings: &[] },
    Asked {
        kind: "faillock",
        facility: "auth",
        modules: &["pam_faillock"],
        strangers: &["pam_tally2", "pam_tally", "pam_abl"],
        settings: &["deny", "unlock_time", "phases"],
    },
];

/// What is asked, for each stack that is told apart; without stacks, what the module's file says.
pub(super) fn read(host: &str, files: &Files<'_>) -> Vec<Raw> {
    ASKED.iter().flat_map(|asked| asked.read(host, files)).collect()
}

impl Asked {
    fn read(&self, host: &str, files: &Files<'_>) -> Vec<Raw> {
        let conf = settings::of(self.kind, files);
        let stacks = self.stacks(files);
        let address = |stack: &str| format!("{host}: {}{stack}", self.kind);
        if stacks.is_empty() {
            let Some((file, mut settings)) = conf else { return Vec::new() };
            let why = format!("the file tree does not hold the stack of PAM that asks {}", self.modules.concat());
            for name in ["module", "phases"] {
                let absent = Data::Absent(why.as_str().into());
                settings.insert(name.to_owned(), Value::new(absent, file.whole()));
            }
            return vec![file.raw(self.kind, address(""), file.whole(), settings)];
        }
        let of_file = conf.map(|(_, settings)| settings).unwrap_or_default();
        let mut seen = BTreeSet::new();
        let told_apart = stacks.into_iter().filter(|(.., stack)| seen.insert(self.signature(stack)));
        let raws = told_apart.map(|(service, file, stack)| {
            let mut settings = self.settings(of_file.clone(), &stack);
            if self.kind == "faillock" {
                settings.entry("phases".to_owned()).or_insert_with(|| phases(files, &service, file, &stack));
            }
            file.raw(self.kind, address(&format!(" of PAM {service}")), file.whole(), settings)
        });
        raws.collect()
    }

    /// The stacks that say it: those that others take in, else that of the first service that has one.
    fn stacks<'a>(&self, files: &Files<'a>) -> Vec<(String, File<'a>, Stack)> {
        let named = |service: String| {
            let file = service_file(files, &service)?;
            let stack = Stack::read(files, &service, self.facility);
            (!stack.modules.is_empty() || stack.missing.is_some()).then_some((service, file, stack))
        };
        let common = STACKS.iter().map(|name| match name.strip_suffix('-') {
            Some(_) => format!("{name}{}", self.facility),
            None => (*name).to_owned(),
        });
        let found: Vec<_> = common.filter_map(named).collect();
        if found.is_empty() {
            ALONE.iter().find_map(|name| named((*name).to_owned())).into_iter().collect()
        } else {
            found
        }
    }

    /// What of a stack matters here; stacks that agree in it are judged once.
    fn signature(&self, stack: &Stack) -> Vec<String> {
        let ours = stack
            .modules
            .iter()
            .filter(|module| module.is(self.modules) || module.is(self.strangers) || remembers(module).is_some());
        let text = |module: &Module| {
            let head = [&module.control, &module.name].into_iter().filter_map(Value::as_str);
            head.chain(module.arguments()).collect::<Vec<_>>().join(" ")
        };
        ours.map(text).chain(stack.missing.iter().map(|_| String::new())).collect()
    }

    /// The settings of the module's file, and what its lines say over them.
    fn settings(&self, of_file: Settings, stack: &Stack) -> Settings {
        let lines = || stack.modules.iter().filter(|module| module.is(self.modules) && module.counts());
        let mut settings = of_file;
        // the line that decides whether somebody is let through comes first: it is laid on last
        for argument in lines().rev().flat_map(|module| &module.arguments) {
            let text = argument.as_str().unwrap_or_default();
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            settings.insert(name.to_owned(), with_data(argument, Data::String(value.into())));
        }
        let stranger = stack.modules.iter().find(|module| module.is(self.strangers));
        let remembering = stack.modules.iter().filter(|_| self.kind == "pwhistory").find_map(remembers);
        if let Some(module) = lines().next() {
            settings.insert("module".to_owned(), module.name.clone());
        } else if let Some((module, count)) = remembering {
            settings = Settings::from([("module".to_owned(), module), ("remember".to_owned(), count)]);
        } else if let Some(module) = stranger {
            let why =
                format!("{} asks by settings of its own, which are not read", module.name.as_str().unwrap_or_default());
            let unknown = Value::unknown(why, None, module.name.origin.place);
            let names = self.settings.iter().chain(&["module"]);
            settings.extend(names.map(|name| ((*name).to_owned(), unknown.clone())));
        } else if let Some(missing) = &stack.missing {
            settings.insert("module".to_owned(), missing.clone());
        }
        settings
    }
}

/// How many passwords `pam_unix` remembers by itself, and its name (`pam_unix(8)`, `remember`).
fn remembers(module: &Module) -> Option<(Value, Value)> {
    let argument = module.arguments.iter().find(|argument| {
        argument.as_str().is_some_and(|text| module.is(&["pam_unix"]) && text.starts_with("remember="))
    })?;
    let count = argument.as_str()?.strip_prefix("remember=")?;
    Some((module.name.clone(), with_data(argument, Data::String(count.into()))))
}

/// The points at which `pam_faillock` is asked: `preauth`, `authfail`, `authsucc`, and `account`.
fn phases(files: &Files<'_>, service: &str, file: File<'_>, auth: &Stack) -> Value {
    let of_account = service.replace("-auth", "-account");
    let of_account = if service.starts_with("common-") { of_account.as_str() } else { service };
    let account = Stack::read(files, of_account, "account");
    let named = |module: &Module| {
        let phase = module
            .arguments
            .iter()
            .find(|argument| argument.as_str().is_some_and(|text| ["preauth", "authfail", "authsucc"].contains(&text)));
        phase.cloned()
    };
    let ours = |stack: &Stack| stack.modules.iter().any(|module| module.is(&["pam_faillock"]));
    if let Some(missing) = auth.missing.as_ref().or(account.missing.as_ref()) {
        return missing.clone();
    }
    let in_auth = auth.modules.iter().filter(|module| module.is(&["pam_faillock"]) && module.counts());
    let mut phases: Vec<Value> = in_auth.filter_map(named).collect();
    if ours(&account) {
        phases.push(Value::string("account", file.whole()));
    }
    Value::list(phases, file.whole())
}
