//! The language against `terraform console`: every expression of `tests/oracles/expressions/` has its recorded answer.

use super::marks::Marks;
use super::types::Type;
use super::value::{Data, Entry, Evaluated, Fault, Instance, Unknown, Value};
use super::{Budget, Constraint, File, Names, Scope, evaluate};
use crate::model::hcl::{Access, AccessKind, Attribute, Body, ExprKind, Part};
use crate::model::{Digest, Level, Place, Source, SourceId, Syntax, Text};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What Terraform prints and we do not, with the reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "try(terraform_data.t.nosuch, \"d\")",
        "whether a resource has an attribute is for its schema to say, not for the language",
    ),
    ("pow(2, 1/3)", "the last digit of a fractional power is that of Go's assembly"),
    ("fileexists(\"files\")", "a directory is no file to us; Terraform refuses to say"),
];

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
    let error = parsed.problems.iter().find(|problem| problem.level == Level::Error);
    match (error, parsed.documents.first().and_then(|document| document.hcl.clone())) {
        (None, Some(body)) => Ok((body, parsed.text)),
        (problem, _) => Err(problem.map(|problem| problem.message.clone()).unwrap_or_default()),
    }
}

impl Module {
    fn read() -> Self {
        let (body, text) = parsed(0, &std::fs::read_to_string(directory().join("main.tf")).unwrap()).unwrap();
        Self { body, text, budget: Budget::default() }
    }

