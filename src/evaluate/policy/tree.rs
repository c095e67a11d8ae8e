//! Walking the engine's syntax tree without recursion: text decides its depth.

use regorus::unstable::{AssignOp, Expr, ExprRef, Literal, LiteralStmt, Query, Rule, RuleHead, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A part of a rule.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    /// An expression.
    Expr(&'a Expr),
    /// A body: of a rule, a comprehension or `every`.
    Query(&'a Query),
    /// A statement of a body.
    Statement(&'a LiteralStmt),
}

/// A reference taken apart: `input.ingress[i].cidrs`.
pub(super) struct Reference<'a> {
    /// The variable it starts with.
    pub(super) base: &'a str,
    /// The steps after it.
    pub(super) steps: Vec<RefStep<'a>>,
}

/// A step of a reference.
#[derive(Clone)]
pub(super) enum RefStep<'a> {
    /// A key written in the text.
    Key(Arc<str>),
    /// Anything else.
    Dynamic(&'a Expr),
}

/// Takes a reference apart; none when the expression does not start with a variable.
pub(super) fn reference(expr: &Expr) -> Option<Reference<'_>> {
    let mut steps = Vec::new();
    let mut at = expr;
    loop {
        if let Expr::RefDot { refr, field, .. } = at {
            steps.push(RefStep::Key(string(&field.1)?));
            at = refr;
        } else if let Expr::RefBrack { refr, index, .. } = at {
            steps.push(literal_key(index).map_or(RefStep::Dynamic(index), RefStep::Key));
            at = refr;
        } else if let Expr::Var { span, .. } = at {
            steps.reverse();
            return Some(Reference { base: span.text(), steps });
        } else {
            return None;
        }
    }
}

/// The name of the variable that an expression is.
pub(super) fn variable(expr: &Expr) -> Option<&str> {
    if let Expr::Var { span, .. } = expr { Some(span.text()) } else { None }
}

/// The string that an expression is, when it is written out.
pub(super) fn literal_key(expr: &Expr) -> Option<Arc<str>> {
    if let Expr::String { value, .. } | Expr::RawString { value, .. } = expr { string(value) } else { None }
}

fn string(value: &regorus::Value) -> Option<Arc<str>> {
    if let regorus::Value::String(text) = value { Some(Arc::clone(text)) } else { None }
}

/// The dotted name of a called function.
pub(super) fn function_name(function: &Expr) -> Option<String> {
    let reference = reference(function)?;
    let mut name = reference.base.to_owned();
    for step in &reference.steps {
        let RefStep::Key(key) = step else { return None };
        name.push('.');
        name.push_str(key);
    }
    Some(name)
}

impl Node<'_> {
    /// The parts of this part, in the order written.
    pub(super) fn children(self) -> Vec<Self> {
        match self {
            Self::Expr(expr) => children(expr),
            Self::Query(query) => query.stmts.iter().map(Node::Statement).collect(),
            Self::Statement(statement) => statement_children(statement),
        }
    }
}

fn exprs<'a>(parts: impl IntoIterator<Item = &'a ExprRef>) -> Vec<Node<'a>> {
    parts.into_iter().map(|part| Node::Expr(part)).collect()
}

fn children(expr: &Expr) -> Vec<Node<'_>> {
    match expr {
        Expr::String { .. }
        | Expr::RawString { .. }
        | Expr::Number { .. }
        | Expr::Bool { .. }
        | Expr::Null { .. }
        | Expr::Var { .. } => Vec::new(),
        Expr::Array { items, .. } | Expr::Set { items, .. } => exprs(items),
        Expr::Object { fields, .. } => exprs(fields.iter().flat_map(|(_, key, value)| [key, value])),
        Expr::ArrayCompr { term, query, .. } | Expr::SetCompr { term, query, .. } => {
            vec![Node::Expr(term), Node::Query(query)]
        }
        Expr::ObjectCompr { key, value, query, .. } => vec![Node::Expr(key), Node::Expr(value), Node::Query(query)],
        Expr::Call { fcn, params, .. } => exprs(std::iter::once(fcn).chain(params)),
        Expr::UnaryExpr { expr, .. } => exprs([expr]),
        Expr::RefDot { refr, .. } => exprs([refr]),
        Expr::RefBrack { refr, index, .. } => exprs([refr, index]),
        Expr::BinExpr { lhs, rhs, .. }
        | Expr::BoolExpr { lhs, rhs, .. }
        | Expr::ArithExpr { lhs, rhs, .. }
        | Expr::AssignExpr { lhs, rhs, .. } => exprs([lhs, rhs]),
        Expr::Membership { key, value, collection, .. } => exprs(key.iter().chain([value, collection])),
    }
}

