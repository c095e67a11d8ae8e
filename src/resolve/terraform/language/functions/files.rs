//! Functions over files and paths, and templates of their own.

use super::super::evaluator::Evaluator;
use super::super::scope::{File, Frame, Scope};
use super::super::types::Type;
use super::super::value::{Data, Evaluated, Fault, Value};
use super::call::Call;
use super::kept::{Kept, kept};
use crate::model::hcl::{Call as Written, Expr, ExprKind, Part};
use crate::model::{Place, SourceId};
use std::rc::Rc;
use std::sync::Arc;

/// Depth that rendering a template adds, so that templates that render themselves end soon.
const TEMPLATE_DEPTH: usize = 20;

thread_local! {
    /// Patterns of paths, compiled.
    static PATTERNS: Kept<(), Rc<globset::GlobMatcher>> = Kept::default();
}

/// The bytes of a file, or the value that stands for what is made of them.
pub(super) enum Bytes {
    Known(Arc<[u8]>, SourceId),
    Unknown(Value),
}

/// The bytes of the file that the first argument names.
pub(super) fn bytes(call: &Call<'_>) -> Result<Bytes, Fault> {
    let path = call.text(0)?;
    match call.evaluator.names.file(&path) {
        File::Content(bytes, source) => Ok(Bytes::Known(bytes, source)),
        File::Missing => Err(call.fault(format!("there is no file {path:?}"))),
        File::OutOfReach(why) => Ok(Bytes::Unknown(Value::unknown(Type::String, why, call.at))),
    }
}

pub(super) fn file(call: &Call<'_>) -> Evaluated {
    match bytes(call)? {
        Bytes::Known(bytes, _) => {
            let text = std::str::from_utf8(&bytes).map_err(|_| call.fault("the file is no UTF-8"))?;
            call.gives(text)
        }
        Bytes::Unknown(value) => Ok(value),
    }
}

pub(super) fn filebase64(call: &Call<'_>) -> Evaluated {
    match bytes(call)? {
        Bytes::Known(bytes, _) => call.gives(super::encoding::to_base64(&bytes)),
        Bytes::Unknown(value) => Ok(value),
    }
}

pub(super) fn fileexists(call: &Call<'_>) -> Evaluated {
    match call.evaluator.names.file(&call.text(0)?) {
        File::Content(..) => Ok(Value::bool(true, call.at)),
        File::Missing => Ok(Value::bool(false, call.at)),
        File::OutOfReach(why) => Ok(Value::unknown(Type::Bool, why, call.at)),
    }
}

/// `fileset`: the files below a directory whose paths match a pattern with `*`, `**`, `?`, `[...]` and `{a,b}`.
pub(super) fn fileset(call: &Call<'_>) -> Evaluated {
    let (directory, pattern) = (call.text(0)?, call.text(1)?);
    let kind = Type::set(Type::String);
    let Some(files) = call.evaluator.names.files(&directory) else {
        return Ok(Value::unknown(kind, format!("{directory} is not in what is scanned"), call.at));
    };
    if has_divided_braces(&pattern) {
        return Err(call.fault("the pattern is not valid: braces hold a slash"));
    }
    let compile = || {
        let glob = globset::GlobBuilder::new(&pattern).literal_separator(true).build();
        glob.map(|glob| Rc::new(glob.compile_matcher()))
    };
    let matcher = kept(&PATTERNS, ((), &pattern), compile)
        .map_err(|error| call.fault(format!("the pattern is not valid: {error}")))?;
    let found = files.iter().filter(|path| matcher.is_match(&***path));
    let items: Vec<Value> = found.map(|path| Value::string(Arc::clone(path), call.at)).collect();
    let (items, _) = super::super::set::of(items);
    Ok(Value::new(Data::Set(Type::String, Arc::new(items)), call.at))
}

/// Whether a slash stands between braces: Terraform matches a pattern part by part.
fn has_divided_braces(pattern: &str) -> bool {
    pattern.split('/').any(|part| {
        let count = |letter| part.matches(letter).count();
        count('{') != count('}')
    })
}

/// `basename`: the last part of a path, as Go's `path/filepath` has it.
pub(super) fn basename(call: &Call<'_>) -> Evaluated {
    let path = call.text(0)?;
    let trimmed = path.trim_end_matches('/');
    call.gives(match (path.is_empty(), trimmed.is_empty()) {
        (true, _) => ".",
        (false, true) => "/",
        (false, false) => trimmed.rsplit('/').next().unwrap_or(trimmed),
    })
}

