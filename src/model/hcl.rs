//! The syntax tree of an HCL file, as the parser gives it and the Terraform evaluator reads it.
//!
//! It holds what was written and nothing of what it means. Two things are already done, because they
//! belong to the syntax: escapes are decoded, and template literals are what the template says after
//! strip marks (`~`) and the indentation of `<<-` heredocs are taken away.

use super::source::Span;
use std::sync::Arc;

/// The content of a file or of a block; attributes and blocks each in the order written.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// `key = expression` lines; a key is there once.
    pub attributes: Vec<Attribute>,
    /// Nested blocks.
    pub blocks: Vec<Block>,
    /// The bytes of the content, braces left out.
    pub span: Span,
}

/// `key = expression`.
#[derive(Debug, Clone)]
pub struct Attribute {
    /// The key.
    pub key: Arc<str>,
    /// Where the key is written.
    pub key_span: Span,
    /// The expression.
    pub expr: Expr,
}

/// `kind "label" "label" { body }`.
#[derive(Debug, Clone)]
pub struct Block {
    /// The keyword: `resource`.
    pub kind: Arc<str>,
    /// The labels.
    pub labels: Vec<Label>,
    /// What is between the braces.
    pub body: Body,
    /// From the keyword to the closing brace.
    pub span: Span,
    /// From the keyword to the last label.
    pub header: Span,
}

/// A label of a block.
#[derive(Debug, Clone)]
pub struct Label {
    /// The text, quotes left out.
    pub text: Arc<str>,
    /// Where it is written, quotes included.
    pub span: Span,
}

/// An expression and where it is written.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it is written; quotes, brackets and parentheses included.
    pub span: Span,
}

/// What an expression is.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number, as written.
    Number(Arc<str>),
    /// A quoted string or heredoc without interpolation, escapes decoded.
    String(Arc<str>),
    /// A quoted string or heredoc with at least one interpolation or directive. A quoted template that is one
    /// interpolation and nothing else is the value of its expression, not a string (HCL specification, "Template
    /// Interpolation Unwrapping").
    Template(Vec<Part>),
    /// `[a, b]`.
    Array(Vec<Expr>),
    /// `{ a = b }`.
    Object(Vec<Item>),
    /// A name that starts a reference: `var`, `aws_s3_bucket`, `each`.
    Variable(Arc<str>),
    /// `root.a[0]`.
    Traversal(Box<Expr>, Vec<Access>),
    /// `name(a, b...)`.
    Call(Box<Call>),
    /// `!a`, `-a`.
    Unary(UnaryOperator, Box<Expr>),
    /// `a + b`.
    Binary(Box<Expr>, BinaryOperator, Box<Expr>),
    /// `a ? b : c`.
    Conditional(Box<Conditional>),
    /// `[for k, v in c : v if d]`, `{for k, v in c : k => v... if d}`.
    For(Box<For>),
    /// `(a)`.
    Parenthesis(Box<Expr>),
}

/// A part of a template.
#[derive(Debug, Clone)]
pub enum Part {
    /// Text, and where it is written before escapes, strip marks and indentation were dealt with.
    Literal(Arc<str>, Span),
    /// `${a}`.
    Interpolation(Expr),
    /// `%{ if a }...%{ else }...%{ endif }`.
    If(Box<IfPart>),
    /// `%{ for k, v in c }...%{ endfor }`.
    For(Box<ForPart>),
}

/// An `if` directive of a template.
#[derive(Debug, Clone)]
pub struct IfPart {
    /// The condition.
    pub condition: Expr,
    /// The parts when it holds.
    pub then: Vec<Part>,
    /// The parts when it does not; empty without `else`.
    pub otherwise: Vec<Part>,
}

/// A `for` directive of a template.
#[derive(Debug, Clone)]
pub struct ForPart {
    /// The name of the key or index, when asked for.
    pub key: Option<Arc<str>>,
    /// The name of the item.
    pub value: Arc<str>,
    /// What is iterated.
    pub collection: Expr,
    /// The parts repeated for each item.
    pub body: Vec<Part>,
}

/// An item of an object expression.
#[derive(Debug, Clone)]
pub struct Item {
    /// The key.
    pub key: ItemKey,
    /// Where the key is written.
    pub key_span: Span,
    /// The value.
    pub value: Expr,
}

/// The key of an item of an object expression.
#[derive(Debug, Clone)]
pub enum ItemKey {
    /// A bare name, which is its own text.
    Name(Arc<str>),
    /// Anything else, evaluated.
    Expr(Expr),
}

/// One step of a traversal.
#[derive(Debug, Clone)]
pub struct Access {
    /// What is accessed.
    pub kind: AccessKind,
    /// Where the step is written.
    pub span: Span,
}

/// What one step of a traversal accesses.
#[derive(Debug, Clone)]
pub enum AccessKind {
    /// `.name`.
    Attribute(Arc<str>),
    /// `[expression]`.
    Index(Expr),
    /// `.0`.
    LegacyIndex(u64),
    /// `.*`: the attribute steps that follow apply to each item, an index step to the whole result.
    AttributeSplat,
    /// `[*]`: every step that follows applies to each item.
    FullSplat,
}

/// A function call.
#[derive(Debug, Clone)]
pub struct Call {
    /// The name, a namespace included: `provider::aws::arn_parse`.
    pub name: Arc<str>,
    /// Where the name is written.
    pub name_span: Span,
    /// The arguments.
    pub arguments: Vec<Expr>,
    /// The last argument is followed by `...` and stands for its items.
    pub expands_last: bool,
}

/// A conditional expression.
#[derive(Debug, Clone)]
pub struct Conditional {
    /// The condition.
    pub condition: Expr,
    /// The value when it holds.
    pub then: Expr,
    /// The value when it does not.
    pub otherwise: Expr,
}

/// A `for` expression.
#[derive(Debug, Clone)]
pub struct For {
    /// The name of the key or index, when asked for.
    pub key: Option<Arc<str>>,
    /// The name of the item.
    pub value: Arc<str>,
    /// What is iterated.
    pub collection: Expr,
    /// The key of each entry; none when the result is a list.
    pub key_expr: Option<Expr>,
    /// The value of each item.
    pub value_expr: Expr,
    /// Items for which it does not hold are left out.
    pub condition: Option<Expr>,
    /// `...` after the value: values of equal keys are grouped in lists.
    pub groups: bool,
}

/// An operator before one operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOperator {
    /// `-`
    Negate,
    /// `!`
    Not,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOperator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<=`
    LessOrEqual,
    /// `>=`
    GreaterOrEqual,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Modulo,
    /// `&&`
    And,
    /// `||`
    Or,
}

impl Body {
    /// The attribute with a key.
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.key == key)
    }

    /// The blocks of a kind, in the order written.
    pub fn blocks_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Block> {
        self.blocks.iter().filter(move |block| &*block.kind == kind)
    }
}
