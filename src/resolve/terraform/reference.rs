//! What a name stands for: variables, locals, resources, modules, `path`.

use super::instances::Key;
use super::language::{
    Budget, Data, Entry, Evaluated, Fault, File, Instance, Marks, Names, Refusal, Scope, Type, Unknown, Value,
};
use super::module::Item;
use super::providers::{is_secret, is_tagged, tags_as_planned};
use super::scalars::{as_given, as_read};
use super::tree::{Family, Here, Target, inside, unknown};
use super::{data, files, policy, problems, unset};
use crate::model::hcl::{Access, AccessKind, ExprKind, Part};
use crate::model::{Place, Reference, SourceId, Text};
use std::rc::Rc;
use std::sync::Arc;

impl Names for Here<'_, '_> {
    fn reference(&self, root: &str, accesses: &[Access], scope: Scope<'_>, at: Place) -> Result<(Value, usize), Fault> {
        let mut names = accesses.iter().map_while(|access| match &access.kind {
            AccessKind::Attribute(name) => Some(&**name),
            AccessKind::Index(_) | AccessKind::LegacyIndex(_) | AccessKind::AttributeSplat | AccessKind::FullSplat => {
                None
            }
        });
        let (first, second) = (names.next(), names.next());
        match (root, first, second) {
            ("var", Some(name), _) => Ok((self.variable(name, at, scope.depth)?, 1)),
            ("local", Some(name), _) => Ok((self.local(name, at, scope.depth)?, 1)),
            ("data", Some(kind), Some(name)) => Ok((self.resource(&format!("data.{kind}.{name}"), at, scope.depth), 2)),
            ("ephemeral", Some(kind), Some(name)) => {
                Ok((self.resource(&format!("ephemeral.{kind}.{name}"), at, scope.depth), 2))
            }
            ("resource", Some(kind), Some(name)) => Ok((self.resource(&format!("{kind}.{name}"), at, scope.depth), 2)),
            ("module", Some(name), _) => {
                refuse_index(accesses, at)?;
                self.module(name, at).map(|value| (value, 1))
            }
            ("path", Some(name), _) => Ok((self.path(name, at)?, 1)),
            ("terraform" | "tofu", Some("workspace"), _) => {
                let workspace = &self.tree.root.variant.workspace;
                if &**workspace == "default" {
                    self.tree.problem(problems::default_workspace(), at);
                }
                Ok((Value::string(Arc::clone(workspace), at), 1))
            }
            ("each" | "count", _, _) => {
                let argument = if root == "each" { "for_each" } else { "count" };
                Err(Fault::new(format!("{root} is used where there is no {argument}"), at))
            }
            // where there is a self, it is bound
            ("self", _, _) => Err(Fault::new("self is used where there is none", at)),
            // a plan is not
            ("terraform" | "tofu", Some("applying"), _) => Ok((Value::bool(false, at).marked(Marks::EPHEMERAL), 1)),
            ("terraform" | "tofu", name, _) => {
                let value = unknown(format!("{root}.{} is not known", name.unwrap_or_default()), at);
                Ok((value, accesses.len()))
            }
            (kind, Some(name), _) => Ok((self.resource(&format!("{kind}.{name}"), at, scope.depth), 1)),
            (name, None, _) => Err(Fault::new(format!("{name} is not declared"), at)),
        }
    }

    fn attribute(&self, instance: &Instance, name: &str, scope: Scope<'_>, at: Place) -> Evaluated {
        let target = self.tree.targets.borrow().get(&instance.address).cloned();
        match target {
            Some(Target::Resource(node, item, key)) => {
                self.at(&node).resource_attribute(item, &key, Asked { name, at, depth: scope.depth })
            }
            Some(Target::Module(node)) => self.at(&node).output(name, at, scope.depth),
            Some(Target::Block(value, address, kind)) => match value.get(name) {
                Some(found) => Ok(self.opened(found.clone(), &address, &kind)),
                None => Ok(later(&address, &kind, at)),
            },
            None => Ok(undeclared_attribute(&instance.address, name, at)),
        }
    }

