//! Calls: arguments become what parameters take, and pass on what they carry.

use super::super::convert::{convert, text};
use super::super::evaluator::{Evaluator, because, carried, with_way};
use super::super::marks::Marks;
use super::super::number::Number;
use super::super::scope::Scope;
use super::super::types::Type;
use super::super::value::{Data, Evaluated, Fault, Origin, Unknown, Value};
use super::table::{FUNCTIONS, Function, Gives, NEVER_KNOWN};
use crate::model::Place;
use crate::model::hcl::{Call as Written, Expr};
use std::sync::Arc;

/// A call with its arguments, each of its parameter's type.
pub(super) struct Call<'c> {
    pub(super) evaluator: Evaluator<'c>,
    pub(super) scope: Scope<'c>,
    pub(super) arguments: Vec<Value>,
    pub(super) at: Place,
}

impl Evaluator<'_> {
    /// The value of a call.
    pub(in super::super) fn call(self, call: &Written, scope: Scope<'_>, at: Place) -> Evaluated {
        match plain(&call.name) {
            "try" => self.attempt(call, scope, at),
            "can" => self.can(call, scope, at),
            _ => self.call_with(call, scope, at, &|expr, scope| self.evaluate(expr, scope)),
        }
    }

    /// The value of a call whose arguments are evaluated in a way.
    pub(in super::super) fn call_with(
        self,
        call: &Written,
        scope: Scope<'_>,
        at: Place,
        evaluate: &dyn Fn(&Expr, Scope<'_>) -> Evaluated,
    ) -> Evaluated {
        let name = plain(&call.name);
        let found = FUNCTIONS.binary_search_by(|function| function.name.cmp(name));
        let Some(function) = found.ok().and_then(|found| FUNCTIONS.get(found)) else {
            return self.not_evaluated(call, name, scope, at);
        };
        if scope.is_template && matches!(name, "templatefile" | "templatestring") {
            return Err(Fault::new("a template renders no other template", at));
        }
        if name == "templatestring" {
            super::files::check_reference(call, at)?;
        }
        let mut arguments = Vec::with_capacity(call.arguments.len());
        for argument in &call.arguments {
            arguments.push(self.settled(evaluate(argument, scope)?, scope)?);
        }
        let mut marks = Marks::NONE;
        if call.expands_last {
            match spread(&mut arguments)? {
                Some(whole) => marks = whole,
                None => return Ok(because(Type::Dynamic, &arguments.iter().collect::<Vec<_>>(), at)),
            }
        }
        self.apply(function, arguments, scope, at).map(|value| value.marked(marks))
    }

    /// A function that cannot be evaluated before applying, or that Terraform does not have.
    fn not_evaluated(self, call: &Written, name: &str, scope: Scope<'_>, at: Place) -> Evaluated {
        let kind = if NEVER_KNOWN.contains(&name) {
            Type::String
        } else if name.starts_with("provider::") {
            Type::Dynamic
        } else {
            return Err(Fault::new(format!("there is no function {name}"), at));
        };
        for argument in &call.arguments {
            self.evaluate(argument, scope)?;
        }
        let why = format!("the result of {name} is not known before it is run").into();
        Ok(Unknown { not_null: kind == Type::String, kind, why, ..Unknown::default() }.at(at))
    }

    /// The value of a function for some arguments.
    pub(super) fn apply(self, function: &Function, arguments: Vec<Value>, scope: Scope<'_>, at: Place) -> Evaluated {
        let least = function.parameters.len();
        let is_more = arguments.len() > least && function.rest.is_none();
        let is_most = arguments.len() > 3 && matches!(function.name, "lookup" | "range");
        if arguments.len() < least || is_more || is_most {
            return Err(Fault::new(format!("{} takes another number of arguments", function.name), at));
        }
        let cost = arguments.iter().map(cost).sum();
        if !self.names.budget().afford(cost) {
            return Ok(Value::unknown(Type::Dynamic, "the module makes too many items", at));
        }
        let given = arguments.iter().map(|argument| argument.origin.clone()).collect::<Vec<_>>();
        let mut call = Call { evaluator: self, scope, arguments: Vec::with_capacity(arguments.len()), at };
        let (mut marks, mut is_blocked) = (Marks::NONE, false);
        for (index, argument) in arguments.into_iter().enumerate() {
            let Some(parameter) = function.parameters.get(index).or(function.rest.as_ref()) else { break };
            let wrong = |why: String| {
                Fault::new(format!("argument {} of {} is not suitable: {why}", index + 1, function.name), at)
            };
            let mut argument = convert(&argument, &parameter.kind()).map_err(wrong)?;
            if argument.is_null() && !parameter.takes_null {
                return Err(wrong("it is null".to_owned()));
            }
            let own = if parameter.takes_marks { Marks::NONE } else { argument.all_marks() };
            if own.any() {
                marks = marks.union(own);
                argument = argument.unmarked();
            }
            if !argument.is_null() && !function.may_take(index, &argument) {
                return Err(wrong(format!("it is a {}", argument.kind().name())));
            }
            is_blocked |= parameter.is_blocked_by(&argument);
            call.arguments.push(argument);
        }
        let is_of_sets = matches!(function.name, "setintersection" | "setsubtract" | "setunion");
        let result = match (is_blocked, is_of_sets) {
            (true, true) => call.blocked(super::sets::kind(&call)?),
            (true, false) => call.unknown(function).unmarked(),
            (false, _) => (function.run)(&call)?,
        };
        let result = if function.name == "nonsensitive" { result } else { way(result, &given) };
        Ok(result.marked(marks))
    }
}

