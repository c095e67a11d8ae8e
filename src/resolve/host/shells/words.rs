//! The commands of a shell script as far as they can be told without running it: their words, and whether something else
//! decides if they run.
//!
//! Quotes, comments, here-documents and lines that go on below are those of the POSIX shell ("Shell Command Language",
//! 2.2 to 2.7). A word that anything is expanded in is told as computed. What `eval` puts together is not seen.

use crate::model::{Place, Span};
use crate::resolve::host::File;

/// Commands of one file, more than any profile has.
const MAX_COMMANDS: usize = 16_384;

/// A word without its quotes.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub(super) text: String,
    /// Whether something in it is known only when the shell runs.
    pub(super) is_computed: bool,
    pub(super) span: Span,
}

/// A command, which has a word at least.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) words: Vec<Word>,
    /// Whether it runs only when something else says so, or in a shell of its own.
    pub(super) is_conditional: bool,
    pub(super) place: Place,
}

/// The commands of a file, in the order written.
pub(super) fn commands(file: File<'_>) -> Vec<Command> {
    let text = file.document.text.as_str();
    let mut script = Script { text, at: 0, open: Vec::new(), documents: Vec::new() };
    let mut found = Vec::new();
    let mut is_chained = false;
    while script.at < text.len() && found.len() < MAX_COMMANDS {
        let (words, end) = script.command();
        let is_conditional = is_chained || end == End::Alone || !script.open.is_empty();
        // a line may end after `&&`
        is_chained = end != End::Plain || (words.is_empty() && is_chained);
        let spans = words.first().zip(words.last());
        if let Some(span) = spans.map(|(first, last)| Span::new(first.span.range().start, last.span.range().end)) {
            found.push(Command { words, is_conditional, place: Place { source: file.document.source(), span } });
        }
    }
    found
}

/// What ends a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// A line end or `;`.
    Plain,
    /// `&&` or `||`.
    Joined,
    /// `|` or `&`: it runs in a shell of its own.
    Alone,
}

/// What is open at some point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `if`, `while`, `until`, `for`, `select`.
    Block,
    Case,
    Brace,
    Parenthesis,
}

struct Script<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Open>,
    /// The words that end the here-documents which start on the next line.
    documents: Vec<String>,
}

