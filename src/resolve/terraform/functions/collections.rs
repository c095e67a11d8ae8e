//! Functions over lists, sets, maps and numbers.

use super::super::compound::{insert, is_sized};
use super::super::convert::{self, equal, sorted, to_number};
use super::super::evaluator::{first_unknown, is_unknown, unknown, unknown_of};
use super::super::number::Decimal;
use super::super::operators::operand_unknown;
use super::{boolean, one as only, text_at, whole_at};
use crate::model::{Data, Entry, Place, Value};
use std::sync::Arc;

/// Lists longer than this are not made by `range`.
const LONGEST_RANGE: usize = 1024;

/// `distinct` compares each item with each other: more than this is not evaluated.
const MOST_DISTINCT: usize = 2048;

pub(super) fn alltrue(arguments: &[Value], at: Place) -> Option<Value> {
    let truths: Option<Vec<bool>> = only(arguments)?.items()?.iter().map(is_true).collect();
    Some(boolean(truths?.into_iter().all(|is_true| is_true), at))
}

pub(super) fn anytrue(arguments: &[Value], at: Place) -> Option<Value> {
    let truths: Option<Vec<bool>> = only(arguments)?.items()?.iter().map(is_true).collect();
    Some(boolean(truths?.into_iter().any(|is_true| is_true), at))
}

/// Null counts as false.
fn is_true(value: &Value) -> Option<bool> {
    if matches!(value.data, Data::Null) { Some(false) } else { convert::to_bool(value) }
}

pub(super) fn coalesce(arguments: &[Value], at: Place) -> Option<Value> {
    let empty = |value: &Value| matches!(&value.data, Data::Null) || value.as_str() == Some("");
    let found = arguments.iter().find(|value| !empty(value))?;
    if is_unknown(found) {
        // null and the empty string are passed over, and this one may turn out to be either
        return Some(operand_unknown(&[found], at));
    }
    let is_text = arguments.iter().any(|value| matches!(value.data, Data::String(_)));
    Some(if is_text { convert::string(found, at) } else { found.clone() })
}

pub(super) fn coalescelist(arguments: &[Value], _: Place) -> Option<Value> {
    arguments.iter().find(|value| value.items().is_some_and(|items| !items.is_empty())).cloned()
}

pub(super) fn compact(arguments: &[Value], at: Place) -> Option<Value> {
    let items = only(arguments)?.items()?.iter();
    let kept = items.filter(|item| !matches!(item.data, Data::Null) && item.as_str() != Some(""));
    Some(Value::list(kept.cloned().collect(), at))
}

pub(super) fn concat(arguments: &[Value], at: Place) -> Option<Value> {
    if let Some(part) = arguments.iter().find(|argument| is_unknown(argument)) {
        return Some(operand_unknown(&[part], at));
    }
    let lists: Option<Vec<&[Value]>> = arguments.iter().map(Value::items).collect();
    Some(Value::list(lists?.concat(), at))
}

pub(super) fn contains(arguments: &[Value], at: Place) -> Option<Value> {
    let [list, wanted] = arguments else { return None };
    if is_unknown(list) || first_unknown(wanted).is_some() {
        return Some(operand_unknown(&[list, wanted], at));
    }
    let wanted_text = |item: &Value| match (&item.data, &wanted.data) {
        (Data::String(_), Data::Number(_) | Data::Bool(_)) => Some(convert::text(wanted)? == convert::text(item)?),
        _ => equal(item, wanted),
    };
    let found: Vec<Option<bool>> = list.items()?.iter().map(wanted_text).collect();
    if found.contains(&Some(true)) {
        return Some(boolean(true, at));
    }
    Some(if found.contains(&None) { operand_unknown(&[list], at) } else { boolean(false, at) })
}

pub(super) fn distinct(arguments: &[Value], at: Place) -> Option<Value> {
    let items = only(arguments)?.items()?;
    if items.len() > MOST_DISTINCT {
        return Some(unknown("the list is too long to be compared with itself", at));
    }
    let mut kept: Vec<Value> = Vec::with_capacity(items.len());
    for item in items {
        if !kept.iter().any(|other| equal(other, item) == Some(true)) {
            kept.push(item.clone());
        }
    }
    Some(Value::list(kept, at))
}

