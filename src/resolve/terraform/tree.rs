//! The module instances of a root, made as they are asked for, and what is known once in each of them.

use super::Terraform;
use super::instances::{self, Key};
use super::language::{Budget, Constraint, Evaluated, Fault, Frame, Scope, Value};
use super::layout::local;
use super::module::{Item, Module};
use super::problems;
use super::statements::Earlier;
use crate::model::hcl::Expr;
use crate::model::{Document, Place, Problem, Step, Texts};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// Calls inside called modules are followed this deep.
const DEPTH: usize = 32;

/// Module instances of one root.
const MOST_MODULES: usize = 5_000;

/// A root module and all that it calls.
pub(super) struct Tree<'a> {
    pub(super) root: &'a Terraform<'a>,
    /// What each directory declares.
    pub(super) modules: &'a BTreeMap<Arc<str>, Module<'a>>,
    /// The documents of the root and of what it calls.
    pub(super) documents: &'a [Document],
    pub(super) texts: Texts,
    pub(super) budget: Budget,
    pub(super) problems: RefCell<Vec<Problem>>,
    /// What `moved` blocks said so far.
    pub(super) moves: RefCell<Earlier>,
    /// What was said by them, and of which places: neither the same of another place nor another instance's helps.
    said: RefCell<Said>,
    nodes: RefCell<Vec<Rc<Node<'a>>>>,
    /// What types state that refer to nothing, by where they are written: the same in every instance.
    pub(super) constraints: RefCell<BTreeMap<Place, Rc<Constraint>>>,
    /// What the addresses of instances mean.
    pub(super) targets: RefCell<BTreeMap<Arc<str>, Target<'a>>>,
}

/// The problems that were said, by message and by place.
#[derive(Default)]
struct Said {
    messages: BTreeSet<(Arc<str>, String)>,
    places: BTreeSet<(Arc<str>, Place)>,
}

/// One instance of a module.
pub(super) struct Node<'a> {
    pub(super) module: &'a Module<'a>,
    pub(super) directory: Arc<str>,
    /// What the addresses of its resources begin with: `module.a["x"].`; empty for the root.
    pub(super) prefix: Arc<str>,
    pub(super) caller: Option<Caller<'a>>,
    /// By which calls it is there, nearest first.
    pub(super) context: Option<Arc<Step>>,
    /// The dotted names of the calls that lead to it.
    key: String,
    depth: usize,
    slots: Slots,
    called: RefCell<BTreeMap<Arc<str>, Called>>,
}

/// The call that made a module instance.
#[derive(Clone)]
pub(super) struct Caller<'a> {
    pub(super) parent: Rc<Node<'a>>,
    pub(super) call: &'a Item<'a>,
    pub(super) key: Key,
}

/// The numbers of the instances that a call makes, or why there are none.
type Called = Result<Rc<Vec<(Key, usize)>>, Arc<str>>;

/// What names of an instance stand for, family by family: references look them up by the name as it is written.
#[derive(Default)]
struct Slots {
    variables: RefCell<BTreeMap<String, Slot>>,
    locals: RefCell<BTreeMap<String, Slot>>,
    outputs: RefCell<BTreeMap<String, Slot>>,
    others: RefCell<BTreeMap<String, Slot>>,
}

/// What a name is of.
#[derive(Clone, Copy)]
pub(super) enum Family {
    Variable,
    Local,
    Output,
    /// Something that is known by what it is called inside its module.
    Other,
}

impl Family {
    /// What is called by a name inside its module.
    pub(super) fn label(self, name: &str) -> String {
        match self {
            Self::Variable => format!("var.{name}"),
            Self::Local => format!("local.{name}"),
            Self::Output => format!("output.{name}"),
            Self::Other => name.to_owned(),
        }
    }
}

impl Slots {
    fn of(&self, family: Family) -> &RefCell<BTreeMap<String, Slot>> {
        match family {
            Family::Variable => &self.variables,
            Family::Local => &self.locals,
            Family::Output => &self.outputs,
            Family::Other => &self.others,
        }
    }
}

/// What a name stands for while it is evaluated, and after.
#[derive(Clone)]
enum Slot {
    Busy,
    Done(Evaluated),
}

