//! Which blocks and arguments Terraform itself knows, and which of them must be written out.
//!
//! <https://developer.hashicorp.com/terraform/language/block/resource> and the pages beside it. What providers know is
//! not here: their schemas are not among the files. A name that a newer Terraform or its fork knows is no fault.

use super::module::{makes, place};
use super::problems;
use super::waiting::names_of;
use crate::model::hcl::{AccessKind, Attribute, Block, Body, Expr, ExprKind, ItemKey};
use crate::model::{Place, Problem, SourceId, Span};

/// What a block may hold.
struct Shape {
    /// The keyword.
    kind: &'static str,
    labels: usize,
    /// The arguments that it may have; none when they are not Terraform's to name.
    arguments: Option<&'static [&'static str]>,
    /// Those without which it says nothing.
    needs: &'static [&'static str],
    /// The blocks that it may have; none when they are not Terraform's to name.
    blocks: Option<&'static [&'static str]>,
}

/// The blocks of a file.
const SHAPES: &[Shape] = &[
    Shape { kind: "action", labels: 2, arguments: None, needs: &[], blocks: None },
    Shape { kind: "check", labels: 1, arguments: Some(&[]), needs: &[], blocks: Some(&["assert", "data"]) },
    Shape { kind: "data", labels: 2, arguments: None, needs: &[], blocks: None },
    Shape { kind: "ephemeral", labels: 2, arguments: None, needs: &[], blocks: None },
    Shape {
        kind: "import",
        labels: 0,
        arguments: Some(&["for_each", "id", "identity", "provider", "to"]),
        needs: &["to"],
        blocks: None,
    },
    Shape { kind: "locals", labels: 0, arguments: None, needs: &[], blocks: Some(&[]) },
    Shape { kind: "module", labels: 1, arguments: None, needs: &["source"], blocks: Some(&["lifecycle"]) },
    Shape { kind: "moved", labels: 0, arguments: Some(&["from", "to"]), needs: &["from", "to"], blocks: Some(&[]) },
    Shape {
        kind: "output",
        labels: 1,
        arguments: Some(&["depends_on", "deprecated", "description", "ephemeral", "sensitive", "value"]),
        needs: &["value"],
        blocks: Some(&["precondition", "postcondition"]),
    },
    Shape { kind: "provider", labels: 1, arguments: None, needs: &[], blocks: None },
    Shape { kind: "removed", labels: 0, arguments: Some(&["from"]), needs: &["from"], blocks: None },
    Shape { kind: "resource", labels: 2, arguments: None, needs: &[], blocks: None },
    Shape { kind: "terraform", labels: 0, arguments: None, needs: &[], blocks: None },
    Shape {
        kind: "variable",
        labels: 1,
        arguments: Some(&[
            "const",
            "default",
            "deprecated",
            "description",
            "ephemeral",
            "nullable",
            "sensitive",
            "type",
        ]),
        needs: &[],
        blocks: Some(&["validation"]),
    },
];

/// Blocks that set a condition.
const CONDITIONS: [&str; 4] = ["assert", "postcondition", "precondition", "validation"];

/// Names that no variable has: a call means something else by them.
const RESERVED: [&str; 8] =
    ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"];

/// What Terraform refuses of a file for its words alone; a file that overrides others may leave out what they have.
pub(super) fn refused(file: &Body, source: SourceId, is_override: bool) -> Vec<(Problem, Place)> {
    let mut found = Found { source, problems: Vec::new() };
    for attribute in &file.attributes {
        let why = format!("{} stands outside of every block", attribute.key);
        found.add("file", &why, attribute.key_span);
    }
    for block in &file.blocks {
        found.block(block, is_override);
    }
    found.problems
}

struct Found {
    source: SourceId,
    problems: Vec<(Problem, Place)>,
}

impl Found {
    fn add(&mut self, kind: &str, why: &str, span: Span) {
        self.problems.push((problems::statement(kind, why), place(self.source, span)));
    }

    fn block(&mut self, block: &Block, is_override: bool) {
        let kind = &*block.kind;
        let Some(shape) = SHAPES.iter().find(|shape| shape.kind == kind) else {
            return self.add(kind, &format!("there are no blocks of type {kind}"), block.header);
        };
        if block.labels.len() != shape.labels {
            let why = format!("it has {} labels and not {}", block.labels.len(), shape.labels);
            self.add(kind, &why, block.header);
        }
        self.names(block, shape);
        let missing = shape.needs.iter().filter(|need| block.body.attribute(need).is_none());
        for missing in missing.filter(|_| !is_override) {
            self.add(kind, &format!("it has no {missing}"), block.header);
        }
        match kind {
            "variable" => self.variable(block),
            "resource" | "data" => self.resource(block),
            "module" | "output" => self.dependencies(&block.body),
            "check" => block.body.blocks_of("data").for_each(|data| self.resource(data)),
            _ => {}
        }
        for condition in block.body.blocks.iter().filter(|inner| CONDITIONS.contains(&&*inner.kind)) {
            self.condition(condition);
        }
    }