    fn whole(&self, instance: &Instance, scope: Scope<'_>, at: Place) -> Evaluated {
        let target = self.tree.targets.borrow().get(&instance.address).cloned();
        match target {
            Some(Target::Module(node)) => {
                let here = self.at(&node);
                let outputs = node.module.outputs.keys();
                let entry = |name: &&str| Ok(Entry::new(*name, here.output(name, at, scope.depth)?));
                Ok(Value::object(outputs.map(entry).collect::<Result<_, Fault>>()?, at))
            }
            Some(Target::Resource(node, item, key)) if &*item.kind == TERRAFORM_DATA => {
                let here = self.at(&node);
                let entry = |name: &&str| {
                    let asked = Asked { name, at, depth: scope.depth };
                    Ok(Entry::new(*name, here.resource_attribute(item, &key, asked)?))
                };
                Ok(Value::object(OF_TERRAFORM_DATA.iter().map(entry).collect::<Result<_, Fault>>()?, at))
            }
            // what a block does not say is for the provider to say
            Some(Target::Resource(_, item, _)) => Ok(whole_later(&instance.address, item.is_ephemeral(), at)),
            Some(Target::Block(..)) | None => Ok(whole_later(&instance.address, false, at)),
        }
    }

    fn file(&self, path: &str) -> File {
        files::read(self.tree.root, path)
    }

    fn files(&self, directory: &str) -> Option<Vec<Arc<str>>> {
        files::below(self.tree.root, directory)
    }

    fn text(&self, source: SourceId) -> Option<Arc<Text>> {
        self.tree.texts.get(source).cloned()
    }

    fn template(&self, text: &str) -> Result<Vec<Part>, Arc<str>> {
        self.tree.root.files.template(text, 0).map_err(Into::into)
    }

    fn budget(&self) -> &Budget {
        &self.tree.budget
    }
}

/// The one resource that Terraform itself has, and its attributes.
/// <https://developer.hashicorp.com/terraform/language/resources/terraform-data>
const TERRAFORM_DATA: &str = "terraform_data";
const OF_TERRAFORM_DATA: [&str; 4] = ["id", "input", "output", "triggers_replace"];

/// What is asked of an instance, and where.
#[derive(Clone, Copy)]
struct Asked<'n> {
    name: &'n str,
    at: Place,
    depth: usize,
}

