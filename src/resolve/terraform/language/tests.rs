//! The language against `terraform console`: every expression of `tests/oracles/expressions/` has its recorded answer.

use super::types::Type;
use super::value::{Data, Entry, Evaluated, Fault, Instance, Unknown, Value};
use super::{Budget, Constraint, File, Names, Scope, evaluate};
use crate::model::hcl::{Access, AccessKind, Attribute, Body, ExprKind, Part};
use crate::model::{Digest, Place, Source, SourceId, Syntax, Text};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What Terraform prints and we do not, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[];

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/expressions")
}

/// The module beside the expressions: its variables, its locals, and resources that are not applied.
struct Module {
    body: Arc<Body>,
    text: Arc<Text>,
    budget: Budget,
}

fn parsed(id: u32, text: &str) -> Result<(Arc<Body>, Arc<Text>), String> {
    let bytes = text.as_bytes().to_vec();
    let source = Source { id: SourceId(id), path: "main.tf".into(), digest: Digest([0; 32]), bytes };
    let parsed = crate::parse::parse(source, Syntax::Hcl);
    match (parsed.problems.first(), parsed.documents.first().and_then(|document| document.hcl.clone())) {
        (None, Some(body)) => Ok((body, parsed.text)),
        (problem, _) => Err(problem.map(|problem| problem.message.clone()).unwrap_or_default()),
    }
}

impl Module {
    fn read() -> Self {
        let (body, text) = parsed(0, &std::fs::read_to_string(directory().join("main.tf")).unwrap()).unwrap();
        Self { body, text, budget: Budget::default() }
    }

    fn attribute_of(&self, kind: &'static str, label: &str, name: &str) -> Option<&Attribute> {
        let mut blocks = self.body.blocks_of(kind);
        let block = blocks.find(|block| block.labels.last().is_none_or(|last| &*last.text == label))?;
        block.body.attribute(name)
    }

    fn declares(&self, kind: &str, label: &str) -> bool {
        self.body.blocks_of(kind).any(|block| block.labels.last().is_some_and(|last| &*last.text == label))
    }

    fn variable(&self, name: &str, at: Place) -> Evaluated {
        if !self.declares("variable", name) {
            return Err(Fault::new("the variable is not declared", at));
        }
        let scope = Scope::top(SourceId(0), 0);
        let value = evaluate(&self.attribute_of("variable", name, "default").unwrap().expr, scope, self)?;
        let constraint = self.attribute_of("variable", name, "type");
        let constraint = constraint.map(|kind| Constraint::read(&kind.expr, scope, self)).transpose()?;
        let is_sensitive = self.attribute_of("variable", name, "sensitive").is_some();
        Ok(constraint.unwrap_or_default().apply(&value)?.marked(is_sensitive))
    }

    fn resource(&self, name: &str, at: Place) -> Evaluated {
        if !self.declares("resource", name) {
            return Err(Fault::new("the resource is not declared", at));
        }
        let input = self.attribute_of("resource", name, "input");
        let input = match input {
            Some(input) => evaluate(&input.expr, Scope::top(SourceId(0), 0), self)?,
            None => Value::null(Type::Dynamic, at),
        };
        let output = if input.is_null() { input.clone() } else { Value::unknown(input.kind(), "later", at) };
        let id = Unknown { kind: Type::String, why: "later".into(), not_null: true, ..Unknown::default() }.at(at);
        let null = Value::null(Type::Dynamic, at);
        let entries = [("id", id), ("input", input), ("output", output), ("triggers_replace", null)];
        Ok(Value::object(entries.map(|(key, value)| Entry::new(key, value)).into(), at))
    }
}

impl Names for Module {
    fn reference(
        &self,
        root: &str,
        accesses: &[Access],
        scope: Scope<'_>,
        at: Place,
    ) -> Result<(Value, usize), Fault> {
        let first = accesses.first().and_then(|access| match &access.kind {
            AccessKind::Attribute(name) => Some(&**name),
            _ => None,
        });
        let value = match (root, first) {
            ("var", Some(name)) => self.variable(name, at),
            ("local", Some(name)) => {
                let locals = self.body.blocks_of("locals").next().and_then(|block| block.body.attribute(name));
                let local = locals.ok_or_else(|| Fault::new("the local is not declared", at))?;
                evaluate(&local.expr, Scope::top(SourceId(0), scope.depth), self)
            }
            ("terraform_data", Some(name)) => self.resource(name, at),
            ("path", Some("module" | "root")) => Ok(Value::string(".", at)),
            ("terraform", Some("workspace")) => Ok(Value::string("default", at)),
            _ => Err(Fault::new(format!("{root} is not declared"), at)),
        };
        Ok((value?, 1))
    }

