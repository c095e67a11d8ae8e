//! Dockerfiles: one raw resource for each file, variables substituted and stages followed.
//!
//! The body is made for kinds to read by path:
//!
//! | key | what |
//! |---|---|
//! | `bases` | each stage's base: `image` (substituted), `is_stage` (an earlier stage of this file) |
//! | `user`, `healthcheck` | the last `USER` value and `HEALTHCHECK` of the image, null without one |
//! | `base` | the image that the last stage stands on in the end |
//! | `instructions` | all of them, in order, as the parser gives them; those under `ONBUILD` are unwrapped |
//! | `args` | the build arguments before the first stage |
//!
//! Build arguments have their defaults, which `--build-arg` may change; what has no default is unknown.

use super::{Raw, Recognised};
use crate::model::{Collected, Data, Dialect, Document, Entry, Place, Span, Syntax, Value, View};
use std::collections::BTreeMap;
use std::sync::Arc;

/// `${A:-${B:-c}}` nests at most this deep.
const MAX_NESTING: usize = 8;

/// The image that a Dockerfile describes, when the document is a Dockerfile with a stage.
pub(super) fn read(document: &Document, index: usize) -> Option<Recognised> {
    if document.syntax != Syntax::Dockerfile {
        return None;
    }
    let stages = document.root.get("stages").and_then(Value::items).filter(|stages| !stages.is_empty())?;
    let mut build = Build::default();
    let args = document.root.get("args").cloned().unwrap_or_else(|| Value::list(Vec::new(), Place::default()));
    build.globals.declare(&args, None);
    for stage in stages {
        build.add(stage);
    }
    let header = stages.last().and_then(|stage| stage.get("index")).map(|from| from.origin.place);
    let raw = Raw {
        dialect: Dialect::Dockerfile,
        kind: "dockerfile".into(),
        address: Arc::clone(&document.text.path),
        view: View::Code,
        body: build.body(args, document.root.origin.place),
        document: index,
        header: header.unwrap_or(document.root.origin.place),
        open: None,
        says: Collected::Unknown,
    };
    Some(Recognised { why: "dockerfile: by its name".to_owned(), raws: vec![raw], ..Recognised::default() })
}

#[derive(Default)]
struct Build {
    globals: Scope,
    stages: Vec<Stage>,
    bases: Vec<Value>,
    instructions: Vec<Value>,
}

/// What a stage passes on to a stage that stands on it.
#[derive(Clone)]
struct Stage {
    name: Option<Arc<str>>,
    base: Value,
    user: Value,
    healthcheck: Value,
    environment: Scope,
}

impl Build {
    fn add(&mut self, parsed: &Value) {
        let place = parsed.get("index").map_or(parsed.origin.place, |from| from.origin.place);
        let image = parsed.get("base").map_or_else(|| null(place), |base| self.globals.substitute(base));
        let parent = image.as_str().and_then(|image| self.stage(image)).cloned();
        let is_stage = Value::new(Data::Bool(parent.is_some()), image.origin.place);
        self.bases.push(object(vec![("image", image.clone()), ("is_stage", is_stage)], place));
        let mut stage = parent.unwrap_or_else(|| Stage::on(image, place));
        stage.name = parsed.get("name").and_then(Value::as_str).map(Arc::from);
        let mut arguments = Scope::default();
        for instruction in parsed.get("instructions").and_then(Value::items).unwrap_or_default() {
            let wrapped = instruction.get("instruction");
            let read = stage.run(wrapped.unwrap_or(instruction), wrapped.is_some(), &mut arguments, &self.globals);
            self.instructions.push(read);
        }
        self.stages.push(stage);
    }