/// The name of a function of Terraform's own, which may be told apart from those of providers.
/// <https://developer.hashicorp.com/terraform/language/functions#terraform-built-in-functions>
pub(in super::super) fn plain(name: &str) -> &str {
    name.strip_prefix("core::").unwrap_or(name)
}

/// The result with the way its arguments took.
fn way(result: Value, given: &[Origin]) -> Value {
    with_way(result, given.iter())
}

/// Puts the items of the last argument in its place, and gives the marks that they had together; none when they are
/// not known.
fn spread(arguments: &mut Vec<Value>) -> Result<Option<Marks>, Fault> {
    let Some(last) = arguments.pop() else { return Ok(Some(Marks::NONE)) };
    let at = last.origin.place;
    if last.is_unknown() {
        let is_list = matches!(last.kind(), Type::Dynamic | Type::List(_) | Type::Set(_) | Type::Tuple(_));
        arguments.push(last);
        return if is_list { Ok(None) } else { Err(Fault::new("only lists can be spread over arguments", at)) };
    }
    let Some(items) = last.items() else {
        return Err(Fault::new("only lists can be spread over arguments", at));
    };
    arguments.extend(items.iter().cloned());
    Ok(Some(last.origin.marks))
}

/// What an argument costs to be walked over.
fn cost(value: &Value) -> usize {
    let text = if let Data::String(text) = &value.data { text.len() / 64 } else { 0 };
    1 + text + value.items().map_or(0, |items| items.len()) + value.entries().map_or(0, |entries| entries.len())
}

