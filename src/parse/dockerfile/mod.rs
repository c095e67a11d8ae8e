//! Dockerfiles and Containerfiles, as a tree of stages and instructions.
//!
//! ```text
//! root        = { "args": [PAIR], "stages": [STAGE] }            ARG before the first FROM; the last stage is the image
//! STAGE       = { "index", "name", "base", "platform", "instructions": [INSTRUCTION] }
//! INSTRUCTION = { "keyword", "flags": [{ "name", "value" }], "text", and by keyword:
//!   RUN, CMD, ENTRYPOINT   "form" (shell, exec), "commands", "arguments"
//!   HEALTHCHECK            the same and "none"
//!   ENV, LABEL, ARG        "pairs": [PAIR]
//!   COPY, ADD              "sources", "destination", "heredocs"
//!   EXPOSE                 "ports"
//!   VOLUME                 "paths"
//!   SHELL                  "arguments"
//!   ONBUILD                "instruction": INSTRUCTION
//!   the others             "value" }
//! PAIR        = { "name", "value" }                               "value" is null for an ARG without default
//! ```
//!
//! `text` is what follows keyword and flags, comment lines left out and continued lines joined. `commands` are parted
//! at `&&`, `||`, `;` and line ends; a pipeline is one command, the exec form too; lines of heredocs count. Nothing is
//! substituted. An instruction that cannot be read is a problem and hides no other.

mod instruction;
mod logical;
mod words;

use super::reading::{Fault, MAX_PROBLEMS, Reading};
use super::template::is_template;
use crate::model::{Data, Document, Entry, Number, Place, Span, Syntax, Text, Value};
use instruction::Instruction;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The document of a Dockerfile.
pub(super) fn read(text: &Arc<Text>) -> Reading {
    if text.as_str().trim().is_empty() {
        return Reading::empty(text);
    }
    let mut file =
        File { text, args: Vec::new(), stages: Vec::new(), names: BTreeSet::new(), reading: Reading::default() };
    for logical in logical::instructions(text.as_str()) {
        match instruction::read(&logical, text) {
            Ok(instruction) => file.add(instruction),
            Err(fault) => file.fault(fault),
        }
    }
    file.finish()
}

struct File<'t> {
    text: &'t Arc<Text>,
    args: Vec<Value>,
    stages: Vec<Stage>,
    names: BTreeSet<Arc<str>>,
    reading: Reading,
}

struct Stage {
    keyword: Span,
    span: Span,
    name: Value,
    base: Value,
    platform: Value,
    instructions: Vec<Value>,
}

impl File<'_> {
    fn add(&mut self, instruction: Instruction) {
        let span = instruction.value.origin.place.span;
        match (instruction.keyword, self.stages.last_mut()) {
            ("FROM", _) => self.stage(&instruction),
            (_, Some(stage)) => {
                stage.span.end = stage.span.end.max(span.end);
                stage.instructions.push(instruction.value);
            }
            ("ARG", None) => {
                let pairs = instruction.value.get("pairs").and_then(Value::items).unwrap_or_default();
                self.args.extend(pairs.iter().cloned());
            }
            (keyword, None) => {
                self.fault(Fault::new(instruction.keyword_span, format!("{keyword} stands before the first FROM")));
            }
        }
    }

    fn stage(&mut self, from: &Instruction) {
        let span = from.value.origin.place.span;
        let null = || Value::new(Data::Null, from.value.origin.place);
        let member = |key: &str| from.value.get(key).cloned().unwrap_or_else(null);
        let is_platform = |flag: &&Value| flag.get("name").and_then(Value::as_str) == Some("platform");
        let flags = from.value.get("flags").and_then(Value::items).unwrap_or_default();
        let platform = flags.iter().find(is_platform).and_then(|flag| flag.get("value")).cloned().unwrap_or_else(null);
        let name = member("name");
        if let Data::String(text) = &name.data
            && !self.names.insert(text.to_lowercase().into())
        {
            let fault = Fault::new(name.origin.place.span, format!("the stage name `{text}` is given twice"));
            self.reading.problems.push(fault.warning(self.text, "dockerfile-duplicate-stage"));
        }
        let keyword = from.keyword_span;
        self.stages.push(Stage { keyword, span, name, base: member("image"), platform, instructions: Vec::new() });
    }

    fn fault(&mut self, fault: Fault) {
        if self.reading.problems.len() < MAX_PROBLEMS {
            self.reading.problems.push(self.problem(fault));
        }
    }

    fn problem(&self, fault: Fault) -> crate::model::Problem {
        if is_template(self.text.as_str()) {
            let message = "not evaluated: the file is a template, it must be rendered first";
            return Fault::new(fault.span, message).notice(self.text, "template").help("scan the rendered file");
        }
        fault.error(self.text, "dockerfile-syntax")
    }

    fn finish(mut self) -> Reading {
        if self.stages.is_empty() {
            let fault = Fault::new(Span::default(), "no FROM instruction");
            self.reading.problems.insert(0, self.problem(fault));
            return self.reading;
        }
        let whole = self.place(Span::new(0, self.text.as_str().len()));
        let stages = std::mem::take(&mut self.stages);
        let stages = stages.into_iter().enumerate().map(|(index, stage)| self.stage_value(index, stage)).collect();
        let args = std::mem::take(&mut self.args);
        let root = Value::object(
            vec![entry("args", Value::list(args, whole)), entry("stages", Value::list(stages, whole))],
            whole,
        );
        self.reading.documents.push(Document::new(Arc::clone(self.text), 0, Syntax::Dockerfile, root));
        self.reading
    }

    fn stage_value(&self, index: usize, stage: Stage) -> Value {
        let place = self.place(stage.span);
        let index = Data::Number(Number::Int(i64::try_from(index).unwrap_or(i64::MAX)));
        let members = vec![
            entry("index", Value::new(index, self.place(stage.keyword))),
            entry("name", stage.name),
            entry("base", stage.base),
            entry("platform", stage.platform),
            entry("instructions", Value::list(stage.instructions, place)),
        ];
        Value::object(members, place)
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.text.source, span }
    }
}

/// An entry whose key nobody wrote: it stands where its value stands.
fn entry(key: &str, value: Value) -> Entry {
    Entry { key: key.into(), key_span: value.origin.place.span, value }
}