    /// Docker compares stage names without regard to case; the last one of a name counts.
    fn stage(&self, image: &str) -> Option<&Stage> {
        let is_named = |stage: &&Stage| stage.name.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(image));
        self.stages.iter().rev().find(is_named)
    }

    fn body(self, args: Value, place: Place) -> Value {
        let mut entries = vec![
            ("args", args),
            ("bases", Value::list(self.bases, place)),
            ("instructions", Value::list(self.instructions, place)),
        ];
        if let Some(last) = self.stages.into_iter().next_back() {
            entries.extend([("base", last.base), ("user", last.user), ("healthcheck", last.healthcheck)]);
        }
        object(entries, place)
    }
}

impl Stage {
    fn on(base: Value, place: Place) -> Self {
        let environment = Scope::default();
        Self { name: None, base, user: null(place), healthcheck: null(place), environment }
    }

    /// Takes over what an instruction sets, and gives the instruction with its variables substituted.
    fn run(&mut self, instruction: &Value, is_onbuild: bool, arguments: &mut Scope, globals: &Scope) -> Value {
        let scope = arguments.over(&self.environment);
        let mut read = instruction.clone();
        match instruction.get("keyword").and_then(Value::as_str).unwrap_or_default() {
            "ARG" => arguments.declare(instruction.get("pairs").unwrap_or(&read), Some(globals)),
            "ENV" => self.environment.declare(&scope.each(instruction.get("pairs"), Scope::pair), None),
            "USER" => {
                let user =
                    instruction.get("value").map_or_else(|| null(Place::default()), |user| scope.substitute(user));
                read = with(&read, "value", user.clone());
                if !is_onbuild {
                    self.user = user;
                }
            }
            "WORKDIR" => {
                let path =
                    instruction.get("value").map_or_else(|| null(Place::default()), |path| scope.substitute(path));
                read = with(&read, "value", path);
            }
            "HEALTHCHECK" if !is_onbuild => self.healthcheck = instruction.clone(),
            "EXPOSE" => read = with(&read, "ports", scope.each(instruction.get("ports"), Scope::substitute)),
            "ADD" => read = with(&read, "sources", scope.each(instruction.get("sources"), Scope::source)),
            _ => {}
        }
        let onbuild = Value::new(Data::Bool(is_onbuild), instruction.origin.place);
        with(&read, "onbuild", onbuild)
    }
}

/// The variables that an instruction may use; a value that cannot be known says why.
#[derive(Clone, Default)]
struct Scope(BTreeMap<Arc<str>, Value>);

impl Scope {
    /// Adds `ARG` or `ENV` pairs. An argument without default takes that of the global one of its name.
    fn declare(&mut self, pairs: &Value, globals: Option<&Self>) {
        for pair in pairs.items().unwrap_or_default() {
            let (Some(name), Some(value)) = (pair.get("name").and_then(Value::as_str), pair.get("value")) else {
                continue;
            };
            let value = if matches!(value.data, Data::Null) {
                let global = globals.and_then(|globals| globals.0.get(name)).cloned();
                let why = format!("build argument `{name}` has no default");
                global.unwrap_or_else(|| Value::unknown(why, None, pair.origin.place))
            } else {
                self.substitute(value)
            };
            self.0.insert(name.into(), value);
        }
    }

    /// These arguments with the environment laid over them: `ENV` always hides `ARG` in Docker.
    fn over(&self, environment: &Self) -> Self {
        let mut joined = self.clone();
        joined.0.extend(environment.0.iter().map(|(name, value)| (Arc::clone(name), value.clone())));
        joined
    }

    fn each(&self, list: Option<&Value>, read: fn(&Self, &Value) -> Value) -> Value {
        let items = list.and_then(Value::items).unwrap_or_default().iter().map(|item| read(self, item)).collect();
        Value::list(items, list.map(|list| list.origin.place).unwrap_or_default())
    }

    fn pair(&self, pair: &Value) -> Value {
        pair.get("value").map_or_else(|| pair.clone(), |value| with(pair, "value", self.substitute(value)))
    }

