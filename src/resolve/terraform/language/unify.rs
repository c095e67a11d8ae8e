//! The one type that values of several types can all become.
//!
//! As `cty`'s `convert.UnifyUnsafe` finds it: branches of a conditional, items of `tolist`, arguments of `concat`.

use super::convert::is_convertible;
use super::types::Type;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The type that all of some types convert to; none when there is none.
pub(crate) fn unify(kinds: &[Type]) -> Option<Type> {
    let first = kinds.first()?;
    if kinds.iter().all(|kind| kind == first) {
        return Some(first.clone());
    }
    let count = |is: fn(&Type) -> bool| kinds.iter().filter(|kind| is(kind)).count();
    let dynamics = count(|kind| *kind == Type::Dynamic);
    let (maps, objects) = (count(|kind| matches!(kind, Type::Map(_))), count(|kind| matches!(kind, Type::Object(_))));
    let (lists, tuples) = (count(|kind| matches!(kind, Type::List(_))), count(|kind| matches!(kind, Type::Tuple(_))));
    let sets = count(|kind| matches!(kind, Type::Set(_)));
    let all = |some: usize| some + dynamics == kinds.len();
    if objects > 0 && tuples > 0 {
        return None;
    }
    if (maps > 0 && all(maps)) || (lists > 0 && all(lists)) || (sets > 0 && all(sets)) {
        return collections(kinds, dynamics > 0);
    }
    if maps > 0 && all(maps + objects) {
        return values(kinds).map(Type::map).or_else(|| preferred(kinds));
    }
    if lists > 0 && all(lists + tuples) {
        return values(kinds).map(Type::list).or_else(|| preferred(kinds));
    }
    if objects > 0 && all(objects) {
        return if dynamics > 0 { Some(Type::Dynamic) } else { of_objects(kinds) };
    }
    if tuples > 0 && all(tuples) {
        return if dynamics > 0 { Some(Type::Dynamic) } else { of_tuples(kinds) };
    }
    preferred(kinds)
}

/// Collections of one kind: what they hold unifies.
fn collections(kinds: &[Type], has_dynamic: bool) -> Option<Type> {
    if has_dynamic {
        return Some(Type::Dynamic);
    }
    let element = unify(&kinds.iter().filter_map(Type::element).cloned().collect::<Vec<_>>())?;
    match kinds.first()? {
        Type::List(_) => Some(Type::list(element)),
        Type::Set(_) => Some(Type::set(element)),
        Type::Map(_) => Some(Type::map(element)),
        Type::Dynamic | Type::Bool | Type::Number | Type::String | Type::Tuple(_) | Type::Object(_) => None,
    }
}

/// The type of everything that some types hold.
fn values(kinds: &[Type]) -> Option<Type> {
    let mut all = Vec::new();
    for kind in kinds {
        match kind {
            Type::List(element) | Type::Set(element) | Type::Map(element) => all.push((**element).clone()),
            Type::Tuple(items) => all.extend(items.iter().cloned()),
            Type::Object(attributes) => all.extend(attributes.iter().map(|attribute| attribute.kind.clone())),
            Type::Dynamic => return Some(Type::Dynamic),
            Type::Bool | Type::Number | Type::String => return None,
        }
    }
    unify(&all)
}

/// Objects with the same attributes unify one by one, others become a map.
fn of_objects(kinds: &[Type]) -> Option<Type> {
    let names = |kind: &Type| -> BTreeSet<Arc<str>> {
        let Type::Object(attributes) = kind else { return BTreeSet::new() };
        attributes.iter().map(|attribute| Arc::clone(&attribute.name)).collect()
    };
    let first = names(kinds.first()?);
    if kinds.iter().any(|kind| names(kind) != first) {
        return values(kinds).map(Type::map);
    }
    let attributes = first.into_iter().map(|name| {
        let across: Vec<Type> = kinds.iter().filter_map(|kind| kind.attribute(&name)).cloned().collect();
        unify(&across).map(|kind| (name, kind))
    });
    Some(Type::object(attributes.collect::<Option<Vec<_>>>()?.into_iter()))
}

/// Tuples of one length unify one by one, others become a list.
fn of_tuples(kinds: &[Type]) -> Option<Type> {
    let items: Vec<&Arc<[Type]>> =
        kinds.iter().filter_map(|kind| if let Type::Tuple(items) = kind { Some(items) } else { None }).collect();
    let length = items.first()?.len();
    if items.iter().any(|other| other.len() != length) {
        return values(kinds).map(Type::list);
    }
    let across = |index: usize| -> Vec<Type> { items.iter().filter_map(|all| all.get(index).cloned()).collect() };
    let unified = (0..length).map(|index| unify(&across(index))).collect::<Option<Vec<_>>>()?;
    Some(Type::tuple(unified.into_iter()))
}

/// The first of the types, the more general ones before others, that all the others convert to.
fn preferred(kinds: &[Type]) -> Option<Type> {
    let mut candidates: Vec<&Type> = kinds.iter().collect();
    candidates.sort_by_key(|kind| rank(kind));
    candidates.into_iter().find(|want| kinds.iter().all(|kind| is_convertible(kind, want))).cloned()
}

fn rank(kind: &Type) -> u8 {
    match kind {
        Type::String | Type::List(_) | Type::Map(_) => 0,
        Type::Bool | Type::Number | Type::Tuple(_) | Type::Object(_) => 1,
        Type::Set(_) => 2,
        Type::Dynamic => 3,
    }
}
