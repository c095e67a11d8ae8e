//! The settings with which sshd runs: `sshd_config(5)` with its Include and Match.
//!
//! The first value of a keyword wins, some keywords gather values, an Include is read in its place, and a
//! Match block speaks for some connections only, until the next Match or the end of its file. Each block
//! gives a resource of its own: what is global, with what the block sets laid over it. Checked against
//! `sshd -T` of OpenSSH 9.2 (`tests/oracles/sshd`).

mod algorithms;
mod keywords;

use super::{File, Files, Found, Settings, has_ending, matching, pam, with_data};
use crate::model::{Data, Document, Level, Origin, Place, Problem, Stage, Step, Value};
use keywords::{Keyword, Shape};
use std::sync::Arc;

/// The path of the main file inside a host's root.
const MAIN: &str = "etc/ssh/sshd_config";

/// The directory that relative paths of an Include start from.
const DIRECTORY: &str = "etc/ssh";

/// A part of the main file on systems with system-wide crypto policies.
const CRYPTO_POLICY: &str = "etc/crypto-policies/back-ends/opensshserver.config";

/// sshd itself stops at this depth (`SERVCONF_MAX_DEPTH`).
const MAX_DEPTH: usize = 16;

/// Files read in all: files that include each other may otherwise multiply with the depth.
const MAX_INCLUDES: usize = 1024;

/// Whether a path is that of a file sshd may read its settings from.
pub(super) fn wants(inner: &str) -> bool {
    let Some(name) = inner.strip_prefix("etc/ssh/") else { return inner == CRYPTO_POLICY };
    let of_client = name.starts_with("ssh_config");
    let is_key = name.starts_with("ssh_host_") || name == "moduli" || has_ending(name, "pub");
    !of_client && !is_key && (inner == MAIN || name.contains('/') || has_ending(name, "conf") || name.contains("sshd"))
}

/// The effective settings of each context, when the host has the main file.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(main) = files.get(MAIN) else { return Found::default() };
    let mut reading = Reading {
        files,
        blocks: vec![Block::new(String::new(), *main, main.whole())],
        current: 0,
        chain: None,
        includes: 0,
        problems: Vec::new(),
    };
    reading.file(*main, 0);
    reading.crypto_policy();
    let raws = reading.blocks.iter().filter(|block| block.label != ALL).map(|block| {
        let is_global = block.label.is_empty();
        let address = format!("{host}:/{MAIN}{}{}", if is_global { "" } else { " Match " }, block.label);
        let mut settings = effective(&reading.blocks, block);
        let factor = second_factor(files, &settings, block.header);
        settings.insert("second_factor".to_owned(), factor);
        block.file.raw("sshd", address, block.header, settings)
    });
    (raws.collect(), reading.problems)
}

/// Whether PAM asks for a second factor where its answers are all that `AuthenticationMethods` wants.
fn second_factor(files: &Files<'_>, settings: &Settings, header: Place) -> Value {
    let methods = settings.get("authenticationmethods").and_then(Value::items).unwrap_or_default();
    let asks_pam = |list: &Value| {
        list.as_str().is_some_and(|list| list.contains("keyboard-interactive") && !list.contains("publickey"))
    };
    match methods.iter().find(|list| asks_pam(list)) {
        None => Value::new(Data::Bool(false), header),
        Some(list) => pam::second_factor(files, "sshd").unwrap_or_else(|| {
            Value::unknown("the file tree does not hold what PAM asks for sshd", None, list.origin.place)
        }),
    }
}

/// The criterion that every connection meets.
const ALL: &str = "all";