    /// The same module, with nothing evaluated yet.
    fn fresh(&self) -> Self {
        Self { body: Arc::clone(&self.body), text: Arc::clone(&self.text), budget: Budget::default() }
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
            return Err(Fault::of_name("the variable is not declared", at));
        }
        let scope = Scope::top(SourceId(0), 0);
        let value = evaluate(&self.attribute_of("variable", name, "default").unwrap().expr, scope, self)?;
        let constraint = self.attribute_of("variable", name, "type");
        let constraint = constraint.map(|kind| Constraint::read(&kind.expr, scope, self)).transpose()?;
        let is_set = |mark: &str| self.attribute_of("variable", name, mark).is_some();
        let marks = Marks::SENSITIVE.when(is_set("sensitive")).union(Marks::EPHEMERAL.when(is_set("ephemeral")));
        Ok(constraint.unwrap_or_default().apply(&value)?.marked(marks))
    }

    fn resource(&self, name: &str, at: Place) -> Evaluated {
        if !self.declares("resource", name) {
            return Err(Fault::of_name("the resource is not declared", at));
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
    fn reference(&self, root: &str, accesses: &[Access], scope: Scope<'_>, at: Place) -> Result<(Value, usize), Fault> {
        let first = accesses.first().and_then(|access| match &access.kind {
            AccessKind::Attribute(name) => Some(&**name),
            _ => None,
        });
        let value = match (root, first) {
            ("var", Some(name)) => self.variable(name, at),
            ("local", Some(name)) => {
                let locals = self.body.blocks_of("locals").next().and_then(|block| block.body.attribute(name));
                let local = locals.ok_or_else(|| Fault::of_name("the local is not declared", at))?;
                evaluate(&local.expr, Scope::top(SourceId(0), scope.depth), self)
            }
            ("terraform_data", Some(name)) => self.resource(name, at),
            ("path", Some("module" | "root")) => Ok(Value::string(".", at)),
            ("terraform", Some("workspace")) => Ok(Value::string("default", at)),
            _ => Err(Fault::of_name(format!("{root} is not declared"), at)),
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
                "." => files.push(["files/", name].concat().into()),
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
    if value.origin.marks.is_sensitive() && !value.is_unknown() {
        return out.push_str("(sensitive value)");
    }
    if value.origin.marks.is_ephemeral() && !value.is_unknown() {
        return out.push_str("(ephemeral value)");
    }
    match &value.data {
        Data::Unknown(_) | Data::Instance(_) => out.push_str("(known after apply)"),
        Data::Null(kind) => print_null(kind, out),
        Data::Bool(truth) => out.push_str(&truth.to_string()),
        Data::Number(number) => out.push_str(&number.text()),
        Data::String(_) | Data::Json(_) => print_text(&super::text(value).unwrap(), indent, out),
        Data::List(_, items) => print_all("tolist([", "])", items, indent, out),
        Data::Set(_, items) => print_all("toset([", "])", items, indent, out),
        Data::Tuple(items) => print_all("[", "]", items, indent, out),
        Data::Map(_, entries) => print_entries("tomap({", "})", entries, indent, out),
        Data::Object(entries) => print_entries("{", "}", entries, indent, out),
    }
}

fn print_null(kind: &Type, out: &mut String) {
    let _ = match kind {
        Type::Dynamic => write!(out, "null"),
        Type::Bool | Type::Number | Type::String => write!(out, "to{}(null)", kind.name()),
        Type::List(element) => write!(out, "tolist(null) /* of {} */", element.name()),
        Type::Set(element) => write!(out, "toset(null) /* of {} */", element.name()),
        Type::Map(element) => write!(out, "tomap(null) /* of {} */", element.name()),
        Type::Tuple(_) | Type::Object(_) => write!(out, "null /* {} */", kind.name()),
    };
}

fn print_text(text: &str, indent: usize, out: &mut String) {
    if !text.contains('\n') {
        return out.push_str(&super::functions::quoted_as_go(text));
    }
    out.push_str(if indent > 0 { "<<-EOT" } else { "<<EOT" });
    for line in text.split('\n').chain(["EOT"]) {
        let _ = write!(out, "\n{}{line}", " ".repeat(indent));
    }
}

fn print_all(open: &str, close: &str, items: &[Value], indent: usize, out: &mut String) {
    out.push_str(open);
    for item in items {
        let _ = write!(out, "\n{}", " ".repeat(indent + 2));
        print(item, indent + 2, out);
        out.push(',');
    }
    if !items.is_empty() {
        let _ = write!(out, "\n{}", " ".repeat(indent));
    }
    out.push_str(close);
}

fn print_entries(open: &str, close: &str, entries: &[Entry], indent: usize, out: &mut String) {
    out.push_str(open);
    for entry in entries {
        let _ = write!(out, "\n{}", " ".repeat(indent + 2));
        print_text(&entry.key, indent + 2, out);
        out.push_str(" = ");
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
        if matches!(element, Type::Tuple(_) | Type::Object(_)) {
            let _ = write!(out, "\n{}", " ".repeat(indent + 4));
            print_type(element, indent + 4, out);
            let _ = write!(out, ",\n{})", " ".repeat(indent));
            return;
        }
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
        let (recorded, module) = (recorded(), Module::read());
        let mut wrong = Vec::new();
        for (expression, wanted) in &recorded {
            if EXCEPTIONS.iter().any(|(known, _)| known == expression) {
                continue;
            }
            let given = answer(expression, &module.fresh());
            if given.as_ref().ok() != wanted.as_ref() {
                wrong.push(format!("{expression}\n  terraform: {wanted:?}\n  tickmark:  {given:?}"));
            }
        }
        let count = (wrong.len(), recorded.len());
        assert!(wrong.is_empty(), "{} of {} differ:\n{}", count.0, count.1, wrong.join("\n"));
    });
}

/// Pseudo-random numbers, the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// A mutant of an expression: pieces of it and of another in a new order, or with something odd between.
fn mutant(dice: &mut Dice, all: &[(String, Option<String>)]) -> String {
    let odd = [
        "-1",
        "null",
        "1e400",
        "[*]",
        "...",
        "[]",
        "{}",
        "\"\"",
        "1e9",
        "if",
        "${",
        "9999999999999999999",
        "é",
        "\u{0}",
        "%{",
    ];
    let one = &all[dice.below(all.len())].0;
    let other = &all[dice.below(all.len())].0;
    let cut = |text: &str, at: usize| text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
    let (from, to) = (cut(one, dice.below(one.len())), cut(one, dice.below(one.len())));
    let (head, tail) = (one.get(..from.min(to)).unwrap(), one.get(from.max(to)..).unwrap());
    let wrapped = [
        format!("[{one}, {other}][*]"),
        format!("({one} == {other}) ? {one} : null"),
        format!("try({one}, {other})"),
        format!("{{a = {one}, b = [for x in {other} : x]}}"),
        format!("jsonencode([{one}, \"${{{other}}}\"])"),
        format!("merge({one}, {other})"),
        format!("flatten([{one}, {other}])"),
    ];
    if dice.below(3) > 0 {
        return wrapped[dice.below(wrapped.len())].clone();
    }
    let middle = if dice.below(2) == 0 { odd[dice.below(odd.len())].to_owned() } else { format!("({other})") };
    format!("{head}{middle}{tail}")
}

#[test]
fn mutants_of_expressions_end_without_panic() {
    on_a_worker(|| {
        let (recorded, module) = (recorded(), Module::read());
        let mut dice = Dice(20_261_122);
        let mut evaluated = 0;
        for _ in 0..6000 {
            let mutant = mutant(&mut dice, &recorded);
            evaluated += usize::from(answer(&mutant, &module.fresh()).is_ok());
        }
        assert!(evaluated > 300, "only {evaluated} mutants have a value");
    });
}

/// The text that a part of a local points at.
fn written(local: &str, path: &[&str]) -> String {
    let module = Module::read();
    let access = |name: &str| Access { kind: AccessKind::Attribute(name.into()), span: crate::model::Span::default() };
    let place = Place::default();
    let value = module.reference("local", &[access(local)], Scope::top(SourceId(0), 0), place).unwrap().0;
    let Data::Json(json) = &value.data else { panic!("{local} is {value:?}") };
    let part = path.iter().fold(json.value.clone(), |part, step| match step.parse::<usize>() {
        Ok(index) => part.items().unwrap()[index].clone(),
        Err(_) => part.get(step).unwrap().clone(),
    });
    module.text.slice(part.origin.place.span).to_owned()
}

#[test]
fn parts_of_json_in_a_heredoc_are_where_they_are_written() {
    assert_eq!(written("json", &["Statement", "0", "Effect"]), "\"Allow\"");
    assert_eq!(written("json", &["Statement", "0", "Action", "0"]), "\"s3:*\"");
    assert_eq!(written("json", &["Version"]), "\"2012-10-17\"");
    assert!(written("json", &["Statement", "0"]).starts_with("{ \"Effect\""));
    assert_eq!(written("json", &["Statement", "0", "Resource"]), "\"arn:${\"aws\"}:s3:::b/*\"");
}