    fn attribute(&self, instance: &Instance, name: &str, _: Scope<'_>, at: Place) -> Evaluated {
        Err(Fault::new(format!("{} has no {name}", instance.address), at))
    }

    fn whole(&self, instance: &Instance, _: Scope<'_>, at: Place) -> Evaluated {
        Err(Fault::new(instance.address.to_string(), at))
    }

    fn file(&self, path: &str) -> File {
        match std::fs::read(directory().join(path)) {
            Ok(bytes) => File::Content(bytes.into(), SourceId(9)),
            Err(_) => File::Missing,
        }
    }

    fn files(&self, wanted: &str) -> Option<Vec<Arc<str>>> {
        let root = directory();
        let mut files: Vec<Arc<str>> = Vec::new();
        for name in ["greeting.tftpl", "hello.txt", "only.tftpl", "outer.tftpl", "self.tftpl", "table.csv"] {
            assert!(root.join("files").join(name).exists());
            match wanted.trim_end_matches('/') {
                "files" => files.push(name.into()),
                "." => files.push(format!("files/{name}").into()),
                _ => {}
            }
        }
        if wanted == "." {
            files.push("main.tf".into());
        }
        Some(files)
    }

    fn text(&self, source: SourceId) -> Option<Arc<Text>> {
        (source == SourceId(0)).then(|| Arc::clone(&self.text))
    }

    fn template(&self, text: &str) -> Result<Vec<Part>, Arc<str>> {
        crate::parse::template(text, 0).map_err(Into::into)
    }

    fn budget(&self) -> &Budget {
        &self.budget
    }
}

/// What the console prints for an expression; none when it refuses it.
fn answer(expression: &str, module: &Module) -> Result<String, String> {
    let (body, _) = parsed(1, &format!("e = {expression}\n"))?;
    let expr = &body.attribute("e").ok_or("it is no expression")?.expr;
    let scope = Scope::top(SourceId(1), 0);
    // the console alone knows `type`
    if let ExprKind::Call(call) = &expr.kind
        && &*call.name == "type"
    {
        let value = evaluate(call.arguments.first().ok_or("no argument")?, scope, module);
        let mut out = String::new();
        print_type(&value.map_err(|fault| fault.message.to_string())?.kind(), 0, &mut out);
        return Ok(out);
    }
    let value = evaluate(expr, scope, module).map_err(|fault| fault.message.to_string())?;
    let mut out = String::new();
    print(&value, 0, &mut out);
    Ok(out)
}

/// A value as `terraform console` prints it (`repl.FormatValue`).
fn print(value: &Value, indent: usize, out: &mut String) {
    if value.origin.sensitive {
        return out.push_str("(sensitive value)");
    }
    match &value.data {
        Data::Unknown(_) | Data::Instance(_) => out.push_str("(known after apply)"),
        Data::Null(kind) => out.push_str(&match kind {
            Type::Dynamic => "null".to_owned(),
            Type::String => "tostring(null)".to_owned(),
            Type::Number => "tonumber(null)".to_owned(),
            Type::Bool => "tobool(null)".to_owned(),
            Type::List(element) => format!("tolist(null) /* of {} */", element.name()),
            Type::Set(element) => format!("toset(null) /* of {} */", element.name()),
            Type::Map(element) => format!("tomap(null) /* of {} */", element.name()),
            Type::Tuple(_) | Type::Object(_) => format!("null /* {} */", kind.name()),
        }),
        Data::Bool(truth) => out.push_str(&truth.to_string()),
        Data::Number(number) => out.push_str(&number.text()),
        Data::String(_) | Data::Json(_) => print_text(&super::text(value).unwrap(), indent, out),
        Data::List(_, items) => print_all("tolist([", "])", items.iter(), indent, out, print),
        Data::Set(_, items) => print_all("toset([", "])", items.iter(), indent, out, print),
        Data::Tuple(items) => print_all("[", "]", items.iter(), indent, out, print),
        Data::Map(_, entries) => print_entries("tomap({", "})", entries, indent, out),
        Data::Object(entries) => print_entries("{", "}", entries, indent, out),
    }
}

