//! Scripts of nft as far as they build chains: tables, chains, rules, includes and variables, in blocks or by commands.
//!
//! Sets, maps, counters and what else a table may hold are passed over (`nft(8)`, "INPUT FILE FORMATS", "RULESET",
//! "CHAINS", "RULES").

use super::super::Verdict;
use super::rule::Rule;
use crate::model::{Place, Span};
use crate::resolve::host::{File, Files, matching};
use std::collections::BTreeMap;

/// Files that include each other may otherwise never end; nft itself stops at 16 (`MAX_INCLUDE_DEPTH`).
const MAX_DEPTH: usize = 16;

/// Files read in all.
const MAX_FILES: usize = 256;

/// Words of all files, those that variables stand for included.
const MAX_WORDS: usize = 1 << 20;

/// Words of one line with variables in it; those that hold each other may otherwise multiply them.
const MAX_EXPANDED: usize = 1 << 14;

/// The families of addresses; `ip` unless one is named.
const FAMILIES: [&str; 6] = ["ip", "ip6", "inet", "arp", "bridge", "netdev"];

/// A family of addresses, a table, and the name of a chain in it.
type Key = [String; 3];

/// The chains that the scripts build.
#[derive(Debug, Default)]
pub(super) struct Ruleset(BTreeMap<Key, Chain>);

#[derive(Debug)]
pub(super) struct Chain {
    key: Key,
    hook: Option<String>,
    pub(super) policy: Option<(Verdict, Place)>,
    /// Whether the policy is a variable that nothing sets.
    pub(super) is_policy_computed: bool,
    pub(super) rules: Vec<Rule>,
    /// Where it starts.
    pub(super) place: Place,
}

impl Chain {
    /// Whether packets of a family come to it: `ip` or `ip6`.
    pub(super) fn is_for(&self, family: &str) -> bool {
        let [own, ..] = &self.key;
        own == family || own == "inet"
    }

    /// Whether it filters at a hook.
    pub(super) fn is_on(&self, hook: &str) -> bool {
        self.hook.as_deref() == Some(hook)
    }
}

impl Ruleset {
    /// Reads a script and what it includes.
    pub(super) fn read(files: &Files<'_>, main: File<'_>) -> Self {
        let mut reading = Reading {
            files,
            rules: Self::default(),
            variables: BTreeMap::new(),
            blocks: Vec::new(),
            read: 0,
            words: 0,
        };
        reading.file(main, 0);
        reading.rules
    }

    /// The chains, by family, table and name.
    pub(super) fn chains(&self) -> impl Iterator<Item = &Chain> {
        self.0.values()
    }

    /// A chain of the same table.
    pub(super) fn beside(&self, chain: &Chain, name: &str) -> Option<&Chain> {
        let [family, table, _] = &chain.key;
        self.0.get(&[family.clone(), table.clone(), name.to_owned()])
    }

    /// The chain of that name, made when there is none.
    fn chain(&mut self, key: &Key, place: Place) -> &mut Chain {
        self.0.entry(key.clone()).or_insert_with(|| Chain {
            key: key.clone(),
            hook: None,
            policy: None,
            is_policy_computed: false,
            rules: Vec::new(),
            place,
        })
    }
}

/// A word, or one of `{ } , ;`; an end of line is told as `;`.
#[derive(Debug, Clone)]
struct Token {
    text: String,
    span: Span,
}

/// What is open round a statement.
#[derive(Debug, Clone)]
enum Block {
    /// The family and the name.
    Table(String, String),
    Chain(Key),
    /// What holds no rules.
    Other,
}

struct Reading<'f, 'a> {
    files: &'f Files<'a>,
    rules: Ruleset,
    variables: BTreeMap<String, Vec<String>>,
    blocks: Vec<Block>,
    read: usize,
    words: usize,
}

impl Reading<'_, '_> {
    fn file(&mut self, file: File<'_>, depth: usize) {
        self.read += 1;
        if depth > MAX_DEPTH || self.read > MAX_FILES {
            return;
        }
        let mut statement: Vec<Token> = Vec::new();
        let mut braces = 0_usize;
        for token in tokens(file.document.text.as_str()) {
            match token.text.as_str() {
                ";" if braces > 0 => {}
                ";" => self.statement(std::mem::take(&mut statement), file, depth),
                "{" if braces == 0 && self.opens(&statement, file) => statement.clear(),
                "{" => {
                    braces += 1;
                    statement.push(token);
                }
                "}" if braces > 0 => {
                    braces -= 1;
                    statement.push(token);
                }
                "}" => {
                    self.statement(std::mem::take(&mut statement), file, depth);
                    self.blocks.pop();
                }
                _ => statement.push(token),
            }
        }
        self.statement(statement, file, depth);
    }

    /// Whether a brace after these words opens a block; it is entered then.
    fn opens(&mut self, statement: &[Token], file: File<'_>) -> bool {
        let words: Vec<&str> = statement.iter().map(|token| token.text.as_str()).collect();
        let block = match (self.blocks.last(), command(&words)) {
            (None, ["table", rest @ ..]) => {
                let (family, rest) = family(rest);
                rest.first().map(|name| Block::Table(family.to_owned(), (*name).to_owned()))
            }
            (None, ["chain", rest @ ..]) => {
                let (family, rest) = family(rest);
                let [table, name, ..] = rest else { return false };
                Some(Block::Chain([family, *table, *name].map(str::to_owned)))
            }
            (Some(Block::Table(family, table)), ["chain", name, ..]) => {
                Some(Block::Chain([family.clone(), table.clone(), (*name).to_owned()]))
            }
            (Some(Block::Table(..) | Block::Other), [first, ..]) if *first != "define" => Some(Block::Other),
            (None | Some(Block::Table(..) | Block::Chain(_) | Block::Other), _) => None,
        };
        if let (Some(Block::Chain(key)), Some(place)) = (&block, place(statement, file)) {
            self.rules.chain(key, place);
        }
        let is_block = block.is_some();
        self.blocks.extend(block);
        is_block
    }