    fn names(&mut self, block: &Block, shape: &Shape) {
        let is_unknown = |known: Option<&[&str]>, name: &str| known.is_some_and(|known| !known.contains(&name));
        for attribute in block.body.attributes.iter().filter(|it| is_unknown(shape.arguments, &it.key)) {
            self.add(shape.kind, &format!("it takes no argument {}", attribute.key), attribute.key_span);
        }
        for inner in block.body.blocks.iter().filter(|inner| is_unknown(shape.blocks, makes(inner))) {
            self.add(shape.kind, &format!("it takes no block {}", makes(inner)), inner.header);
        }
    }

    /// <https://developer.hashicorp.com/terraform/language/block/variable>
    fn variable(&mut self, block: &Block) {
        if let Some(label) = block.labels.iter().find(|label| RESERVED.contains(&&*label.text)) {
            self.add("variable", &format!("{} is a reserved name", label.text), label.span);
        }
        for attribute in &block.body.attributes {
            if &*attribute.key != "type" {
                self.literal("variable", attribute);
            } else if let ExprKind::String(text) = &attribute.expr.kind {
                self.add("variable", &format!("its type is a text, \"{text}\""), attribute.expr.span);
            }
        }
    }

    /// <https://developer.hashicorp.com/terraform/language/meta-arguments>
    fn resource(&mut self, block: &Block) {
        self.dependencies(&block.body);
        for lifecycle in block.body.blocks_of("lifecycle") {
            for name in ["create_before_destroy", "prevent_destroy"] {
                if let Some(attribute) = lifecycle.body.attribute(name) {
                    self.literal("lifecycle", attribute);
                }
            }
            if let Some(attribute) = lifecycle.body.attribute("replace_triggered_by") {
                self.references(attribute, is_trigger, "it is replaced by more than resources and their attributes");
            }
            let conditions = lifecycle.body.blocks.iter().filter(|inner| CONDITIONS.contains(&&*inner.kind));
            conditions.for_each(|condition| self.condition(condition));
        }
    }

    fn dependencies(&mut self, body: &Body) {
        if let Some(attribute) = body.attribute("depends_on") {
            self.references(attribute, is_dependency, "it depends on more than names");
        }
    }

    fn references(&mut self, attribute: &Attribute, is_fit: fn(&Expr) -> bool, why: &str) {
        let ExprKind::Array(items) = &attribute.expr.kind else {
            return self.add(&attribute.key, "it is no list", attribute.expr.span);
        };
        for item in items.iter().filter(|item| !is_fit(item)) {
            self.add(&attribute.key, why, item.span);
        }
    }

    fn condition(&mut self, block: &Block) {
        for name in ["condition", "error_message"].into_iter().filter(|name| block.body.attribute(name).is_none()) {
            self.add(&block.kind, &format!("it has no {name}"), block.header);
        }
    }

    /// Terraform reads these before anything has a value.
    fn literal(&mut self, kind: &str, attribute: &Attribute) {
        let Attribute { key, expr, .. } = attribute;
        if !names_of(expr).is_empty() || calls(expr) {
            self.add(kind, &format!("{key} is not written out"), expr.span);
        }
    }
}

/// Whether an expression calls a function, in what a literal is made of.
fn calls(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call(_) => true,
        ExprKind::Parenthesis(inner) | ExprKind::Unary(_, inner) => calls(inner),
        ExprKind::Array(items) => items.iter().any(calls),
        ExprKind::Object(items) => items.iter().any(|item| match &item.key {
            ItemKey::Name(_) => calls(&item.value),
            ItemKey::Expr(key) => calls(key) || calls(&item.value),
        }),
        ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Number(_)
        | ExprKind::String(_)
        | ExprKind::Template(_)
        | ExprKind::Variable(_)
        | ExprKind::Traversal(..)
        | ExprKind::Binary(..)
        | ExprKind::Conditional(_)
        | ExprKind::For(_) => false,
    }
}

/// Whether an expression is a plain name, also in the quotes that older code and JSON have.
fn is_dependency(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::String(_) | ExprKind::Variable(_) => true,
        ExprKind::Traversal(_, accesses) => accesses.iter().all(|access| match &access.kind {
            AccessKind::Attribute(_) | AccessKind::LegacyIndex(_) => true,
            AccessKind::Index(index) => matches!(index.kind, ExprKind::Number(_) | ExprKind::String(_)),
            AccessKind::AttributeSplat | AccessKind::FullSplat => false,
        }),
        ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Number(_)
        | ExprKind::Template(_)
        | ExprKind::Array(_)
        | ExprKind::Object(_)
        | ExprKind::Call(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary(..)
        | ExprKind::Conditional(_)
        | ExprKind::For(_)
        | ExprKind::Parenthesis(_) => false,
    }
}

/// Whether an expression names a resource, an instance of it or an attribute.
/// <https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#replace_triggered_by>
fn is_trigger(expr: &Expr) -> bool {
    let ExprKind::Traversal(root, accesses) = &expr.kind else { return matches!(expr.kind, ExprKind::String(_)) };
    let is_resource = matches!(&root.kind, ExprKind::Variable(name)
        if !matches!(&**name, "var" | "local" | "data" | "module" | "each" | "count" | "path" | "terraform" | "self"));
    is_resource
        && accesses.iter().all(|access| match &access.kind {
            AccessKind::Attribute(_) | AccessKind::Index(_) | AccessKind::LegacyIndex(_) => true,
            AccessKind::AttributeSplat | AccessKind::FullSplat => false,
        })
}