pub(super) fn element(arguments: &[Value], _: Place) -> Option<Value> {
    let items = arguments.first()?.items()?;
    let length = i128::try_from(items.len()).ok().filter(|length| *length > 0)?;
    // a negative index counts from the end since Terraform 1.11
    let index = whole_at(arguments, 1)?.checked_rem_euclid(length)?;
    items.get(usize::try_from(index).ok()?).cloned()
}

pub(super) fn flatten(arguments: &[Value], at: Place) -> Option<Value> {
    let mut items = Vec::new();
    flatten_into(only(arguments)?, &mut items, 0)?;
    let is_uncertain = |item: &&Value| is_unknown(item) && may_be_list(item);
    let uncertain = items.iter().find(is_uncertain);
    Some(uncertain.map_or_else(|| Value::list(items.clone(), at), |item| operand_unknown(&[item], at)))
}

fn flatten_into(list: &Value, out: &mut Vec<Value>, depth: usize) -> Option<()> {
    if depth > 64 {
        return None;
    }
    for item in list.items()? {
        if item.items().is_some() {
            flatten_into(item, out, depth + 1)?;
        } else {
            out.push(item.clone());
        }
    }
    Some(())
}

/// Whether an unknown item may turn out to be a list; ids and ARNs of resources are not.
fn may_be_list(item: &Value) -> bool {
    let reference = unknown_of(item).and_then(|unknown| unknown.refers_to.as_ref());
    !reference.is_some_and(|reference| matches!(&*reference.attribute, "id" | "arn" | "name"))
}

pub(super) fn keys(arguments: &[Value], at: Place) -> Option<Value> {
    let entries = sorted(only(arguments)?.entries()?);
    let keys = entries.into_iter().map(|entry| Value::string(Arc::clone(&entry.key), at));
    Some(Value::list(keys.collect(), at))
}

pub(super) fn length(arguments: &[Value], at: Place) -> Option<Value> {
    let value = only(arguments)?;
    let length = match &value.data {
        Data::List(items) => items.len(),
        Data::String(text) => text.chars().count(),
        Data::Object(object) if super::super::json::unwrapped(value).is_none() => object.0.len(),
        Data::Object(_) => convert::text(value)?.chars().count(),
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => {
            return None;
        }
    };
    Some(Decimal::whole(length as i128).value(at))
}

pub(super) fn lookup(arguments: &[Value], at: Place) -> Option<Value> {
    let map = arguments.first()?;
    let name = arguments.get(1)?;
    if is_unknown(map) || is_unknown(name) {
        return Some(operand_unknown(&[map, name], at));
    }
    map.entries()?;
    map.get(&convert::text(name)?).or(arguments.get(2)).cloned()
}

pub(super) fn max(arguments: &[Value], at: Place) -> Option<Value> {
    extreme(arguments, at, std::cmp::Ordering::is_gt)
}

pub(super) fn min(arguments: &[Value], at: Place) -> Option<Value> {
    extreme(arguments, at, std::cmp::Ordering::is_lt)
}

fn extreme(arguments: &[Value], at: Place, better: fn(std::cmp::Ordering) -> bool) -> Option<Value> {
    let mut best: Option<Decimal> = None;
    for argument in arguments {
        let number = to_number(argument)?;
        let wins = match best {
            Some(best) => better(number.compare(best)?),
            None => true,
        };
        if wins {
            best = Some(number);
        }
    }
    Some(best?.value(at))
}

pub(super) fn merge(arguments: &[Value], at: Place) -> Option<Value> {
    let mut entries: Vec<Entry> = Vec::new();
    for argument in arguments.iter().filter(|argument| !matches!(argument.data, Data::Null)) {
        for entry in argument.entries()? {
            let mut entry = entry.clone();
            if entry.value.origin.chain.is_none() {
                entry.value.origin.chain.clone_from(&argument.origin.chain);
            }
            insert(&mut entries, entry);
        }
    }
    Some(Value::object(entries, at))
}

pub(super) fn nonsensitive(arguments: &[Value], _: Place) -> Option<Value> {
    let mut value = only(arguments)?.clone();
    value.origin.sensitive = false;
    Some(value)
}

pub(super) fn sensitive(arguments: &[Value], _: Place) -> Option<Value> {
    let mut value = only(arguments)?.clone();
    value.origin.sensitive = true;
    Some(value)
}

