//! Rules that look at the items of a list one by one.
//!
//! `deny contains {"msg": msg, "at": ["ingress", i]} if { some i; rule := input.ingress[i]; .. }` says of an item what it
//! would say were the item alone in its list. What was said of an item then holds wherever the same item stands again: no
//! two groups of an export open the same ports to the same addresses, but few of their entries are new.

use super::module::Module;
use super::program::{Program, RuleKey, Target};
use super::reach::references;
use super::tree::{
    Node, RefStep, Reference, descend, is_comprehension, literal_key, parts, reference, subexpressions, uses, variable,
};
use regorus::unstable::{Expr, Literal, LiteralStmt, Query, Rule, RuleHead};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The list of the input whose items `deny` looks at one by one.
pub(super) fn itemwise(program: &Program, reached: &BTreeSet<RuleKey>, deny: &RuleKey) -> Option<Arc<str>> {
    let rules = || program.rules().filter(|(_, key, _)| reached.contains(key));
    let named = rules().filter(|(_, key, _)| key == deny).filter_map(|(_, _, rule)| place(rule)?.list());
    let lists: BTreeSet<Arc<str>> = named.collect();
    lists.into_iter().find(|list| {
        rules().all(|(module, key, rule)| {
            let candidate = Candidate { program, module, rule, list };
            let is_so = if key == *deny { candidate.is_of_item() } else { candidate.mentions() == Some(0) };
            is_so && !references(program, module, rule).contains(deny)
        })
    })
}

/// Where a claim of a rule stands.
enum Place<'r> {
    /// Wherever the resource is.
    Resource,
    /// At a path whose first step is written out.
    At(Arc<str>, &'r [regorus::unstable::ExprRef]),
}

impl Place<'_> {
    /// The list that an item of is named by a variable.
    fn list(&self) -> Option<Arc<str>> {
        match self {
            Self::At(first, [index, ..]) => variable(index).map(|_| Arc::clone(first)),
            Self::At(_, []) | Self::Resource => None,
        }
    }
}

/// One rule, and the list in question.
struct Candidate<'p> {
    program: &'p Program,
    module: &'p Module,
    rule: &'p Rule,
    list: &'p str,
}

impl<'p> Candidate<'p> {
    /// Whether what it says depends on one item at most, and names that item's place.
    fn is_of_item(&self) -> bool {
        let Some(place) = place(self.rule) else { return false };
        match (self.mentions(), place) {
            (Some(0), Place::At(first, rest)) => *first != *self.list || rest.is_empty(),
            (Some(0), Place::Resource) => true,
            (Some(1), Place::At(first, [index, ..])) => {
                // once where it goes through the list, once in the place
                let name = variable(index).filter(|name| self.times_used(name) == 2);
                *first == *self.list && name.is_some() && name == self.index()
            }
            _ => false,
        }
    }

    /// How often the list is read; none when the input is read in a way that may mean the list too.
    fn mentions(&self) -> Option<usize> {
        let mut times = 0;
        for node in uses(self.rule) {
            match node {
                Node::Expr(expr) => {
                    let Some(Target::Input(steps)) =
                        reference(expr).map(|found| self.program.target(self.module, &found))
                    else {
                        continue;
                    };
                    let Some(RefStep::Key(first)) = steps.first() else { return None };
                    times += usize::from(**first == *self.list);
                }
                Node::Statement(statement) if !statement.with_mods.is_empty() => return None,
                Node::Statement(_) | Node::Query(_) => {}
            }
        }
        Some(times)
    }

    fn times_used(&self, name: &str) -> usize {
        let is_it = |node: &Node<'_>| matches!(node, Node::Expr(expr) if variable(expr) == Some(name));
        descend(parts(self.rule)).filter(is_it).count()
    }

