//! Functions over sets.

use super::super::convert::convert;
use super::super::equality::equal;
use super::super::marks::Marks;
use super::super::set;
use super::super::types::Type;
use super::super::unify::unify;
use super::super::value::{Data, Evaluated, Fault, Value};
use super::call::Call;
use std::sync::Arc;

/// The type of what sets make together; sets that have no type in common are refused, known or not.
pub(super) fn kind(call: &Call<'_>) -> Result<Type, Fault> {
    alike(call).map(|(kind, _)| Type::set(kind))
}

pub(super) fn setunion(call: &Call<'_>) -> Evaluated {
    // a set of nothing but null has no type yet, which Terraform cannot unite with one that has
    let is_open = |set: &Value| matches!(&set.data, Data::Set(Type::Dynamic, items) if !items.is_empty());
    let has_kind = |set: &Value| set.element().is_some_and(|kind| kind != Type::Dynamic);
    if call.arguments.iter().any(is_open) && call.arguments.iter().any(has_kind) {
        return Err(call.fault("the sets have no type in common"));
    }
    let (kind, sets) = alike(call)?;
    Ok(made(call, kind, sets.into_iter().flatten().collect()))
}

pub(super) fn setintersection(call: &Call<'_>) -> Evaluated {
    let (kind, sets) = alike(call)?;
    let mut sets = sets.into_iter();
    let mut kept = sets.next().unwrap_or_default();
    for other in sets {
        cost(call, kept.len(), other.len())?;
        kept.retain(|item| holds(&other, item));
    }
    Ok(made(call, kind, kept))
}

pub(super) fn setsubtract(call: &Call<'_>) -> Evaluated {
    let (kind, sets) = alike(call)?;
    let [mut kept, taken] = <[Vec<Value>; 2]>::try_from(sets).unwrap_or_default();
    cost(call, kept.len(), taken.len())?;
    kept.retain(|item| !holds(&taken, item));
    Ok(made(call, kind, kept))
}

fn cost(call: &Call<'_>, one: usize, other: usize) -> Result<(), Fault> {
    let is_small = call.evaluator.names.budget().afford(one.saturating_mul(other) / 16);
    is_small.then_some(()).ok_or_else(|| call.fault("the sets are too large"))
}

fn holds(items: &[Value], wanted: &Value) -> bool {
    items.iter().any(|item| equal(item, wanted) == Some(true))
}

/// The arguments as sets of one type; empty ones are of any.
fn alike(call: &Call<'_>) -> Result<(Type, Vec<Vec<Value>>), Fault> {
    let mut kinds: Vec<Type> = call.arguments.iter().filter_map(Value::element).collect();
    kinds.retain(|kind| *kind != Type::Dynamic);
    let kind = if kinds.is_empty() { Some(Type::Dynamic) } else { unify(&kinds) };
    let kind = kind.ok_or_else(|| call.fault("the sets have no type in common"))?;
    let as_kind = |set: &Value| -> Result<Vec<Value>, Fault> {
        let items = set.items().map(|items| items.iter().map(|item| convert(item, &kind)).collect::<Result<_, _>>());
        items.unwrap_or(Ok(Vec::new())).map_err(|why| call.fault(why))
    };
    let sets = call.arguments.iter().map(as_kind).collect::<Result<_, _>>()?;
    Ok((kind, sets))
}

fn made(call: &Call<'_>, kind: Type, items: Vec<Value>) -> Value {
    let (items, marks) = set::of(items);
    Value::new(Data::Set(kind, Arc::new(items)), call.at).marked(marks)
}

/// The type of a product whose items are not known; none when that is not known either.
fn product_kind(call: &Call<'_>) -> Option<Type> {
    let element = |argument: &Value| match argument.kind() {
        Type::Tuple(kinds) => unify(&kinds),
        kind => kind.element().cloned(),
    };
    let kinds = call.arguments.iter().map(element).collect::<Option<Vec<_>>>()?;
    let row = Type::tuple(kinds.into_iter());
    let is_set = call.arguments.iter().any(|argument| matches!(argument.kind(), Type::Set(_)));
    Some(if is_set { Type::set(row) } else { Type::list(row) })
}

/// `setproduct`: every combination, as a set when all arguments are sets, else as a list.
pub(super) fn setproduct(call: &Call<'_>) -> Evaluated {
    if call.arguments.len() < 2 {
        return Err(call.fault("setproduct takes at least two arguments"));
    }
    let marks: Marks = call.arguments.iter().map(|argument| argument.origin.marks).collect();
    let is_open = |argument: &Value| match &argument.data {
        Data::Unknown(_) => true,
        Data::Set(_, items) => set::is_open(items),
        _ => false,
    };
    if call.arguments.iter().any(is_open) {
        let kind = product_kind(call).unwrap_or_default();
        let result = if kind == Type::Dynamic { call.blocked_not_null() } else { call.blocked(kind) };
        // without a type no mark is passed on either
        let is_typed = call.arguments.iter().all(|argument| argument.kind() != Type::Dynamic);
        return Ok(result.marked(marks.when(is_typed)));
    }
    let (mut kinds, mut lists) = (Vec::new(), Vec::new());
    for (index, argument) in call.arguments.iter().enumerate() {
        let items = call.items(index)?;
        let kind = match argument.kind() {
            Type::Tuple(kinds) if kinds.is_empty() => Some(Type::Dynamic),
            Type::Tuple(kinds) => unify(&kinds),
            kind => kind.element().cloned(),
        };
        let kind = kind.ok_or_else(|| call.fault("the items of an argument have no type in common"))?;
        let items = items.iter().map(|item| convert(item, &kind)).collect::<Result<Vec<_>, _>>();
        lists.push(items.map_err(|why| call.fault(why))?);
        kinds.push(kind);
    }
    let total = lists.iter().try_fold(1_usize, |total, list| total.checked_mul(list.len()));
    let kind = Type::tuple(kinds.into_iter());
    let is_small = total.is_some_and(|total| call.evaluator.names.budget().afford(total.saturating_mul(lists.len())));
    if !is_small || total > Some(100_000) {
        return Ok(Value::unknown(Type::Dynamic, "the product is too large", call.at));
    }
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for list in &lists {
        let longer = |row: &Vec<Value>| -> Vec<Vec<Value>> {
            list.iter().map(|item| row.iter().cloned().chain([item.clone()]).collect()).collect()
        };
        rows = rows.iter().flat_map(longer).collect();
    }
    let rows: Vec<Value> = rows.into_iter().map(|row| Value::tuple(row, call.at)).collect();
    let is_set = call.arguments.iter().any(|argument| matches!(argument.data, Data::Set(..)));
    if is_set {
        return Ok(made(call, kind, rows).marked(marks));
    }
    Ok(Value::list(kind, rows, call.at).marked(marks))
}