fn print_text(text: &str, indent: usize, out: &mut String) {
    // several lines are printed as a heredoc, unless a line could end it
    if text.contains('\n') && !text.trim_end_matches('\n').is_empty() || text.matches('\n').count() > 1 {
        let strip = if indent > 0 { "-" } else { "" };
        let pad = " ".repeat(indent);
        let _ = write!(out, "<<{strip}EOT\n");
        let body = text.strip_suffix('\n').unwrap_or(text);
        for line in body.split('\n') {
            let _ = writeln!(out, "{}{}", if indent > 0 { &*pad } else { "" }, escaped(line, false));
        }
        let _ = write!(out, "{pad}EOT");
        return;
    }
    let _ = write!(out, "\"{}\"", escaped(text, true));
}

fn escaped(text: &str, quotes: bool) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\r' if quotes => out.push_str("\\r"),
            '\t' if quotes => out.push_str("\\t"),
            '"' | '\\' if quotes => {
                out.push('\\');
                out.push(letter);
            }
            '$' | '%' if letters.peek() == Some(&'{') => {
                out.push(letter);
                out.push(letter);
            }
            control if quotes && control.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out
}

fn print_all<'v>(
    open: &str,
    close: &str,
    items: impl Iterator<Item = &'v Value>,
    indent: usize,
    out: &mut String,
    print: impl Fn(&Value, usize, &mut String),
) {
    out.push_str(open);
    let mut is_empty = true;
    for item in items {
        is_empty = false;
        let _ = write!(out, "\n{}", " ".repeat(indent + 2));
        print(item, indent + 2, out);
        out.push(',');
    }
    if !is_empty {
        let _ = write!(out, "\n{}", " ".repeat(indent));
    }
    out.push_str(close);
}

fn print_entries(open: &str, close: &str, entries: &[Entry], indent: usize, out: &mut String) {
    out.push_str(open);
    for entry in entries {
        let _ = write!(out, "\n{}\"{}\" = ", " ".repeat(indent + 2), escaped(&entry.key, true));
        print(&entry.value, indent + 2, out);
    }
    if !entries.is_empty() {
        let _ = write!(out, "\n{}", " ".repeat(indent));
    }
    out.push_str(close);
}

/// A type as `type` prints it.
fn print_type(kind: &Type, indent: usize, out: &mut String) {
    let element = |name: &str, element: &Type, out: &mut String| {
        let _ = write!(out, "{name}(");
        print_type(element, indent, out);
        out.push(')');
    };
    let pad = " ".repeat(indent + 4);
    match kind {
        Type::Dynamic | Type::Bool | Type::Number | Type::String => out.push_str(&kind.name()),
        Type::List(inner) => element("list", inner, out),
        Type::Set(inner) => element("set", inner, out),
        Type::Map(inner) => element("map", inner, out),
        Type::Tuple(kinds) if kinds.is_empty() => out.push_str("tuple([])"),
        Type::Object(attributes) if attributes.is_empty() => out.push_str("object({})"),
        Type::Tuple(kinds) => {
            out.push_str("tuple([\n");
            for kind in kinds.iter() {
                out.push_str(&pad);
                print_type(kind, indent + 4, out);
                out.push_str(",\n");
            }
            let _ = write!(out, "{}])", " ".repeat(indent));
        }
        Type::Object(attributes) => {
            out.push_str("object({\n");
            for attribute in attributes.iter() {
                let _ = write!(out, "{pad}{}: ", attribute.name);
                print_type(&attribute.kind, indent + 4, out);
                out.push_str(",\n");
            }
            let _ = write!(out, "{}}})", " ".repeat(indent));
        }
    }
}

/// The recorded expressions with what the console printed; none when it refused.
fn recorded() -> Vec<(String, Option<String>)> {
    let text = std::fs::read_to_string(directory().join("answers.jsonl")).unwrap();
    let line = |line: &str| {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| answer.get(key).and_then(serde_json::Value::as_str).map(str::to_owned);
        (text("e").unwrap(), text("is"))
    };
    text.lines().map(line).collect()
}

/// Runs with the stack that a worker of the scan has.
fn on_a_worker(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(8 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn every_expression_is_what_terraform_says() {
    on_a_worker(|| {
        let recorded = recorded();
        let mut wrong = Vec::new();
        for (expression, wanted) in &recorded {
            if EXCEPTIONS.iter().any(|(known, _)| known == expression) {
                continue;
            }
            let given = answer(expression, &Module::read());
            if given.as_ref().ok() != wanted.as_ref() {
                wrong.push(format!("{expression}\n  terraform: {wanted:?}\n  tickmark:  {given:?}"));
            }
        }
        let count = (wrong.len(), recorded.len());
        assert!(wrong.is_empty(), "{} of {} differ:\n{}", count.0, count.1, wrong.join("\n"));
    });
}