    /// The variable that goes through the list, where a statement of the body itself does so.
    fn index(&self) -> Option<&'p str> {
        let Rule::Spec { bodies, .. } = self.rule else { return None };
        let [body] = bodies.as_slice() else { return None };
        body.query.stmts.iter().find_map(|statement| self.index_in(&body.query, statement))
    }

    fn index_in(&self, body: &'p Query, statement: &'p LiteralStmt) -> Option<&'p str> {
        match &statement.literal {
            Literal::SomeIn { key: Some(key), collection, .. } => {
                let steps = self.steps(&reference(collection)?)?;
                variable(key).filter(|_| steps.is_empty())
            }
            Literal::Expr { expr, .. } => {
                let mut open = vec![&**expr];
                while let Some(expr) = open.pop() {
                    if let Some([RefStep::Dynamic(index), ..]) =
                        reference(expr).and_then(|found| self.steps(&found)).as_deref()
                    {
                        return variable(index).filter(|name| declares(body, name));
                    }
                    open.extend(subexpressions(expr).filter(|below| !is_comprehension(below)));
                }
                None
            }
            Literal::SomeIn { key: None, .. }
            | Literal::SomeVars { .. }
            | Literal::NotExpr { .. }
            | Literal::Every { .. } => None,
        }
    }

    /// The steps below the list, of a reference to it.
    fn steps<'a>(&self, reference: &Reference<'a>) -> Option<Vec<RefStep<'a>>> {
        let Target::Input(steps) = self.program.target(self.module, reference) else { return None };
        let (first, below) = steps.split_first()?;
        matches!(first, RefStep::Key(key) if **key == *self.list).then(|| below.to_vec())
    }
}

fn declares(body: &Query, name: &str) -> bool {
    body.stmts.iter().any(|statement| {
        let Literal::SomeVars { vars, .. } = &statement.literal else { return false };
        vars.iter().any(|declared| declared.text() == name)
    })
}

/// Where the claims of a rule stand; none when its head does not write that out.
fn place(rule: &Rule) -> Option<Place<'_>> {
    let Rule::Spec { head: RuleHead::Set { key: Some(claim), .. }, bodies, .. } = rule else { return None };
    if bodies.iter().any(|body| body.is_else) {
        return None;
    }
    let Expr::Object { fields, .. } = &**claim else {
        return literal_key(claim).map(|_| Place::Resource);
    };
    if fields.iter().any(|(_, key, _)| literal_key(key).is_none()) {
        return None;
    }
    let is_at = |key: &Expr| literal_key(key).is_some_and(|key| *key == *"at");
    let Some((_, _, path)) = fields.iter().find(|(_, key, _)| is_at(key)) else { return Some(Place::Resource) };
    let Expr::Array { items, .. } = &**path else { return None };
    let (first, rest) = items.split_first()?;
    literal_key(first).map(|first| Place::At(first, rest))
}

#[cfg(test)]
mod tests {
    use super::itemwise;
    use crate::evaluate::policy::module::Module;
    use crate::evaluate::policy::program::{Program, RuleKey};
    use crate::evaluate::policy::reach::reachable;

    fn list(body: &str) -> Option<String> {
        let text = format!("package p\n\nimport rego.v1\n\n{body}\n");
        let program = Program::new(vec![Module::parse(&"p.rego".into(), &text).expect("Rego")]);
        let key = |name: &str| -> RuleKey { (vec!["p".into()], name.into()) };
        let reached = reachable(&program, &[key("deny"), key("applies")]);
        itemwise(&program, &reached, &key("deny")).map(|list| list.to_string())
    }

    #[test]
    fn a_rule_is_of_items_when_one_place_goes_through_the_list() {
        for body in [
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; rule := input.rules[i]; rule.open }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i, "to", j]} if { some i, j; input.rules[i].to[j] == "all" }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i, rule in input.rules; not rule.closed }"#,
            r#"deny contains {"msg": "x", "at": ["public"]} if input.public
deny contains {"msg": "x", "at": ["rules", i]} if { some i; input.rules[i].port in numbers }
numbers := {22, 3389}"#,
        ] {
            assert_eq!(list(body).as_deref(), Some("rules"), "{body}");
        }
    }

    #[test]
    fn a_rule_that_may_look_at_several_items_is_not() {
        for body in [
            r#"deny contains {"msg": sprintf("%v", [i]), "at": ["rules", i]} if { some i; input.rules[i].open }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; input.rules[i].open; count(input.rules) > 1 }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; input.rules[i].open; input[_] == 1 }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; input.rules[i].open; many }
many if count(input.rules) > 1"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; input.rules[i].open }
deny contains {"msg": "x", "at": ["rules", 0]} if input.public"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i in [0]; input.rules[i].open }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; not input.rules[i].open }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; input.rules[i].open; f with input as {} }
f if true"#,
            r#"deny contains {"msg": "x", "at": ["rules"]} if { some i; input.rules[i].open }"#,
            r#"deny contains {"msg": "x", "at": ["rules", i]} if input.rules[i].open
i := 0"#,
        ] {
            assert_eq!(list(body), None, "{body}");
        }
    }
}