impl<'a> Here<'_, 'a> {
    /// The fault of a name that nothing declares, which is a problem too.
    pub(super) fn undeclared(&self, name: &str, at: Place) -> Fault {
        let address = self.address(name);
        self.tree.problem(problems::undeclared(&address), at);
        Fault::of_name(format!("{address} is not declared"), at)
    }

    /// The values of the module's variables, locals and outputs.
    pub(super) fn all_values(&self) -> Vec<Evaluated> {
        let module = self.node.module;
        let variables = module.variables.iter().map(|(name, variable)| self.variable(name, variable.header, 0));
        let locals = module.locals.iter().map(|(name, local)| {
            let at = Place { source: local.source, span: local.expr.span };
            self.local(name, at, 0)
        });
        let outputs = module.outputs.iter().map(|(name, output)| self.output(name, output.header, 0));
        variables.chain(locals).chain(outputs).collect()
    }

    fn local(&self, name: &str, at: Place, depth: usize) -> Evaluated {
        let Some(local) = self.node.module.locals.get(name) else {
            return Err(self.undeclared(&Family::Local.label(name), at));
        };
        self.once((Family::Local, name), at, || {
            let value = self.evaluate(local.expr, Scope::top(local.source, depth))?;
            Ok(passed_on(value, self.address(&Family::Local.label(name))))
        })
    }

    /// A resource: one value for each instance, whose attributes are looked up when they are asked for.
    fn resource(&self, address: &str, at: Place, depth: usize) -> Value {
        let Some(item) = self.node.module.resources.get(address) else {
            // Terraform refuses the module; of an excerpt, what is written beside the reference is judged all the same
            let address = self.address(address);
            self.tree.problem(problems::undeclared(&address), at);
            let instance = Instance { address: address.into(), is_symbolic: false };
            return Value::new(Data::Instance(Arc::new(instance)), at);
        };
        let instances = self.instances(item, depth);
        let one = |key: &Key| {
            let target = Target::Resource(Rc::clone(&self.node), item, key.clone());
            let one = self.instance(format!("{}{}", self.address(address), key.suffix()), key, target, at);
            one.marked(Marks::EPHEMERAL.when(item.is_ephemeral()))
        };
        self.several(&instances.keys, instances.is_map, one, at)
    }

    fn module(&self, name: &str, at: Place) -> Evaluated {
        let Some(call) = self.node.module.calls.get(name) else {
            return Err(self.undeclared(&format!("module.{name}"), at));
        };
        let called = match self.called(call) {
            Ok(called) => called,
            Err(why) => return Ok(unknown(why, at)),
        };
        let is_map = call.attribute("for_each").is_some();
        let keys: Vec<Key> = called.iter().map(|(key, _)| key.clone()).collect();
        let mut nodes = called.into_iter();
        let one = |key: &Key| match nodes.next() {
            Some((_, node)) => {
                let address: &str = node.prefix.strip_suffix('.').unwrap_or(&node.prefix);
                self.instance(address.to_owned(), key, Target::Module(node.clone()), at)
            }
            None => unknown("the module has no such instance", at),
        };
        Ok(self.several(&keys, is_map, one, at))
    }

    /// The value of something with instances: the instance, a tuple of them, or an object of them by key.
    fn several(&self, keys: &[Key], is_map: bool, mut one: impl FnMut(&Key) -> Value, at: Place) -> Value {
        if !self.tree.budget.afford(keys.len()) {
            return unknown("the module makes too many items", at);
        }
        match keys {
            [key @ (Key::Single | Key::SymbolicCount | Key::SymbolicEach(_))] => one(key),
            keys if is_map => {
                let entry = |key: &Key| match key {
                    Key::Each(name, _) => Some(Entry::new(Arc::clone(name), one(key))),
                    Key::Single | Key::Count(_) | Key::SymbolicCount | Key::SymbolicEach(_) => None,
                };
                Value::object(keys.iter().filter_map(entry).collect(), at)
            }
            keys => Value::tuple(keys.iter().map(one).collect(), at),
        }
    }

    /// An instance as a value, which will be asked for its attributes.
    pub(super) fn instance(&self, address: String, key: &Key, target: Target<'a>, at: Place) -> Value {
        let address: Arc<str> = address.into();
        self.tree.targets.borrow_mut().entry(Arc::clone(&address)).or_insert(target);
        Value::new(Data::Instance(Arc::new(Instance { address, is_symbolic: key.is_symbolic() })), at)
    }

    /// An attribute of one instance: what its block says, else what only applying will tell.
    fn resource_attribute(&self, item: &'a Item<'a>, key: &Key, asked: Asked<'_>) -> Evaluated {
        let Asked { name, at, depth } = asked;
        let is_own = &*item.kind == TERRAFORM_DATA;
        if is_own && !OF_TERRAFORM_DATA.contains(&name) {
            return Err(Fault { is_static: true, ..Fault::new(format!("{} has no {name}", item.address), at) });
        }
        let inside = format!("{}{}", item.address, key.suffix());
        let address: Arc<str> = self.address(&inside).into();
        let is_given = policy::is_given(&item.kind, name)
            || is_own && matches!(name, "input" | "triggers_replace")
            || name == "tags" && is_tagged(&item.kind);
        let left_out = || unset::value(&item.kind, name, at).unwrap_or_else(|| later(&address, name, at));
        let value = self.once((Family::Other, &format!("{inside}.{name}")), at, || {
            let value = match self.computed(item, key, name, depth)? {
                Some(value) => value,
                None if is_given => Value::null(Type::Dynamic, at),
                None if item.is_ephemeral() => self.opened_for_plan(item, key, later(&address, name, at)),
                None => left_out(),
            };
            Ok(if is_tagged(&item.kind) { tags_as_planned(name, value) } else { value })
        })?;
        match &value.data {
            Data::Null(_) if is_given => Ok(value),
            // null leaves the choice to the provider
            Data::Null(_) => Ok(left_out()),
            Data::Unknown(unknown) if unknown.refusal == Refusal::None => {
                let reference = Reference { address: Arc::clone(&address), attribute: name.into() };
                let own = Unknown { refers_to: Some(reference), ..(**unknown).clone() };
                Ok(Value { data: Data::Unknown(Arc::new(own)), origin: value.origin.clone() })
            }
            Data::Unknown(_)
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::List(..)
            | Data::Set(..)
            | Data::Tuple(_)
            | Data::Map(..)
            | Data::Object(_)
            | Data::Instance(_) => Ok(self.opened(passed_on(value, address.to_string()), &address, &name.into())),
        }
    }

    /// What an instance's block says of an attribute, or what its other attributes make it; none when it says nothing.
    fn computed(&self, item: &'a Item<'a>, key: &Key, name: &str, depth: usize) -> Result<Option<Value>, Fault> {
        if policy::makes(&item.kind, name) || data::is_pure(&item.kind) {
            return Ok(inside(item.header, key, depth, |scope| self.resource_body(item, scope)).get(name).cloned());
        }
        inside(item.header, key, depth, |scope| {
            if let Some(value) = self.by_kind(item, name, scope)? {
                return Ok(Some(value));
            }
            if super::body::is_meta(name) {
                return Ok(None);
            }
            if let Some(value) = self.argument(item, name, scope) {
                let value = as_read(&item.kind, name, as_given(&item.kind, name, value?));
                return Ok(Some(value.marked(Marks::SENSITIVE.when(is_secret(&item.kind, name)))));
            }
            Ok(self.nested(&item.blocks(name), &item.kind, scope).map(|blocks| as_read(&item.kind, name, blocks)))
        })
    }

    /// What the kind of a resource says of an attribute.
    fn by_kind(&self, item: &'a Item<'a>, name: &str, scope: Scope<'_>) -> Result<Option<Value>, Fault> {
        match (&*item.kind, name) {
            ("terraform_data", "output") => {
                let Some(input) = self.argument(item, "input", scope).transpose()? else { return Ok(None) };
                let why = format!("{}.output is known only after apply", self.address(&item.address));
                Ok(Some(Value::unknown(input.kind(), why, item.header)))
            }
            // its own provider says so in the plan; those of others leave it open
            ("terraform_data", "id") => {
                let why = format!("{}.id is known only after apply", self.address(&item.address)).into();
                Ok(Some(Unknown { kind: Type::String, why, not_null: true, ..Unknown::default() }.at(item.header)))
            }
            ("data.aws_caller_identity", "account_id" | "arn" | "id" | "user_id") => {
                Ok(Some(data::of_account(&self.address(&item.address), name, item.header)))
            }
            (_, "tags_all") => Ok(self.tags_all(item, scope)),
            _ => Ok(None),
        }
    }

    /// Blocks as instances of their own: what they do not say is for the provider to say.
    fn opened(&self, value: Value, address: &Arc<str>, kind: &Arc<str>) -> Value {
        let Data::List(Type::Dynamic, blocks) = &value.data else { return value };
        let open = |(number, block): (usize, &Value)| {
            if block.is_unknown() {
                return block.clone();
            }
            let name: Arc<str> = format!("{address}.{kind}[{number}]").into();
            let target = Target::Block(block.clone(), Arc::clone(address), Arc::clone(kind));
            self.tree.targets.borrow_mut().insert(Arc::clone(&name), target);
            let instance = Instance { address: name, is_symbolic: false };
            Value { data: Data::Instance(Arc::new(instance)), origin: block.origin.clone() }
        };
        let opened = blocks.iter().enumerate().map(open).collect();
        Value { data: Data::Tuple(Arc::new(opened)), origin: value.origin }
    }

    fn output(&self, name: &str, at: Place, depth: usize) -> Evaluated {
        let Some(output) = self.node.module.outputs.get(name) else {
            let module = self.node.prefix.trim_end_matches('.');
            return Err(Fault::new(format!("{module} has no output {name}"), at));
        };
        self.once((Family::Output, name), at, || {
            let label = || self.address(&Family::Output.label(name));
            let scope = Scope::top(output.header.source, depth);
            let value = self
                .argument(output, "value", scope)
                .unwrap_or_else(|| Err(Fault::new(format!("{} has no value", label()), output.header)))?;
            let marks = output.marks();
            let kept = if marks.is_ephemeral() { value } else { self.kept_by(&label(), value) };
            Ok(passed_on(kept.marked(marks), self.address(name)))
        })
    }

    /// <https://developer.hashicorp.com/terraform/language/expressions/references#filesystem-and-workspace-info>
    fn path(&self, name: &str, at: Place) -> Evaluated {
        match name {
            "module" => Ok(Value::string(files::relative(&self.tree.root.directory, &self.node.directory), at)),
            "root" => Ok(Value::string(".", at)),
            "cwd" => {
                let why = "path.cwd is where terraform is run".into();
                Ok(Unknown { kind: Type::String, why, not_null: true, ..Unknown::default() }.at(at))
            }
            _ => Err(Fault::new(format!("path.{name} is not declared"), at)),
        }
    }
}