impl<'t> Script<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes this text if it is next.
    fn takes(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        self.at += if is_next { text.len() } else { 0 };
        is_next
    }

    /// The words up to what ends the command.
    fn command(&mut self) -> (Vec<Word>, End) {
        let mut words = Vec::new();
        while let Some(next) = self.rest().chars().next() {
            match next {
                '\n' => {
                    self.at += 1;
                    self.skip_documents();
                    return (words, End::Plain);
                }
                '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                ';' | '&' | '|' => {
                    if let Some(end) = self.operator() {
                        return (words, end);
                    }
                }
                '(' if self.takes("()") => {}
                '(' | ')' => {
                    self.at += 1;
                    if self.parenthesis(next, &mut words) {
                        return (words, End::Plain);
                    }
                }
                '<' | '>' => self.redirection(),
                blank if blank.is_whitespace() => self.at += blank.len_utf8(),
                _ if self.takes("\\\n") || self.takes("\\\r\n") => {}
                _ => {
                    let word = self.word();
                    if !(words.is_empty() && self.keyword(&word.text)) {
                        words.push(word);
                    }
                }
            }
        }
        (words, End::Plain)
    }

    /// What an operator ends; none for `&>`, which says where output goes.
    fn operator(&mut self) -> Option<End> {
        if self.takes("&>") {
            return None;
        }
        if self.takes("&&") || self.takes("||") {
            return Some(End::Joined);
        }
        let is_plain = self.takes(";");
        self.at += usize::from(!is_plain);
        Some(if is_plain { End::Plain } else { End::Alone })
    }

    /// Opens or closes a shell of its own, or ends the pattern of a case; whether a command ends here.
    fn parenthesis(&mut self, which: char, words: &mut Vec<Word>) -> bool {
        if which == '(' {
            self.open.push(Open::Parenthesis);
            return true;
        }
        if self.open.last() == Some(&Open::Case) {
            words.clear();
            return false;
        }
        self.open.pop_if(|open| *open == Open::Parenthesis);
        true
    }

    /// Passes over the sign; of a here-document its last line is noted.
    fn redirection(&mut self) {
        let is_document = !self.rest().starts_with("<<<") && self.takes("<<");
        if !is_document {
            self.at += 1;
            return;
        }
        let _ = self.takes("-");
        let blanks = self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        self.at += blanks;
        let end = self.word().text;
        self.documents.push(end);
    }

    fn skip_documents(&mut self) {
        for end in std::mem::take(&mut self.documents) {
            while self.at < self.text.len() {
                let line = self.rest().split_inclusive('\n').next().unwrap_or_default();
                self.at += line.len();
                if line.trim_start_matches('\t').trim_end() == end {
                    break;
                }
            }
        }
    }

    /// Whether the first word of a command is one that only holds others together.
    fn keyword(&mut self, word: &str) -> bool {
        match word {
            "if" | "while" | "until" => self.open.push(Open::Block),
            "for" | "select" => {
                self.open.push(Open::Block);
                return false;
            }
            "case" => self.open.push(Open::Case),
            "{" => self.open.push(Open::Brace),
            "fi" | "done" => drop(self.open.pop_if(|open| *open == Open::Block)),
            "esac" => drop(self.open.pop_if(|open| *open == Open::Case)),
            "}" => drop(self.open.pop_if(|open| *open == Open::Brace)),
            "then" | "else" | "elif" | "do" | "!" => {}
            _ => return false,
        }
        true
    }

    /// The word that starts here; at least one letter is passed.
    fn word(&mut self) -> Word {
        let start = self.at;
        let mut word = Word::default();
        while let Some(next) = self.rest().chars().next() {
            if next.is_whitespace() || ";&|()<>".contains(next) {
                break;
            }
            match next {
                '\'' => word.text.push_str(self.quoted()),
                '"' => self.double_quoted(&mut word),
                '\\' => self.escaped(&mut word),
                '$' | '`' => self.expansion(&mut word),
                letter => {
                    self.at += letter.len_utf8();
                    word.text.push(letter);
                }
            }
        }
        word.span = Span::new(start, self.at);
        word
    }

    fn quoted(&mut self) -> &'t str {
        self.at += 1;
        let inside = self.rest().split('\'').next().unwrap_or_default();
        self.at = (self.at + inside.len() + 1).min(self.text.len());
        inside
    }

    fn double_quoted(&mut self, word: &mut Word) {
        self.at += 1;
        while let Some(next) = self.rest().chars().next() {
            match next {
                '"' => {
                    self.at += 1;
                    return;
                }
                '\\' => self.escaped(word),
                '$' | '`' => self.expansion(word),
                letter => {
                    self.at += letter.len_utf8();
                    word.text.push(letter);
                }
            }
        }
    }

    fn escaped(&mut self, word: &mut Word) {
        self.at += 1;
        let Some(next) = self.rest().chars().next() else { return };
        self.at += next.len_utf8();
        // a line that goes on below
        word.text.extend((next != '\n').then_some(next));
    }

    /// Passes over `$name`, `${...}`, `$(...)` or what stands between backquotes.
    fn expansion(&mut self, word: &mut Word) {
        word.is_computed = true;
        let is_command = self.takes("`");
        self.at += usize::from(!is_command);
        let closing = if is_command {
            '`'
        } else if self.takes("(") {
            ')'
        } else if self.takes("{") {
            '}'
        } else {
            return;
        };
        let opening = if closing == ')' { '(' } else { '{' };
        let mut depth = 1_usize;
        for letter in self.rest().chars() {
            self.at += letter.len_utf8();
            if letter == closing {
                depth -= 1;
            } else if letter == opening && !is_command {
                depth += 1;
            }
            if depth == 0 {
                return;
            }
        }
    }
}