    /// A source of `ADD`: its beginning tells a URL from a path, so a variable further on does not matter.
    fn source(&self, source: &Value) -> Value {
        let read = self.substitute(source);
        let starts_plainly = source.as_str().is_some_and(|text| !text.starts_with('$'));
        if matches!(read.data, Data::Unknown(_)) && starts_plainly { source.clone() } else { read }
    }

    /// The value with `$NAME` and `${NAME}` replaced; it stays where it is written and names its sources.
    fn substitute(&self, value: &Value) -> Value {
        let Some(text) = value.as_str().filter(|text| text.contains('$')) else { return value.clone() };
        let mut used = Vec::new();
        match self.replace(text, &mut used, 0) {
            Ok(text) => used.into_iter().fold(Value::string(text, value.origin.place), |read, (name, place)| {
                read.through(format!("variable {name}"), place)
            }),
            Err(why) => Value::unknown(why, None, value.origin.place),
        }
    }

    /// The text with its variables replaced, or why that cannot be done.
    fn replace(&self, text: &str, used: &mut Vec<(Arc<str>, Place)>, depth: usize) -> Result<String, String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            if let Some(kept) = before.strip_suffix('\\') {
                out.push_str(kept);
                out.push('$');
                rest = after;
                continue;
            }
            out.push_str(before);
            let (expression, left) = Expression::take(after).ok_or_else(|| format!("cannot substitute `${after}`"))?;
            out.push_str(&self.evaluate(&expression, used, depth)?);
            rest = left;
        }
        out.push_str(rest);
        Ok(out)
    }

    fn evaluate(
        &self,
        found: &Expression<'_>,
        used: &mut Vec<(Arc<str>, Place)>,
        depth: usize,
    ) -> Result<String, String> {
        if depth > MAX_NESTING {
            return Err(format!("variable `{}` is nested too deep", found.name));
        }
        let known = self.0.get_key_value(found.name);
        match (known, found.otherwise) {
            (Some((name, Value { data: Data::String(text), origin })), _) if !text.is_empty() => {
                used.push((Arc::clone(name), origin.place));
                Ok(text.to_string())
            }
            (_, Some(otherwise)) => self.replace(otherwise, used, depth + 1),
            (Some((_, Value { data: Data::Unknown(unknown), .. })), None) => Err(unknown.why.to_string()),
            (Some(_), None) => Ok(String::new()),
            (None, None) => Err(format!("variable `{}` is set outside this file", found.name)),
        }
    }
}

/// What stands after a `$`.
struct Expression<'a> {
    name: &'a str,
    otherwise: Option<&'a str>,
}

impl<'a> Expression<'a> {
    /// `NAME`, `{NAME}`, `{NAME:-otherwise}` and `{NAME-otherwise}`; none for other forms.
    fn take(text: &'a str) -> Option<(Self, &'a str)> {
        let Some(inner) = text.strip_prefix('{') else {
            let (name, rest) = take_name(text)?;
            return Some((Self { name, otherwise: None }, rest));
        };
        let (inner, rest) = split_brace(inner)?;
        let (name, operator) = take_name(inner)?;
        let otherwise = operator.strip_prefix(":-").or_else(|| operator.strip_prefix('-'));
        (operator.is_empty() || otherwise.is_some()).then_some((Self { name, otherwise }, rest))
    }
}

fn take_name(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    (!name.is_empty()).then_some((name, rest))
}

/// The text up to the brace that closes it, and what follows.
fn split_brace(text: &str) -> Option<(&str, &str)> {
    let mut open = 1_usize;
    for (offset, c) in text.char_indices() {
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some((text.get(..offset)?, text.get(offset + 1..)?));
        }
    }
    None
}

fn null(place: Place) -> Value {
    Value::new(Data::Null, place)
}

fn object(entries: Vec<(&str, Value)>, place: Place) -> Value {
    let entry = |(key, value): (&str, Value)| Entry { key: key.into(), key_span: Span::default(), value };
    Value::object(entries.into_iter().map(entry).collect(), place)
}