fn statement_children(statement: &LiteralStmt) -> Vec<Node<'_>> {
    let mut parts = literal_children(&statement.literal);
    parts.extend(statement.with_mods.iter().flat_map(|with| [Node::Expr(&with.refr), Node::Expr(&with.r#as)]));
    parts
}

fn literal_children(literal: &Literal) -> Vec<Node<'_>> {
    match literal {
        Literal::SomeVars { .. } => Vec::new(),
        Literal::SomeIn { key, value, collection, .. } => exprs(key.iter().chain([value, collection])),
        Literal::Expr { expr, .. } | Literal::NotExpr { expr, .. } => exprs([expr]),
        Literal::Every { domain, query, .. } => vec![Node::Expr(domain), Node::Query(query)],
    }
}

/// Whether an expression is a comprehension, whose body is its own affair.
pub(super) fn is_comprehension(expr: &Expr) -> bool {
    matches!(expr, Expr::ArrayCompr { .. } | Expr::SetCompr { .. } | Expr::ObjectCompr { .. })
}

/// The expressions directly below an expression, bodies of comprehensions left out.
pub(super) fn subexpressions(expr: &Expr) -> impl Iterator<Item = &Expr> {
    children(expr).into_iter().filter_map(|node| match node {
        Node::Expr(expr) => Some(expr),
        Node::Query(_) | Node::Statement(_) => None,
    })
}

/// The top parts of a rule: indices in its name, arguments, values and bodies.
pub(super) fn parts(rule: &Rule) -> Vec<Node<'_>> {
    match rule {
        Rule::Default { refr, args, value, .. } => {
            let mut parts = name_indices(refr);
            parts.extend(exprs(args.iter().chain([value])));
            parts
        }
        Rule::Spec { head, bodies, .. } => {
            let mut parts = head_parts(head);
            for body in bodies {
                parts.extend(body.assign.iter().map(|assign| Node::Expr(&assign.value)));
                parts.push(Node::Query(&body.query));
            }
            parts
        }
    }
}

fn head_parts(head: &RuleHead) -> Vec<Node<'_>> {
    match head {
        RuleHead::Compr { refr, assign, .. } => {
            let mut parts = name_indices(refr);
            parts.extend(assign.iter().map(|assign| Node::Expr(&assign.value)));
            parts
        }
        RuleHead::Set { refr, key, .. } => {
            let mut parts = name_indices(refr);
            parts.extend(key.iter().map(|key| Node::Expr(key)));
            parts
        }
        RuleHead::Func { refr, args, assign, .. } => {
            let mut parts = name_indices(refr);
            parts.extend(exprs(args.iter().chain(assign.iter().map(|assign| &assign.value))));
            parts
        }
    }
}

fn name_indices(name: &Expr) -> Vec<Node<'_>> {
    let steps = reference(name).map(|reference| reference.steps).unwrap_or_default();
    let dynamic = steps.into_iter().filter_map(|step| match step {
        RefStep::Key(_) => None,
        RefStep::Dynamic(index) => Some(Node::Expr(index)),
    });
    dynamic.collect()
}

/// The name of a rule within its package, without what follows the first step.
pub(super) fn rule_name(rule: &Rule) -> Option<&str> {
    let (Rule::Default { refr, .. }
    | Rule::Spec {
        head: RuleHead::Compr { refr, .. } | RuleHead::Set { refr, .. } | RuleHead::Func { refr, .. },
        ..
    }) = rule;
    reference(refr).map(|reference| reference.base)
}

/// Every part of a rule, each before its own parts, in the order written.
pub(super) fn descend(top: Vec<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    let mut stack = top;
    stack.reverse();
    std::iter::from_fn(move || {
        let node = stack.pop()?;
        stack.extend(node.children().into_iter().rev());
        Some(node)
    })
}

/// Every part of a rule with references whole: below them, only what they are indexed with. What `with`
/// replaces is left out.
pub(super) fn uses(rule: &Rule) -> impl Iterator<Item = Node<'_>> {
    let mut stack = parts(rule);
    stack.reverse();
    std::iter::from_fn(move || {
        let node = stack.pop()?;
        let below = match node {
            Node::Expr(expr) if reference(expr).is_some() => name_indices(expr),
            Node::Expr(_) | Node::Query(_) => node.children(),
            Node::Statement(statement) => {
                let mut below = literal_children(&statement.literal);
                below.extend(statement.with_mods.iter().map(|with| Node::Expr(&with.r#as)));
                below
            }
        };
        stack.extend(below.into_iter().rev());
        Some(node)
    })
}

/// The names that a rule declares for itself: arguments, `:=`, `some`, `every`.
pub(super) fn locals(rule: &Rule) -> BTreeSet<&str> {
    declarations(rule).into_iter().collect()
}

/// Those that it declares more than once.
pub(super) fn declared_again(rule: &Rule) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    declarations(rule).into_iter().filter(|name| !seen.insert(*name)).collect()
}

fn declarations(rule: &Rule) -> Vec<&str> {
    let mut names = Vec::new();
    if let Rule::Spec { head: RuleHead::Func { args, .. }, .. } | Rule::Default { args, .. } = rule {
        for argument in args {
            pattern_names(argument, &mut names);
        }
    }
    for node in descend(parts(rule)) {
        match node {
            Node::Expr(Expr::AssignExpr { op: AssignOp::ColEq, lhs, .. }) => pattern_names(lhs, &mut names),
            Node::Statement(statement) => declared(&statement.literal, &mut names),
            Node::Expr(_) | Node::Query(_) => {}
        }
    }
    names
}

fn declared<'a>(literal: &'a Literal, locals: &mut impl Extend<&'a str>) {
    match literal {
        Literal::SomeVars { vars, .. } => locals.extend(vars.iter().map(Span::text)),
        Literal::SomeIn { key, value, .. } => {
            key.iter().chain([value]).for_each(|pattern| pattern_names(pattern, locals));
        }
        Literal::Every { key, value, .. } => locals.extend(key.iter().chain([value]).map(Span::text)),
        Literal::Expr { .. } | Literal::NotExpr { .. } => {}
    }
}

/// The variables of a pattern.
pub(super) fn pattern_names<'a>(pattern: &'a Expr, locals: &mut impl Extend<&'a str>) {
    for node in descend(vec![Node::Expr(pattern)]) {
        if let Node::Expr(Expr::Var { span, .. }) = node {
            locals.extend([span.text()]);
        }
    }
}