/// What the address of an instance means.
#[derive(Clone)]
pub(super) enum Target<'a> {
    /// An instance of a resource or a data source.
    Resource(Rc<Node<'a>>, &'a Item<'a>, Key),
    /// An instance of a module.
    Module(Rc<Node<'a>>),
    /// A nested block of a resource: its value, and the resource's address and the block's type for what it does not say.
    Block(Value, Arc<str>, Arc<str>),
}

/// A module instance, seen from inside.
pub(super) struct Here<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) node: Rc<Node<'a>>,
}

impl<'a> Tree<'a> {
    /// The tree of a root, which nothing was asked of yet.
    pub(super) fn new(
        root: &'a Terraform<'a>,
        documents: &'a [Document],
        modules: &'a BTreeMap<Arc<str>, Module<'a>>,
    ) -> Self {
        let mut texts = Texts::default();
        for document in documents {
            texts.insert(Arc::clone(&document.text));
        }
        Self {
            documents,
            root,
            modules,
            texts,
            budget: Budget::default(),
            problems: RefCell::default(),
            moves: RefCell::default(),
            said: RefCell::default(),
            nodes: RefCell::default(),
            constraints: RefCell::default(),
            targets: RefCell::default(),
        }
    }

    /// The root module, seen from inside; none when its directory declares nothing.
    pub(super) fn top(&self) -> Option<Here<'_, 'a>> {
        let module = self.modules.get(&self.root.directory)?;
        let node = Rc::new(Node {
            module,
            directory: Arc::clone(&self.root.directory),
            prefix: Arc::from(""),
            caller: None,
            context: None,
            key: String::new(),
            depth: 0,
            slots: Slots::default(),
            called: RefCell::default(),
        });
        self.nodes.borrow_mut().push(Rc::clone(&node));
        Some(Here { tree: self, node })
    }

    pub(super) fn problem(&self, problem: Problem, at: Place) {
        let problem = match self.texts.locate(at) {
            Some(location) => problem.at(location),
            None => problem.in_path(Arc::clone(&self.root.directory)),
        };
        let mut said = self.said.borrow_mut();
        let is_new = said.messages.insert((problem.code.clone(), problem.message.clone()));
        if said.places.insert((problem.code.clone(), at)) && is_new {
            self.problems.borrow_mut().push(problem);
        }
    }
}