/// Refuses `module.a["b"]["c"]`: of an instance of a module only outputs are asked, by their names.
fn refuse_index(accesses: &[Access], at: Place) -> Result<(), Fault> {
    let is_written = |access: &Access| match &access.kind {
        AccessKind::Index(index) => matches!(index.kind, ExprKind::Number(_) | ExprKind::String(_)),
        AccessKind::LegacyIndex(_) => true,
        AccessKind::Attribute(_) | AccessKind::AttributeSplat | AccessKind::FullSplat => false,
    };
    match accesses {
        [_, key, part, ..] if is_written(key) && is_written(part) => {
            let message = "an instance of a module has no items, only outputs";
            Err(Fault { is_static: true, ..Fault::new(message, at) })
        }
        _ => Ok(()),
    }
}

/// A value that only another resource can tell. Without the provider's schema its type is open, but ids and names of
/// resources are texts everywhere.
pub(super) fn later(address: &str, attribute: &str, at: Place) -> Value {
    let dot = if attribute.is_empty() { "" } else { "." };
    let reference = Reference { address: address.into(), attribute: attribute.into() };
    let why = format!("{address}{dot}{attribute} is known only after apply").into();
    let kind = if matches!(attribute, "id" | "arn") { Type::String } else { Type::Dynamic };
    Unknown { kind, why, refers_to: Some(reference), ..Unknown::default() }.at(at)
}

/// All of a resource that its provider makes: an object, whose attributes the schema would tell. That it is one is known
/// of what is ephemeral before it is opened.
fn whole_later(address: &str, is_read: bool, at: Place) -> Value {
    let reference = Reference { address: address.into(), attribute: "".into() };
    let why = format!("{address} is known only after apply").into();
    Unknown { why, refers_to: Some(reference), not_null: true, is_read, ..Unknown::default() }.at(at)
}

/// The attribute of a resource that nothing declares: it may stand in a file that was not given.
fn undeclared_attribute(address: &str, attribute: &str, at: Place) -> Value {
    let reference = Reference { address: address.into(), attribute: attribute.into() };
    let why = format!("{address} is not declared").into();
    Unknown { why, refers_to: Some(reference), ..Unknown::default() }.at(at)
}

/// The value as a name passes it on, from the place where the name got it.
pub(super) fn passed_on(value: Value, label: String) -> Value {
    let written = value.origin.place;
    value.through(label, written)
}