pub(super) fn one(arguments: &[Value], at: Place) -> Option<Value> {
    match only(arguments)?.items()? {
        [] => Some(Value::new(Data::Null, at)),
        [item] => Some(item.clone()),
        _ => None,
    }
}

pub(super) fn range(arguments: &[Value], at: Place) -> Option<Value> {
    let (start, end) = match arguments {
        [_] => (0, whole_at(arguments, 0)?),
        [_, _, ..] => (whole_at(arguments, 0)?, whole_at(arguments, 1)?),
        [] => return None,
    };
    let falling = if end < start { -1 } else { 1 };
    let step = if arguments.len() > 2 { whole_at(arguments, 2)? } else { falling };
    if step == 0 || (end - start).signum() == -step.signum() {
        return None;
    }
    let mut items = Vec::new();
    let mut next = start;
    while (step > 0 && next < end) || (step < 0 && next > end) {
        if items.len() >= LONGEST_RANGE {
            return None;
        }
        items.push(Decimal::whole(next).value(at));
        next = next.checked_add(step)?;
    }
    Some(Value::list(items, at))
}

pub(super) fn reverse(arguments: &[Value], at: Place) -> Option<Value> {
    Some(Value::list(only(arguments)?.items()?.iter().rev().cloned().collect(), at))
}

pub(super) fn setintersection(arguments: &[Value], at: Place) -> Option<Value> {
    let (first, others) = arguments.split_first()?;
    chosen(first, at, |item| others.iter().all(|other| holds(other, item)))
}

pub(super) fn setsubtract(arguments: &[Value], at: Place) -> Option<Value> {
    let [first, second] = arguments else { return None };
    chosen(first, at, |item| !holds(second, item))
}

fn chosen(set: &Value, at: Place, wanted: impl Fn(&Value) -> bool) -> Option<Value> {
    let items = set.items()?;
    if items.len() > MOST_DISTINCT {
        return Some(unknown("the set is too large to be compared", at));
    }
    let kept = items.iter().filter(|item| wanted(item)).cloned().collect();
    Some(convert::set(&Value::list(kept, at), at))
}

fn holds(set: &Value, wanted: &Value) -> bool {
    set.items().unwrap_or_default().iter().any(|item| equal(item, wanted) == Some(true))
}

pub(super) fn setunion(arguments: &[Value], at: Place) -> Option<Value> {
    concat(arguments, at).map(|all| convert::set(&all, at))
}

pub(super) fn slice(arguments: &[Value], at: Place) -> Option<Value> {
    let index = |number: usize| whole_at(arguments, number).and_then(|index| usize::try_from(index).ok());
    let items = arguments.first()?.items()?.get(index(1)?..index(2)?)?;
    Some(Value::list(items.to_vec(), at))
}

pub(super) fn sort(arguments: &[Value], at: Place) -> Option<Value> {
    let mut items: Vec<Value> = only(arguments)?.items()?.iter().map(|item| convert::string(item, at)).collect();
    items.sort_by(|left, right| left.as_str().cmp(&right.as_str()));
    Some(Value::list(items, at))
}

pub(super) fn tolist(arguments: &[Value], at: Place) -> Option<Value> {
    let value = only(arguments)?;
    if matches!(value.data, Data::Null) {
        return Some(value.clone());
    }
    Some(Value { origin: value.origin.clone(), ..Value::list(convert::unify(value.items()?), at) })
}

pub(super) fn tomap(arguments: &[Value], _: Place) -> Option<Value> {
    let value = only(arguments)?;
    (matches!(value.data, Data::Null) || is_sized(value)).then(|| value.clone())
}

pub(super) fn values(arguments: &[Value], at: Place) -> Option<Value> {
    let entries = sorted(only(arguments)?.entries()?);
    Some(Value::list(entries.into_iter().map(|entry| entry.value.clone()).collect(), at))
}

pub(super) fn zipmap(arguments: &[Value], at: Place) -> Option<Value> {
    let keys = arguments.first()?.items()?;
    let values = arguments.get(1)?.items()?;
    if keys.len() != values.len() {
        return None;
    }
    let mut entries = Vec::new();
    for (index, value) in values.iter().enumerate() {
        if is_unknown(keys.get(index)?) {
            return Some(operand_unknown(&[keys.get(index)?], at));
        }
        insert(&mut entries, Entry { key: text_at(keys, index)?, key_span: at.span, value: value.clone() });
    }
    Some(Value::object(entries, at))
}