impl<'a> Here<'_, 'a> {
    /// Another module instance of the same tree.
    pub(super) fn at(&self, node: &Rc<Node<'a>>) -> Self {
        Here { tree: self.tree, node: Rc::clone(node) }
    }

    /// The value of an expression.
    pub(super) fn evaluate(&self, expr: &Expr, scope: Scope<'_>) -> Evaluated {
        super::language::evaluate(expr, scope, self)
    }

    /// The value of a name, evaluated at most once; a name that needs itself is a fault.
    pub(super) fn once(
        &self,
        (family, name): (Family, &str),
        at: Place,
        evaluate: impl FnOnce() -> Evaluated,
    ) -> Evaluated {
        let slots = self.node.slots.of(family);
        let slot = slots.borrow().get(name).cloned();
        match slot {
            Some(Slot::Done(value)) => value,
            Some(Slot::Busy) => {
                let address = self.address(&family.label(name));
                self.tree.problem(problems::cycle(&address), at);
                Err(Fault::of_name(format!("{address} refers to itself"), at))
            }
            None => {
                slots.borrow_mut().insert(name.to_owned(), Slot::Busy);
                let value = evaluate();
                slots.borrow_mut().insert(name.to_owned(), Slot::Done(value.clone()));
                value
            }
        }
    }

    /// Whether it stands for an unknown number of modules.
    pub(super) fn is_uncertain(&self) -> bool {
        let callers = std::iter::successors(self.node.caller.as_ref(), |caller| caller.parent.caller.as_ref());
        callers.into_iter().any(|caller| caller.key.is_symbolic())
    }

    /// The address of something in this module.
    pub(super) fn address(&self, inside: &str) -> String {
        format!("{}{inside}", self.node.prefix)
    }

    /// The module instances that a call makes, with their keys; why there are none otherwise.
    pub(super) fn called(&self, call: &'a Item<'a>) -> Result<Vec<(Key, Rc<Node<'a>>)>, Arc<str>> {
        let known = self.node.called.borrow().get(&call.address).cloned();
        let called = known.unwrap_or_else(|| {
            let called = self.expand(call);
            self.node.called.borrow_mut().insert(Arc::clone(&call.address), called.clone());
            called
        });
        let nodes = self.tree.nodes.borrow();
        called.map(|all| {
            all.iter().filter_map(|(key, number)| Some((key.clone(), Rc::clone(nodes.get(*number)?)))).collect()
        })
    }

    fn expand(&self, call: &'a Item<'a>) -> Called {
        let (directory, module) = self.callee(call)?;
        self.check_arguments(call, module);
        let instances = self.instances(call, 0);
        let first = self.tree.nodes.borrow().len();
        if first + instances.keys.len() > MOST_MODULES {
            self.tree.problem(problems::too_many_modules(MOST_MODULES), call.header);
            return Err(Arc::from("the configuration has too many modules"));
        }
        let name = call.address.strip_prefix("module.").unwrap_or(&call.address);
        let dot = if self.node.key.is_empty() { "" } else { "." };
        let mut keys = Vec::with_capacity(instances.keys.len());
        for (number, key) in (first..).zip(instances.keys) {
            let address = format!("{}{}{}", self.node.prefix, call.address, key.suffix());
            let outer = self.node.context.clone();
            let step = Step { label: address.as_str().into(), place: call.header, next: outer };
            let context = instances::uncertain(instances.uncertain.as_ref(), &address, Some(Arc::new(step)));
            let node = Node {
                module,
                directory: Arc::clone(&directory),
                prefix: format!("{address}.").into(),
                caller: Some(Caller { parent: Rc::clone(&self.node), call, key: key.clone() }),
                context,
                key: format!("{}{dot}{name}", self.node.key),
                depth: self.node.depth + 1,
                slots: Slots::default(),
                called: RefCell::default(),
            };
            self.tree.nodes.borrow_mut().push(Rc::new(node));
            keys.push((key, number));
        }
        Ok(Rc::new(keys))
    }

    /// The directory that a call leads to, and what it declares; what it does not lead to is named.
    fn callee(&self, call: &'a Item<'a>) -> Result<(Arc<str>, &'a Module<'a>), Arc<str>> {
        let why = || Arc::from(format!("{} is not expanded", self.address(&call.address)));
        let source = call.text("source");
        let name = call.address.strip_prefix("module.").unwrap_or(&call.address);
        let key = if self.node.key.is_empty() { name.to_owned() } else { format!("{}.{name}", self.node.key) };
        let by_path = source.and_then(|source| local(&self.node.directory, source));
        let directory = by_path.or_else(|| self.tree.root.manifest.directory(&key).cloned());
        let found = directory.and_then(|directory| self.tree.modules.get_key_value(&directory));
        let Some((directory, module)) = found else {
            self.tree.problem(problems::not_expanded(&self.address(&call.address), source), call.header);
            return Err(why());
        };
        if self.node.depth >= DEPTH || self.calls_itself(directory) {
            self.tree.problem(problems::calls_itself(&self.address(&call.address), directory), call.header);
            return Err(why());
        }
        Ok((Arc::clone(directory), module))
    }

    fn calls_itself(&self, directory: &Arc<str>) -> bool {
        let parent = |node: &Rc<Node<'a>>| node.caller.as_ref().map(|caller| Rc::clone(&caller.parent));
        std::iter::successors(Some(Rc::clone(&self.node)), parent).any(|node| node.directory == *directory)
    }

    /// The value that a block's attribute has; none when it has none.
    pub(super) fn argument(&self, item: &Item<'_>, name: &str, scope: Scope<'_>) -> Option<Evaluated> {
        let (attribute, source) = item.attribute(name)?;
        Some(self.evaluate(&attribute.expr, Scope { source, ..scope }))
    }
}

/// Calls with the scope of an instance, in which `each` or `count` is bound.
pub(super) fn inside<R>(at: Place, key: &Key, depth: usize, run: impl FnOnce(Scope<'_>) -> R) -> R {
    let scope = Scope::top(at.source, depth);
    match key.bound(at) {
        Some((name, value)) => run(scope.with(&Frame { name, value: &value, outer: None })),
        None => run(scope),
    }
}

/// A value that is not known, of any type.
pub(super) fn unknown(why: impl Into<Arc<str>>, at: Place) -> Value {
    Value::unknown(super::language::Type::Dynamic, why, at)
}
