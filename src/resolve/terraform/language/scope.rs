//! Where an expression stands, what its names mean, and how much it may cost.

use super::value::{Evaluated, Fault, Instance, Value};
use crate::model::hcl::{Access, Part};
use crate::model::{Place, SourceId, Text};
use std::cell::Cell;
use std::sync::Arc;

/// Expressions evaluated for one module. The corpus stays below a hundredth of it.
const STEPS: usize = 1_000_000;

/// Items, or 64 bytes of text, that one module's values may have in total.
const ITEMS: usize = 2_000_000;

/// Items that a single value may have. Values share their parts, so that a short text could stand for any number.
const LARGEST: usize = 100_000;

/// Nesting of a single value.
const DEEPEST: usize = 100;

/// A name bound by `for`, `dynamic`, `each` or `count`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame<'s> {
    /// The name.
    pub(crate) name: &'s str,
    /// What it stands for.
    pub(crate) value: &'s Value,
    /// The names bound around it.
    pub(crate) outer: Option<&'s Frame<'s>>,
}

/// Where an expression stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'s> {
    /// The source its spans count in.
    pub(crate) source: SourceId,
    /// The names bound here.
    pub(crate) frame: Option<&'s Frame<'s>>,
    /// How deeply expressions are nested, through names too.
    pub(crate) depth: usize,
    /// Only bound names mean something: the expression stands in the template of another file.
    pub(crate) is_template: bool,
}

impl<'s> Scope<'s> {
    /// The top of a file.
    pub(crate) fn top(source: SourceId, depth: usize) -> Self {
        Self { source, frame: None, depth, is_template: false }
    }

    /// The value of a bound name.
    pub(crate) fn bound(&self, name: &str) -> Option<&'s Value> {
        let mut next = self.frame;
        while let Some(frame) = next {
            if frame.name == name {
                return Some(frame.value);
            }
            next = frame.outer;
        }
        None
    }

    /// The same scope with more names.
    pub(crate) fn with<'t>(&self, frame: &'t Frame<'t>) -> Scope<'t> {
        Scope { source: self.source, frame: Some(frame), depth: self.depth, is_template: self.is_template }
    }
}

/// What a path given to `file` leads to.
#[derive(Debug, Clone)]
pub(crate) enum File {
    /// The bytes of a file, and the source that spans in it count in.
    Content(Arc<[u8]>, SourceId),
    /// There is no such file.
    Missing,
    /// The path leads out of what is scanned, or to more than is read; why.
    OutOfReach(Arc<str>),
}

/// What the language asks of the module around it.
pub(crate) trait Names {
    /// The value that a name and the first steps after it stand for, and how many steps that were. Names bound in
    /// the scope are not asked.
    fn reference(&self, root: &str, accesses: &[Access], scope: Scope<'_>, at: Place) -> Result<(Value, usize), Fault>;

    /// An attribute of an instance.
    fn attribute(&self, instance: &Instance, name: &str, scope: Scope<'_>, at: Place) -> Evaluated;

    /// An instance as an object, with all that is known of it.
    fn whole(&self, instance: &Instance, scope: Scope<'_>, at: Place) -> Evaluated;

    /// What lies under a path, relative to the root module's directory.
    fn file(&self, path: &str) -> File;

    /// The paths of all files below a directory, relative to it; none when it is out of reach.
    fn files(&self, directory: &str) -> Option<Vec<Arc<str>>>;

    /// The text of a source, for the places of what is written inside strings.
    fn text(&self, source: SourceId) -> Option<Arc<Text>>;

    /// The parts of a template that is a text of its own, or what is wrong with it. Spans count in that text.
    fn template(&self, text: &str) -> Result<Vec<Part>, Arc<str>>;

    /// What evaluation may still cost.
    fn budget(&self) -> &Budget;
}

/// What evaluation may cost.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    steps: Cell<usize>,
    items: Cell<usize>,
}

impl Budget {
    /// Counts an expression; false when there were too many.
    pub(crate) fn step(&self) -> bool {
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        steps <= STEPS
    }

    /// Counts items that are about to be made; false when there were too many.
    pub(crate) fn afford(&self, items: usize) -> bool {
        let made = self.items.get().saturating_add(items);
        self.items.set(made);
        made <= ITEMS
    }

    /// Whether a value that was made is small enough to be walked over.
    pub(crate) fn fits(&self, value: &Value) -> bool {
        let mut left = LARGEST;
        take(value, &mut left, 0) && self.afford(LARGEST - left)
    }

    /// Whether a bound was reached, so that some values are unknown that need not be.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.steps.get() > STEPS || self.items.get() > ITEMS
    }
}

/// Takes the size of a value off what is left; false when it is larger, or nested too deeply.
fn take(value: &Value, left: &mut usize, depth: usize) -> bool {
    let text = if let super::value::Data::String(text) = &value.data { text.len() } else { 0 };
    let Some(rest) = left.checked_sub(1 + text / 64).filter(|_| depth <= DEEPEST) else {
        return false;
    };
    *left = rest;
    value.parts().all(|part| take(part, left, depth + 1))
}
