//! What shells are told when somebody logs in, of what ends an idle session (`TMOUT`) and of the mask that takes rights
//! from new files (`umask`).
//!
//! A login shell reads `/etc/profile`, which takes in `/etc/profile.d`; a bash that is none reads `/etc/bashrc` or
//! `/etc/bash.bashrc`, as the distribution built it (`bash(1)`, "INVOCATION"). Nothing is run: plain assignments are read,
//! with `export`, `readonly`, `declare` and `typeset`; what a condition decides may hold or not, and what is computed is
//! unknown. The tests round what takes in another file ask whether it is there and whether somebody types, and are passed
//! over. The files of users, and what `pam_umask` does, are not told here.

mod words;

use super::{File, Files, Found, Settings, body, has_ending, matching};
use crate::model::{Data, Number, Place, Value};
use std::collections::BTreeSet;
use words::{Command, Word, commands};

/// What a login shell reads.
const PROFILE: &str = "etc/profile";

/// What the profile takes in, by the order of names.
const PROFILES: &str = "etc/profile.d/";

/// What a bash reads that is no login shell, by distribution.
const BASHRC: [&str; 3] = ["etc/bash.bashrc", "etc/bashrc", "etc/bash/bashrc"];

/// Values that may hold at once; more is no file that a person keeps.
const MAX_POSSIBLE: usize = 64;

/// Whether a path is that of a file for the shells of everybody.
pub(super) fn wants(inner: &str) -> bool {
    inner == PROFILE || BASHRC.contains(&inner) || in_profiles(inner)
}

fn in_profiles(inner: &str) -> bool {
    inner.strip_prefix(PROFILES).is_some_and(|name| !name.contains('/') && has_ending(name, "sh"))
}

/// What the shells of a host are told, when it has any file for them.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(first) = files.iter().find(|(path, _)| wants(path)).map(|(_, file)| *file) else {
        return Found::default();
    };
    let first = files.get(PROFILE).copied().unwrap_or(first);
    let (timeout, mut masks) = told(files);
    for path in BASHRC {
        let mut bash = Reading::new(files);
        bash.path(path);
        masks.extend(bash.mask.possible);
    }
    masks.sort_by_key(|mask| (mask.origin.place.source, mask.origin.place.span.range().start));
    masks.dedup_by_key(|mask| mask.origin.place);
    let mut settings = Settings::new();
    if masks.is_empty() {
        let why = "no file for all shells sets it; who logs in gets that of login.defs where pam_umask says so";
        settings.insert("masks".to_owned(), Value::new(Data::Absent(why.into()), first.whole()));
    } else {
        settings.insert("masks".to_owned(), Value::list(masks, first.whole()));
    }
    settings.insert("timeout_set".to_owned(), timeout.value.is_set(first));
    settings.insert("timeout_readonly".to_owned(), timeout.readonly.is_set(first));
    settings.insert("timeouts".to_owned(), Value::list(timeout.value.possible, first.whole()));
    (vec![first.raw("shells", format!("{host}: shells"), first.whole(), settings)], Vec::new())
}

/// The timeout in seconds that every shell gets; unknown when something decides it, none when no shell gets one.
pub(super) fn ends_idle_sessions(files: &Files<'_>) -> Option<Value> {
    let (timeout, _) = told(files);
    let first = timeout.value.possible.first()?;
    let seconds = first.get("value").cloned()?;
    let is_one = timeout.value.is_sure && timeout.value.possible.len() == 1;
    Some(if is_one { seconds } else { Value::unknown("conditions in the profile decide it", None, first.origin.place) })
}

/// The timeout by all files, and the masks by those that a login shell reads.
fn told(files: &Files<'_>) -> (Timeout, Vec<Value>) {
    let mut login = Reading::new(files);
    login.path(PROFILE);
    for path in files.keys().filter(|path| in_profiles(path)) {
        login.path(path);
    }
    let masks = std::mem::take(&mut login.mask.possible);
    for path in BASHRC {
        login.path(path);
    }
    (login.timeout, masks)
}

/// What may hold when all is read.
#[derive(Debug, Default)]
struct Possible {
    possible: Vec<Value>,
    /// Whether one of them does.
    is_sure: bool,
}

impl Possible {
    fn say(&mut self, value: Value, is_conditional: bool) {
        if !is_conditional {
            self.possible.clear();
            self.is_sure = true;
        }
        if self.possible.len() < MAX_POSSIBLE {
            self.possible.push(value);
        }
    }

    fn take_back(&mut self, is_conditional: bool) {
        self.is_sure = false;
        if !is_conditional {
            self.possible.clear();
        }
    }

    /// Whether it is said at all; unknown when only a condition says it.
    fn is_set(&self, file: File<'_>) -> Value {
        match self.possible.first() {
            None => Value::new(Data::Bool(false), file.whole()),
            Some(first) if self.is_sure => Value::new(Data::Bool(true), first.origin.place),
            Some(first) => Value::unknown("it is set only under a condition", None, first.origin.place),
        }
    }
}

/// `TMOUT`: its values, and whether it is kept from being changed.
#[derive(Debug, Default)]
struct Timeout {
    value: Possible,
    readonly: Possible,
}