/// The object with one of its values replaced or added.
fn with(object: &Value, key: &str, value: Value) -> Value {
    let mut entries = object.entries().unwrap_or_default().to_vec();
    if let Some(entry) = entries.iter_mut().find(|entry| &*entry.key == key) {
        entry.value = value;
    } else {
        entries.push(Entry { key: key.into(), key_span: value.origin.place.span, value });
    }
    Value::object(entries, object.origin.place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Digest, SourceId, Text};

    #[test]
    fn base_takes_the_default_of_its_argument() {
        let body = body(&[pair("V", Some("1.2"))], &[stage("go:${V}-x", None, vec![])]);
        assert_eq!(text(&body, "base"), "go:1.2-x");
    }

    #[test]
    fn base_without_default_is_unknown() {
        let body = body(&[pair("V", None)], &[stage("go:$V", None, vec![])]);
        assert_eq!(text(&body, "base"), "unknown: build argument `V` has no default");
    }

    #[test]
    fn otherwise_word_stands_in() {
        let body = body(&[], &[stage("go:${V:-${W:-3}}", None, vec![])]);
        assert_eq!(text(&body, "base"), "go:3");
    }

    #[test]
    fn user_comes_from_the_stage_below() {
        let below = stage("alpine", Some("Build"), vec![user("app")]);
        let body = body(&[], &[below, stage("build", None, vec![])]);
        assert_eq!((text(&body, "user").as_str(), text(&body, "base").as_str()), ("app", "alpine"));
    }

    #[test]
    fn user_of_another_stage_does_not_count() {
        let body = body(&[], &[stage("alpine", Some("a"), vec![user("app")]), stage("alpine", None, vec![])]);
        assert_eq!(text(&body, "user"), "null");
    }

    #[test]
    fn argument_is_global_only_when_declared_again() {
        let again = object(vec![("keyword", word("ARG")), ("pairs", list(vec![pair("U", None)]))], Place::default());
        let globals = [pair("U", Some("app"))];
        assert_eq!(text(&body(&globals, &[stage("a", None, vec![again, user("$U")])]), "user"), "app");
        let unset = "unknown: variable `U` is set outside this file";
        assert_eq!(text(&body(&globals, &[stage("a", None, vec![user("$U")])]), "user"), unset);
    }

    fn body(args: &[Value], stages: &[Value]) -> Value {
        let root = vec![("args", list(args.to_vec())), ("stages", list(stages.to_vec()))];
        let text = Text::new(SourceId(0), "Dockerfile".into(), Digest([0; 32]), String::new());
        let document = Document::new(Arc::new(text), 0, Syntax::Dockerfile, object(root, Place::default()));
        read(&document, 0).expect("it is a Dockerfile").raws.remove(0).body
    }

    fn text(body: &Value, key: &str) -> String {
        let value = body.get(key).expect("the body has it");
        if let Data::Unknown(unknown) = &value.data {
            return format!("unknown: {}", unknown.why);
        }
        value.as_str().unwrap_or("null").to_owned()
    }

    fn stage(base: &str, name: Option<&str>, instructions: Vec<Value>) -> Value {
        let name = name.map_or_else(|| null(Place::default()), word);
        let entries = vec![("base", word(base)), ("name", name), ("instructions", list(instructions))];
        object(entries, Place::default())
    }

    fn user(name: &str) -> Value {
        object(vec![("keyword", word("USER")), ("value", word(name))], Place::default())
    }

    fn pair(name: &str, value: Option<&str>) -> Value {
        let value = value.map_or_else(|| null(Place::default()), word);
        object(vec![("name", word(name)), ("value", value)], Place::default())
    }

    fn list(items: Vec<Value>) -> Value {
        Value::list(items, Place::default())
    }

    fn word(text: &str) -> Value {
        Value::string(text, Place::default())
    }
}