    fn statement(&mut self, tokens: Vec<Token>, file: File<'_>, depth: usize) {
        let Some(place) = place(&tokens, file).filter(|_| self.words < MAX_WORDS) else { return };
        let mut words: Vec<String> = Vec::with_capacity(tokens.len());
        for token in tokens {
            let known = token.text.strip_prefix('$').and_then(|name| self.variables.get(name));
            match known {
                Some(known) if words.len() + known.len() > MAX_EXPANDED => return,
                Some(known) => words.extend(known.iter().cloned()),
                None => words.push(token.text),
            }
        }
        self.words += words.len();
        let texts: Vec<&str> = words.iter().map(String::as_str).collect();
        match (texts.as_slice(), self.blocks.last().cloned()) {
            (["include", pattern, ..], _) => {
                // what is no full path lies in /etc (`nft(8)`, "--includepath")
                let pattern = if pattern.starts_with('/') { (*pattern).to_owned() } else { format!("/etc/{pattern}") };
                for included in matching(self.files, &pattern) {
                    self.file(included, depth + 1);
                }
            }
            (["define" | "redefine", name, "=", value @ ..], _) => {
                let value = value.iter().map(|word| (*word).to_owned()).collect();
                self.variables.insert((*name).to_owned(), value);
            }
            (texts, None) => self.command(texts, place),
            (_, Some(Block::Chain(key))) => self.in_chain(&key, words, place),
            (_, Some(Block::Table(..) | Block::Other)) => {}
        }
    }

    /// A line outside of any block.
    fn command(&mut self, words: &[&str], place: Place) {
        match words {
            ["flush", "ruleset", ..] => self.rules.0.clear(),
            ["delete" | "destroy" | "flush", "table", rest @ ..] => {
                let (family, rest) = family(rest);
                let is_it = |key: &Key| {
                    key.iter().zip([Some(&family), rest.first()]).all(|(a, b)| Some(a.as_str()) == b.copied())
                };
                self.rules.0.retain(|key, _| !is_it(key));
            }
            _ => {
                let ["rule", rest @ ..] = command(words) else { return };
                let (family, rest) = family(rest);
                let [table, name, rule @ ..] = rest else { return };
                let rule = Rule::new(rule.iter().map(|word| (*word).to_owned()).collect(), place);
                let chain = self.rules.chain(&[family, *table, *name].map(str::to_owned), place);
                let at = if words.first() == Some(&"insert") { 0 } else { chain.rules.len() };
                chain.rules.insert(at, rule);
            }
        }
    }

    /// A line inside of a chain: what it hangs on, its policy, or a rule.
    fn in_chain(&mut self, key: &Key, words: Vec<String>, place: Place) {
        let chain = self.rules.chain(key, place);
        let texts: Vec<&str> = words.iter().map(String::as_str).collect();
        match texts.as_slice() {
            ["type", kind, "hook", hook, ..] => {
                chain.hook = Some((*hook).to_owned()).filter(|_| *kind == "filter");
                chain.place = place;
            }
            ["policy", policy, ..] => {
                chain.policy = Verdict::named(policy).map(|verdict| (verdict, place));
                chain.is_policy_computed = chain.policy.is_none();
            }
            ["comment" | "flags" | "devices", ..] => {}
            _ => chain.rules.push(Rule::new(words, place)),
        }
    }
}

/// The words after those that say that something is made.
fn command<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    match words {
        ["add" | "create" | "insert", rest @ ..] => rest,
        all => all,
    }
}

/// The family that words begin with, and the rest.
fn family<'w, 'a>(words: &'w [&'a str]) -> (&'a str, &'w [&'a str]) {
    match words.split_first() {
        Some((first, rest)) if FAMILIES.contains(first) => (first, rest),
        Some(_) | None => ("ip", words),
    }
}

fn place(tokens: &[Token], file: File<'_>) -> Option<Place> {
    let (first, last) = tokens.first().zip(tokens.last())?;
    let span = Span::new(first.span.range().start, last.span.range().end);
    Some(Place { source: file.document.source(), span })
}

/// The words of a script; comments are left out, and lines that go on below are one.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let mut push = |text: &str, end: usize| {
            found.push(Token { text: text.to_owned(), span: Span::new(start, end) });
        };
        match letter {
            '#' => while letters.next_if(|(_, next)| *next != '\n').is_some() {},
            '\\' => drop(letters.next_if(|(_, next)| *next == '\n')),
            '\n' | ';' => push(";", start + 1),
            '{' | '}' | ',' => push(text.get(start..=start).unwrap_or_default(), start + 1),
            '"' => {
                let inside = text.get(start + 1..).and_then(|rest| rest.split(['"', '\n']).next()).unwrap_or_default();
                let end = start + 1 + inside.len();
                while letters.next_if(|(at, _)| *at <= end && text.get(*at..=*at) != Some("\n")).is_some() {}
                push(inside, (end + 1).min(text.len()));
            }
            blank if blank.is_whitespace() => {}
            _ => {
                let ends = |c: char| c.is_whitespace() || "{},;\"".contains(c);
                while letters.next_if(|(_, next)| !ends(*next)).is_some() {}
                let end = letters.peek().map_or(text.len(), |(at, _)| *at);
                push(text.get(start..end).unwrap_or_default(), end);
            }
        }
    }
    found
}