/// `dirname`: the path up to its last part, cleaned.
pub(super) fn dirname(call: &Call<'_>) -> Evaluated {
    let path = call.text(0)?;
    let directory = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or_default();
    call.gives(clean(directory))
}

/// A path without `.`, `..` and doubled slashes, as Go's `path.Clean` has it.
fn clean(path: &str) -> String {
    let is_rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if is_rooted => {}
            part => parts.push(part),
        }
    }
    match (is_rooted, parts.is_empty()) {
        (true, _) => format!("/{}", parts.join("/")),
        (false, true) => ".".to_owned(),
        (false, false) => parts.join("/"),
    }
}

pub(super) fn abspath(call: &Call<'_>) -> Evaluated {
    let path = call.text(0)?;
    if path.starts_with('/') {
        return call.gives(clean(&path));
    }
    Ok(Value::unknown(Type::String, "the directory that Terraform runs in is not known", call.at))
}

pub(super) fn pathexpand(call: &Call<'_>) -> Evaluated {
    let path = call.text(0)?;
    if path.starts_with('~') {
        return Ok(Value::unknown(Type::String, "the home directory is not known", call.at));
    }
    call.gives(path)
}

/// `templatefile`: the text that a file makes of some variables.
pub(super) fn templatefile(call: &Call<'_>) -> Evaluated {
    match bytes(call)? {
        Bytes::Known(bytes, source) => {
            let text = std::str::from_utf8(&bytes).map_err(|_| call.fault("the file is no UTF-8"))?;
            rendered(call, text, source)
        }
        Bytes::Unknown(value) => Ok(value),
    }
}

/// `templatestring`: the text that a template in a string makes of some variables.
pub(super) fn templatestring(call: &Call<'_>) -> Evaluated {
    rendered(call, &call.text(0)?, call.scope.source)
}

/// The first argument of `templatestring` must be a name, because a literal would be a template itself.
pub(super) fn check_reference(call: &Written, at: Place) -> Result<(), Fault> {
    let is_plain = |expr: &Expr| match &expr.kind {
        ExprKind::Variable(_) => true,
        ExprKind::Traversal(root, _) => matches!(root.kind, ExprKind::Variable(_)),
        _ => false,
    };
    match call.arguments.first() {
        Some(first) if !is_plain(first) => Err(Fault::new("templatestring takes the name of a template", at)),
        _ => Ok(()),
    }
}

fn rendered(call: &Call<'_>, text: &str, source: SourceId) -> Evaluated {
    let variables = call.argument(1)?;
    let Some(entries) = variables.entries() else {
        return Err(call.fault("the variables of a template are a map"));
    };
    let parts = call.evaluator.names.template(text).map_err(|why| call.fault(format!("the template: {why}")))?;
    let depth = call.scope.depth + TEMPLATE_DEPTH;
    let mut scope = Scope { source, frame: None, depth, is_template: true };
    let mut frames: Vec<Frame<'_>> = Vec::with_capacity(entries.len());
    for entry in entries.iter() {
        frames.push(Frame { name: &entry.key, value: &entry.value, outer: None });
    }
    let value = with_frames(&frames, None, 0, &mut scope, &|scope| render(call.evaluator, &parts, scope, call.at))?;
    Ok(value.marked(variables.origin.marks))
}

/// Binds frames one within the other, and calls with the innermost. There are at most as many as a template is given
/// variables, which the size of a value bounds.
fn with_frames(
    frames: &[Frame<'_>],
    outer: Option<&Frame<'_>>,
    depth: usize,
    scope: &mut Scope<'_>,
    run: &dyn Fn(Scope<'_>) -> Evaluated,
) -> Evaluated {
    let scope = *scope;
    match frames.split_first() {
        Some((first, rest)) if depth < MOST_VARIABLES => {
            let bound = Frame { outer, ..*first };
            let mut inner = Scope { frame: None, ..scope };
            with_frames(rest, Some(&bound), depth + 1, &mut inner, run)
        }
        Some(_) => Ok(Value::unknown(Type::String, "the template has too many variables", Place::default())),
        None => run(Scope { source: scope.source, frame: outer, depth: scope.depth, is_template: true }),
    }
}

/// Variables that a template may have.
const MOST_VARIABLES: usize = 500;

fn render(evaluator: Evaluator<'_>, parts: &[Part], scope: Scope<'_>, at: Place) -> Evaluated {
    match parts {
        [Part::Interpolation(only)] => {
            let mut value = evaluator.evaluate(only, scope)?;
            value.origin.place = at;
            Ok(value)
        }
        parts => evaluator.template(parts, scope, at),
    }
}