/// What holds in the context of a block: the first of the blocks that apply, then what is global.
fn effective(blocks: &[Block<'_>], block: &Block<'_>) -> Settings {
    let mut settings = Settings::new();
    let applies = |other: &&Block<'_>| other.label == ALL || (!block.label.is_empty() && other.label == block.label);
    for other in blocks.iter().filter(applies).chain(blocks.first()) {
        for (key, value) in &other.settings {
            settings.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    if !block.label.is_empty() {
        let sets = block.settings.iter().map(|(key, value)| with_data(value, Data::String(key.as_str().into())));
        settings.insert("sets".to_owned(), Value::list(sets.collect(), block.header));
        settings.insert("match".to_owned(), Value::string(block.label.as_str(), block.header));
    }
    settings
}

/// The settings of one context: the global one, which has no label, or a Match.
struct Block<'a> {
    label: String,
    file: File<'a>,
    header: Place,
    settings: Settings,
}

impl<'a> Block<'a> {
    fn new(label: String, file: File<'a>, header: Place) -> Self {
        Self { label, file, header, settings: Settings::new() }
    }
}

struct Reading<'a> {
    files: &'a Files<'a>,
    blocks: Vec<Block<'a>>,
    /// The block that lines belong to.
    current: usize,
    /// The Includes on the way to the file that is read.
    chain: Option<Arc<Step>>,
    includes: usize,
    problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// Reads a file in place; `depth` counts the Includes around it.
    fn file(&mut self, file: File<'a>, depth: usize) {
        for entry in file.entries() {
            let keyword = entry.get("key").and_then(Value::as_str);
            let words = entry.get("values").and_then(Value::items).unwrap_or_default();
            match keyword {
                None => {}
                Some("match") => self.enter(file, entry, words),
                Some("include") => self.include(file.document, entry, words, depth),
                Some(keyword) => self.set(keyword, entry, words),
            }
        }
    }

    /// Starts a Match block; blocks with the same criteria are one.
    fn enter(&mut self, file: File<'a>, entry: &Value, words: &[Value]) {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        let label = if words.len() == 1 { words.concat().to_lowercase() } else { words.join(" ") };
        let known = self.blocks.iter().position(|block| block.label == label);
        self.current = known.unwrap_or(self.blocks.len());
        if known.is_none() {
            self.blocks.push(Block::new(label, file, entry.origin.place));
        }
    }

    fn set(&mut self, keyword: &str, entry: &Value, words: &[Value]) {
        let (Some(keyword), Some(block)) = (keywords::named(keyword), self.blocks.get_mut(self.current)) else {
            return;
        };
        let mut value = keyword.value(words, entry.origin.place);
        value.origin.chain.clone_from(&self.chain);
        if let Data::List(items) = &mut value.data {
            for item in Arc::make_mut(items) {
                item.origin.chain.clone_from(&self.chain);
            }
        }
        match block.settings.get_mut(keyword.name) {
            None => drop(block.settings.insert(keyword.name.to_owned(), value)),
            Some(before) if keyword.shape == Shape::Gathered => gather(before, &value),
            Some(before) if keyword.shape == Shape::Throttle => doubt(before, &value),
            Some(_) => {}
        }
    }

    fn include(&mut self, document: &Document, entry: &Value, words: &[Value], depth: usize) {
        let (current, chain) = (self.current, self.chain.clone());
        for pattern in words {
            let Some(text) = pattern.as_str() else { continue };
            let place = pattern.origin.place;
            self.chain = Some(Arc::new(Step { label: format!("Include {text}").into(), place, next: chain.clone() }));
            let matches = matching(self.files, &inner_path(text));
            if depth >= MAX_DEPTH || self.includes + matches.len() > MAX_INCLUDES {
                self.report(
                    document,
                    entry,
                    "include-too-deep",
                    "Include is not followed: too many files include each other",
                );
                continue;
            }
            if matches.is_empty() && !is_collected(text) {
                self.report(document, entry, "include-not-held", "the file tree does not hold what this Include names");
                self.lose(text, place);
            }
            self.includes += matches.len();
            for file in matches {
                self.file(file, depth + 1);
                // a Match ends with the file it is in
                self.current = current;
            }
        }
        self.chain = chain;
    }

    /// Makes every keyword unknown that has no value yet: the first value wins, and it may lie in what is missing.
    fn lose(&mut self, pattern: &str, place: Place) {
        let Some(block) = self.blocks.get_mut(self.current) else { return };
        for keyword in keywords::ALL {
            let why = format!("the file tree does not hold {pattern}, which may set {}", keyword.name);
            let mut unknown = Value::unknown(why, None, place);
            unknown.origin.chain.clone_from(&self.chain);
            block.settings.entry(keyword.name.to_owned()).or_insert(unknown);
        }
    }

    /// Where a policy for the whole system reaches sshd on its command line, as on RHEL 8, it wins over the files.
    fn crypto_policy(&mut self) {
        let entries = self.files.get(CRYPTO_POLICY).map(|file| file.entries()).unwrap_or_default();
        let line = entries.iter().find(|entry| entry.get("key").and_then(Value::as_str) == Some("crypto_policy"));
        let (Some(line), Some(global)) = (line, self.blocks.first_mut()) else { return };
        for keyword in keywords::ALL.iter().filter(|keyword| keyword.shape == Shape::Algorithms) {
            let why = format!("the system-wide crypto policy decides {}", keyword.name);
            global.settings.insert(keyword.name.to_owned(), Value::unknown(why, None, line.origin.place));
        }
    }

    fn report(&mut self, document: &Document, entry: &Value, code: &'static str, message: &str) {
        let location = document.text.locate(entry.origin.place.span);
        let problem = Problem::new(Level::Warning, Stage::Resolve, code, message).at(location);
        // files that include each other meet the same line again and again
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }
}

/// Adds to a keyword that gathers values.
fn gather(before: &mut Value, more: &Value) {
    if let (Data::List(items), Some(added)) = (&mut before.data, more.items()) {
        Arc::make_mut(items).extend_from_slice(added);
    }
}

/// Makes a repeated limit unknown when it is not the same: which line counts changed between releases.
fn doubt(before: &mut Value, again: &Value) {
    let numbers = |value: &Value| -> Vec<String> {
        let entries = value.entries().unwrap_or_default();
        entries.iter().map(|entry| format!("{:?}", entry.value.data)).collect()
    };
    if numbers(before) != numbers(again) {
        let why = "it is set twice; OpenSSH 9.2 takes the last line, its manual says the first";
        before.data = Value::unknown(why, None, before.origin.place).data;
    }
}

/// The path of an Include inside the host's root.
fn inner_path(pattern: &str) -> String {
    match pattern.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{DIRECTORY}/{pattern}"),
    }
}

/// Whether all that a pattern may name would be in the tree.
fn is_collected(pattern: &str) -> bool {
    inner_path(pattern).starts_with(&format!("{DIRECTORY}/"))
}

impl Keyword {
    /// The value of a line with this keyword.
    fn value(&self, words: &[Value], line: Place) -> Value {
        let first = words.first();
        let origin = first.map_or(Origin { place: line, ..Origin::default() }, |word| word.origin.clone());
        let data = match self.shape {
            Shape::Gathered | Shape::Words => Data::List(Arc::new(words.to_vec())),
            Shape::Algorithms => {
                let list = first.map(|word| algorithms::list(self.name, word)).unwrap_or_default();
                Data::List(Arc::new(list))
            }
            Shape::Text | Shape::Word | Shape::Loud | Shape::Seconds | Shape::Throttle | Shape::Timeouts => {
                keywords::scalar(self.shape, words)
            }
        };
        Value { data, origin }
    }
}