impl Call<'_> {
    /// The result when an argument is not known.
    fn unknown(&self, function: &Function) -> Value {
        let kind = match function.gives {
            Gives::Any => Type::Dynamic,
            Gives::Text => Type::String,
            Gives::Number => Type::Number,
            Gives::Bool => Type::Bool,
            Gives::Texts => Type::list(Type::String),
            Gives::SetOfTexts => Type::set(Type::String),
            Gives::TextsByKey => Type::map(Type::list(Type::String)),
            Gives::Same => self.arguments.first().map(Value::kind).unwrap_or_default(),
            Gives::Element => self.arguments.first().and_then(Value::element).unwrap_or_default(),
        };
        let all: Vec<&Value> = self.arguments.iter().collect();
        let result = because(kind, &all, self.at);
        let result = if MAY_BE_NULL.contains(&function.name) { nullable(result) } else { result };
        // what a conversion is applied to is still what it was
        match (function.keeps_reference, self.arguments.first().and_then(|first| first.find(&Value::is_unknown))) {
            (true, Some(first)) => referring(result, first),
            _ => result,
        }
    }

    /// A result that is unknown because an argument is: as `cty` has it, the marks that the function would have
    /// passed on itself are lost.
    pub(super) fn blocked(&self, kind: Type) -> Value {
        self.because(kind).unmarked()
    }

    /// Such a result of a type that is open, which is never null.
    pub(super) fn blocked_not_null(&self) -> Value {
        let value = self.blocked(Type::Dynamic);
        match value.as_unknown() {
            Some(unknown) => Unknown { not_null: true, ..(**unknown).clone() }.at(self.at),
            None => value,
        }
    }

    /// A result that is unknown because of what the arguments hold.
    pub(super) fn because(&self, kind: Type) -> Value {
        because(kind, &self.arguments.iter().collect::<Vec<_>>(), self.at)
    }

    /// What is refused.
    pub(super) fn fault(&self, why: impl Into<Arc<str>>) -> Fault {
        Fault::new(why, self.at)
    }

    /// An argument.
    pub(super) fn argument(&self, index: usize) -> Result<&Value, Fault> {
        self.arguments.get(index).ok_or_else(|| self.fault("an argument is missing"))
    }

    /// The text of an argument.
    pub(super) fn text(&self, index: usize) -> Result<Arc<str>, Fault> {
        text(self.argument(index)?).ok_or_else(|| self.fault("the argument is no string"))
    }

    /// The number of an argument.
    pub(super) fn number(&self, index: usize) -> Result<&Number, Fault> {
        match &self.argument(index)?.data {
            Data::Number(number) => Ok(number),
            _ => Err(self.fault("the argument is no number")),
        }
    }

    /// The whole number of an argument.
    pub(super) fn int(&self, index: usize) -> Result<i64, Fault> {
        self.number(index)?.as_int().ok_or_else(|| self.fault("the argument is no whole number"))
    }

    /// The items of an argument that is a list, a set or a tuple.
    pub(super) fn items(&self, index: usize) -> Result<&Arc<Vec<Value>>, Fault> {
        let argument = self.argument(index)?;
        let name = || format!("the argument is a {}, not a list", argument.kind().name());
        argument.items().ok_or_else(|| self.fault(name()))
    }

    /// Text as the result.
    #[expect(clippy::unnecessary_wraps, reason = "it ends functions, whose results are such")]
    pub(super) fn gives(&self, text: impl Into<Arc<str>>) -> Evaluated {
        let text: Arc<str> = text.into();
        if text.len() > super::super::template::LONGEST {
            return Ok(Value::unknown(Type::String, "the text is too long", self.at));
        }
        Ok(Value::string(text, self.at))
    }

    /// Strings as a list.
    #[expect(clippy::unnecessary_wraps, reason = "it ends functions, whose results are such")]
    pub(super) fn gives_texts<T: Into<Arc<str>>>(&self, texts: impl Iterator<Item = T>) -> Evaluated {
        let items = texts.map(|text| Value::string(text, self.at)).collect();
        Ok(Value::list(Type::String, items, self.at))
    }
}

/// Functions that Terraform does not say of that they give no null, though they give none.
const MAY_BE_NULL: [&str; 3] = ["strcontains", "timeadd", "yamlencode"];

/// An unknown value that may be null.
pub(super) fn nullable(value: Value) -> Value {
    match value.as_unknown() {
        Some(unknown) => {
            let unknown = Unknown { not_null: false, ..(**unknown).clone() };
            Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin }
        }
        None => value,
    }
}

/// The result, referring to what another unknown value refers to.
fn referring(result: Value, source: &Value) -> Value {
    match (result.as_unknown(), source.as_unknown()) {
        (Some(own), Some(source)) => {
            let unknown = Unknown { refers_to: source.refers_to.clone(), ..(**own).clone() };
            carried(Value { data: Data::Unknown(Arc::new(unknown)), origin: result.origin }, &[])
        }
        _ => result,
    }
}
