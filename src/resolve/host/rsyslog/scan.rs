//! The statements of a file of rsyslog, found by one pass over its text.
//!
//! What stands round an object (`if`, `ruleset`, a selector before `action(...)`) decides which messages it gets, and is
//! passed over: an action counts wherever it stands.

use crate::model::{Data, Place, Span, Value};
use crate::resolve::host::{File, Settings};

/// What is said at one place.
pub(super) enum Statement {
    /// `$Name value`; the name in lower case.
    Directive(String, Value),
    /// `name(parameter="value" ...)`; the name and those of the parameters in lower case.
    Object(String, Settings, Place),
    /// A selector whose action sends elsewhere: the protocol and the target.
    Forward(&'static str, Value, Place),
}

/// Objects that are read; others are passed over.
const OBJECTS: [&str; 5] = ["action", "input", "module", "global", "include"];

/// Statements of one file, more than any real file has.
const MAX_STATEMENTS: usize = 65_536;

/// The statements of a file, in the order written.
pub(super) fn statements(file: File<'_>) -> Vec<Statement> {
    let text = file.document.text.as_str();
    let mut scan = Scan { file, text, at: 0, is_fresh: true };
    let mut found = Vec::new();
    while scan.at < text.len() && found.len() < MAX_STATEMENTS {
        found.extend(scan.next());
    }
    found
}

struct Scan<'a> {
    file: File<'a>,
    text: &'a str,
    at: usize,
    /// Whether nothing but blanks stands before this point on its line.
    is_fresh: bool,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn place(&self, start: usize, end: usize) -> Place {
        Place { source: self.file.document.source(), span: Span::new(start, end) }
    }

    /// The statement at this point, if one starts here; goes on past what was read.
    fn next(&mut self) -> Option<Statement> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        if first.is_whitespace() {
            self.is_fresh |= first == '\n';
            self.at += first.len_utf8();
            return None;
        }
        let is_fresh = std::mem::take(&mut self.is_fresh);
        if first == '#' {
            self.at += rest.find('\n').unwrap_or(rest.len());
            return None;
        }
        if rest.starts_with("/*") {
            self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            return None;
        }
        if is_fresh {
            let line = rest.split('\n').next().unwrap_or(rest);
            let statement = if first == '$' { self.directive(line) } else { self.forward(line) };
            if statement.is_some() || first == '$' {
                self.at += line.len();
                return statement;
            }
        }
        self.word()
    }

    fn directive(&self, line: &str) -> Option<Statement> {
        let (name, value) = line.strip_prefix('$')?.split_once(char::is_whitespace)?;
        let value = value.split(" #").next().unwrap_or(value).trim();
        let place = self.place(self.at, self.at + line.trim_end().len());
        Some(Statement::Directive(name.to_lowercase(), Value::string(value, place)))
    }

    /// `*.* @host`, `auth.* @@(o)host:514;template`, `& :omrelp:host:2514`.
    fn forward(&self, line: &str) -> Option<Statement> {
        let (selector, action) = line.split_once(char::is_whitespace)?;
        if !(selector.contains('.') || selector == "&" || selector.starts_with(':')) {
            return None;
        }
        // a property-based filter has blanks: the action is the last word
        let action = if selector.starts_with(':') { action.rsplit(char::is_whitespace).next()? } else { action.trim() };
        let marks = [(":omrelp:", "relp"), ("@@", "tcp"), ("@", "udp")];
        let (target, protocol) = marks.iter().find_map(|(mark, name)| Some((action.strip_prefix(mark)?, *name)))?;
        let target = target.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(target, |(_, rest)| rest);
        let target = target.split([';', ' ', '\t']).next().unwrap_or(target);
        let place = self.place(self.at, self.at + line.trim_end().len());
        Some(Statement::Forward(protocol, Value::string(target, place), place))
    }

    /// A word, and the object that it starts.
    fn word(&mut self) -> Option<Statement> {
        let start = self.at;
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(length)?;
        if name.is_empty() {
            self.at += if rest.starts_with(['"', '\'']) { quoted(rest) } else { rest.chars().next()?.len_utf8() };
            return None;
        }
        self.at += length;
        let open = after.trim_start_matches([' ', '\t']);
        let name = name.to_lowercase();
        if !open.starts_with('(') || !OBJECTS.contains(&name.as_str()) {
            return None;
        }
        self.at += after.len() - open.len() + 1;
        let parameters = self.parameters();
        Some(Statement::Object(name, parameters, self.place(start, self.at)))
    }

    /// `name="value"` until the parenthesis closes.
    fn parameters(&mut self) -> Settings {
        let mut settings = Settings::new();
        while let Some(first) = self.rest().chars().next() {
            let rest = self.rest();
            if first == ')' {
                self.at += 1;
                break;
            }
            if first == '#' {
                self.at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            let name_ends = rest.find(|c: char| !(c.is_alphanumeric() || "._".contains(c))).unwrap_or(rest.len());
            let Some((name, after)) = rest.split_at_checked(name_ends).filter(|(name, _)| !name.is_empty()) else {
                self.at += if first == '"' { quoted(rest) } else { first.len_utf8() };
                continue;
            };
            self.at += name_ends;
            let value = after.trim_start();
            let Some(value) = value.strip_prefix('=').map(str::trim_start) else { continue };
            let start = self.at + after.len() - value.len();
            let length = if value.starts_with('"') {
                quoted(value)
            } else {
                value.find(|c: char| c.is_whitespace() || c == ')').unwrap_or(value.len())
            };
            let text = value.get(..length).unwrap_or_default().trim_matches('"');
            let place = self.place(start, start + length);
            settings.insert(name.to_lowercase(), Value::new(Data::text(text), place));
            self.at = start + length;
        }
        settings
    }
}

/// The length of a quoted text with its quotes, on one line; a backslash speaks for the letter after it.
fn quoted(text: &str) -> usize {
    let quote = text.chars().next().unwrap_or('"');
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return at,
            _ if letter == quote => return at + letter.len_utf8(),
            _ => {}
        }
    }
    text.len()
}
