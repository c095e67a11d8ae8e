//! What every syntax gives: documents, and problems with a place.

use crate::model::{Document, Level, Problem, Span, Stage, Text};

/// How deep values may be nested; deeper ones are refused, so that no later stage meets a bottomless tree.
pub(super) const MAX_DEPTH: usize = 128;

/// How many values one document may hold; far above real files, far below the memory of a small machine.
pub(super) const MAX_VALUES: usize = 4_000_000;

/// How many problems of one kind are told one by one for a source.
pub(super) const MAX_PROBLEMS: usize = 100;

/// What came of reading a text.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The documents.
    pub(super) documents: Vec<Document>,
    /// The problems.
    pub(super) problems: Vec<Problem>,
}

impl Reading {
    /// A reading of a text without content.
    pub(super) fn empty(text: &Text) -> Self {
        Self::failed(Fault::new(Span::default(), "nothing to read: the file is empty").notice(text, "empty"))
    }

    /// A reading that gave nothing but a problem.
    pub(super) fn failed(problem: Problem) -> Self {
        Self { documents: Vec::new(), problems: vec![problem] }
    }
}

/// Something wrong at a place of the text that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where.
    pub(super) span: Span,
    /// What.
    pub(super) message: String,
}

impl Fault {
    /// A fault at a span.
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }

    /// The fault as an error of the run.
    pub(super) fn error(self, text: &Text, code: &'static str) -> Problem {
        self.problem(text, Level::Error, code)
    }

    /// The fault as something probably not meant as written.
    pub(super) fn warning(self, text: &Text, code: &'static str) -> Problem {
        self.problem(text, Level::Warning, code)
    }

    /// The fault as something left out on purpose.
    pub(super) fn notice(self, text: &Text, code: &'static str) -> Problem {
        self.problem(text, Level::Notice, code)
    }

    fn problem(self, text: &Text, level: Level, code: &'static str) -> Problem {
        Problem::new(level, Stage::Parse, code, self.message).at(text.locate(self.span))
    }
}