struct Reading<'f, 'a> {
    files: &'f Files<'a>,
    /// The files that were read; none is read again.
    read: BTreeSet<Place>,
    timeout: Timeout,
    mask: Possible,
}

impl<'f, 'a> Reading<'f, 'a> {
    fn new(files: &'f Files<'a>) -> Self {
        Self { files, read: BTreeSet::new(), timeout: Timeout::default(), mask: Possible::default() }
    }

    fn path(&mut self, path: &str) {
        if let Some(file) = self.files.get(path).copied() {
            self.file(file);
        }
    }

    fn file(&mut self, file: File<'_>) {
        if self.read.insert(file.whole()) {
            for command in commands(file) {
                self.command(&command);
            }
        }
    }

    fn command(&mut self, command: &Command) {
        let assigned = command.words.iter().take_while(|word| assignment(word).is_some()).count();
        let (assignments, rest) = command.words.split_at_checked(assigned).unwrap_or_default();
        let Some((first, arguments)) = rest.split_first() else {
            for word in assignments {
                self.variable(word, command);
            }
            return;
        };
        match first.text.as_str() {
            "export" => self.declare(arguments, false, command),
            "readonly" => self.declare(arguments, true, command),
            "declare" | "typeset" => {
                let is_readonly = options(arguments).any(|option| option.starts_with('-') && option.contains('r'));
                self.declare(arguments, is_readonly, command);
            }
            "unset" if arguments.iter().any(|word| word.text == "TMOUT") => {
                self.timeout.value.take_back(command.is_conditional);
            }
            "umask" => self.umask(arguments, command),
            "." | "source" => self.take_in(arguments.first()),
            // a loop over files is how a profile takes them in
            "for" => arguments.iter().filter(|word| word.text.contains('*')).for_each(|word| self.take_in(Some(word))),
            _ => {}
        }
    }

    fn declare(&mut self, arguments: &[Word], is_readonly: bool, command: &Command) {
        for word in arguments {
            self.variable(word, command);
            let name = word.text.split('=').next();
            if is_readonly && name == Some("TMOUT") {
                let value = Value::new(Data::Bool(true), command.place);
                self.timeout.readonly.say(value, command.is_conditional);
            }
        }
    }

    /// `TMOUT=900`. What is kept from being changed keeps its value.
    fn variable(&mut self, word: &Word, command: &Command) {
        let Some(value) = assignment(word).filter(|(name, _)| *name == "TMOUT").map(|(_, value)| value) else { return };
        if self.timeout.readonly.is_sure {
            return;
        }
        let seconds = match value.trim().parse() {
            Ok(seconds) if !word.is_computed => Value::new(Data::Number(Number::Int(seconds)), command.place),
            // bash takes what is no number for none
            Err(_) if !word.is_computed => Value::new(Data::Number(Number::Int(0)), command.place),
            Ok(_) | Err(_) => Value::unknown("the shell computes it", None, command.place),
        };
        let told = body(Settings::from([("value".to_owned(), seconds)]), command.place);
        self.timeout.value.say(told, command.is_conditional);
    }

    fn umask(&mut self, arguments: &[Word], command: &Command) {
        let Some(word) = arguments.iter().find(|word| !word.text.starts_with('-')) else { return };
        let octal = if word.is_computed { None } else { octal(&word.text) };
        let mask = octal.map_or_else(
            || Value::unknown("the mask is computed, or depends on the one before", None, command.place),
            |octal| Value::string(octal, command.place),
        );
        let told = body(Settings::from([("value".to_owned(), mask)]), command.place);
        self.mask.say(told, command.is_conditional);
    }

    fn take_in(&mut self, word: Option<&Word>) {
        let Some(word) = word.filter(|word| !word.is_computed && word.text.starts_with('/')) else { return };
        for file in matching(self.files, &word.text) {
            self.file(file);
        }
    }
}

/// A name and what it is set to.
fn assignment(word: &Word) -> Option<(&str, &str)> {
    let (name, value) = word.text.split_once('=')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_name.then_some((name, value))
}

fn options(arguments: &[Word]) -> impl Iterator<Item = &str> {
    arguments.iter().map(|word| word.text.as_str()).filter(|text| text.starts_with(['-', '+']))
}

/// The mask in octal digits; none when it only changes what was there. `u=rwx,g=rx,o=` names what is left, for all three
/// (POSIX, "umask").
fn octal(text: &str) -> Option<String> {
    if text.chars().all(|c| ('0'..='7').contains(&c)) {
        return Some(format!("{text:0>3}"));
    }
    let mut left: [Option<u8>; 3] = [None; 3];
    for clause in text.split(',') {
        let (who, rights) = clause.split_once('=')?;
        let bits = rights.chars().try_fold(0, |bits, right| Some(bits | bit(right)?))?;
        for (class, slot) in ['u', 'g', 'o'].into_iter().zip(&mut left) {
            if who.is_empty() || who.contains(['a', class]) {
                *slot = Some(bits);
            }
        }
    }
    let digits: Option<Vec<String>> = left.iter().map(|bits| Some((7 - (*bits)?).to_string())).collect();
    digits.map(|digits| digits.concat())
}

fn bit(right: char) -> Option<u8> {
    [('r', 4), ('w', 2), ('x', 1)].into_iter().find(|(letter, _)| *letter == right).map(|(_, bit)| bit)
}
