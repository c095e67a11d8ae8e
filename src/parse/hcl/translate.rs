//! The tree of `hcl-edit` becomes ours. Its depth is bounded by the parser, which refuses 64 levels and chains of
//! 128 operators, so that following it needs no limit of its own.

use super::flush::{self, Kind, Token};
use crate::model::Span;
use crate::model::hcl::{
    Access, AccessKind, Attribute, BinaryOperator, Block, Body, Call, Conditional, Expr, ExprKind, For, Item, ItemKey,
    Label, Part, UnaryOperator,
};
use crate::parse::keys::Keys;
use hcl_edit::expr::{self as theirs, Expression, ObjectKey, TraversalOperator};
use hcl_edit::structure::{BlockLabel, Structure};
use hcl_edit::template::{Directive, Element, StringTemplate, Template};
use hcl_edit::{Ident, Span as _};
use std::ops::Range;
use std::sync::Arc;

/// A translator of a part of a text.
pub(super) struct Translator<'t> {
    text: &'t str,
    /// What the offsets of the tree are counted from.
    base: usize,
    /// The offset of the text's first byte.
    first: usize,
    names: Keys,
}

impl<'t> Translator<'t> {
    /// A translator of the part that starts at a byte of the text.
    pub(super) fn new(text: &'t str, base: usize) -> Self {
        Self { text, base, first: 0, names: Keys::default() }
    }

    /// A translator of a text whose first byte has an offset.
    pub(super) fn from(text: &'t str, first: usize) -> Self {
        Self { text, base: first, first, names: Keys::default() }
    }

    /// A body.
    pub(super) fn body(&mut self, body: &hcl_edit::structure::Body) -> Body {
        let attributes = body.iter().filter(|structure| structure.is_attribute()).count();
        // trees of all of Terraform's files are held together: no room for more than there is
        let mut ours = Body {
            attributes: Vec::with_capacity(attributes),
            blocks: Vec::with_capacity(body.len() - attributes),
            span: self.span(body.span()),
        };
        for structure in body {
            match structure {
                Structure::Attribute(attribute) => ours.attributes.push(Attribute {
                    key: self.name(&attribute.key),
                    key_span: self.span(attribute.key.span()),
                    expr: self.expr(&attribute.value),
                }),
                Structure::Block(block) => ours.blocks.push(self.block(block)),
            }
        }
        ours
    }

    /// An expression that stands alone.
    pub(super) fn expression(&mut self, expr: &Expression) -> Expr {
        self.expr(expr)
    }

    /// A template that is a text of its own: as in a heredoc, but its lines keep their indentation.
    pub(super) fn file(&mut self, template: &Template) -> Vec<Part> {
        let mut tokens = Vec::new();
        self.template(template, true, &mut tokens);
        flush::strip(&mut tokens);
        flush::parts(tokens)
    }

    fn block(&mut self, block: &hcl_edit::structure::Block) -> Block {
        let labels: Vec<Label> = block.labels.iter().map(|label| self.label(label)).collect();
        let keyword = self.span(block.ident.span());
        let end = labels.last().map_or(keyword.end, |label| label.span.end);
        Block {
            kind: self.name(&block.ident),
            labels,
            body: self.body(&block.body),
            span: self.span(block.span()),
            header: Span { end, ..keyword },
        }
    }

    fn label(&mut self, label: &BlockLabel) -> Label {
        let span = match label {
            BlockLabel::Ident(ident) => ident.span(),
            BlockLabel::String(string) => string.span(),
        };
        Label { text: self.names.shared(label.as_str()), span: self.span(span) }
    }

    fn expr(&mut self, expr: &Expression) -> Expr {
        let span = self.span(expr.span());
        let kind = match expr {
            Expression::Null(_) => ExprKind::Null,
            Expression::Bool(bool) => ExprKind::Bool(*bool.value()),
            Expression::Number(_) => ExprKind::Number(self.slice(span).into()),
            Expression::String(string) => ExprKind::String(string.as_str().into()),
            Expression::Array(array) => ExprKind::Array(array.iter().map(|item| self.expr(item)).collect()),
            Expression::Object(object) => ExprKind::Object(self.items(object)),
            Expression::StringTemplate(template) => self.string_template(template),
            Expression::HeredocTemplate(heredoc) => self.heredoc(&heredoc.template, span),
            Expression::Parenthesis(inner) => ExprKind::Parenthesis(Box::new(self.expr(inner.inner()))),
            Expression::Variable(name) => ExprKind::Variable(self.name(name)),
            Expression::Conditional(conditional) => ExprKind::Conditional(Box::new(Conditional {
                condition: self.expr(&conditional.cond_expr),
                then: self.expr(&conditional.true_expr),
                otherwise: self.expr(&conditional.false_expr),
            })),
            Expression::FuncCall(call) => ExprKind::Call(Box::new(self.call(call))),
            Expression::Traversal(traversal) => {
                let steps = traversal.operators.iter().map(|step| self.access(step)).collect();
                ExprKind::Traversal(Box::new(self.expr(&traversal.expr)), steps)
            }
            Expression::UnaryOp(unary) => {
                ExprKind::Unary(unary_operator(*unary.operator.value()), Box::new(self.expr(&unary.expr)))
            }
            Expression::BinaryOp(binary) => ExprKind::Binary(
                Box::new(self.expr(&binary.lhs_expr)),
                binary_operator(*binary.operator.value()),
                Box::new(self.expr(&binary.rhs_expr)),
            ),
            Expression::ForExpr(for_expr) => ExprKind::For(Box::new(self.for_expr(for_expr))),
        };
        Expr { kind, span }
    }

    fn items(&mut self, object: &theirs::Object) -> Vec<Item> {
        let mut items = Vec::with_capacity(object.len());
        for (key, value) in object {
            let key_span = self.span(key.span());
            let key = match key {
                ObjectKey::Ident(ident) => ItemKey::Name(self.name(ident)),
                ObjectKey::Expression(expr) => ItemKey::Expr(self.expr(expr)),
            };
            items.push(Item { key, key_span, value: self.expr(value.expr()) });
        }
        items
    }

    fn call(&mut self, call: &theirs::FuncCall) -> Call {
        let start = call.name.namespace.first().unwrap_or(&call.name.name).span();
        let (start, end) = (self.span(start), self.span(call.name.name.span()));
        let parts: Vec<&str> = call.name.namespace.iter().chain([&call.name.name]).map(|part| part.as_str()).collect();
        Call {
            name: self.names.shared(&parts.join("::")),
            name_span: Span { end: end.end, ..start },
            arguments: call.args.iter().map(|argument| self.expr(argument)).collect(),
            expands_last: call.args.expand_final(),
        }
    }

    fn access(&mut self, step: &hcl_edit::Decorated<TraversalOperator>) -> Access {
        let kind = match step.value() {
            TraversalOperator::AttrSplat(_) => AccessKind::AttributeSplat,
            TraversalOperator::FullSplat(_) => AccessKind::FullSplat,
            TraversalOperator::GetAttr(name) => AccessKind::Attribute(self.name(name)),
            TraversalOperator::Index(index) => AccessKind::Index(self.expr(index)),
            TraversalOperator::LegacyIndex(index) => AccessKind::LegacyIndex(*index.value()),
        };
        Access { kind, span: self.span(step.span()) }
    }

    fn for_expr(&mut self, expr: &theirs::ForExpr) -> For {
        For {
            key: expr.intro.key_var.as_ref().map(|key| self.name(key)),
            value: self.name(&expr.intro.value_var),
            collection: self.expr(&expr.intro.collection_expr),
            key_expr: expr.key_expr.as_ref().map(|key| self.expr(key)),
            value_expr: self.expr(&expr.value_expr),
            condition: expr.cond.as_ref().map(|condition| self.expr(&condition.expr)),
            groups: expr.grouping,
        }
    }

    fn string_template(&mut self, template: &StringTemplate) -> ExprKind {
        let mut tokens = Vec::new();
        template.iter().for_each(|element| self.element(element, false, &mut tokens));
        flush::strip(&mut tokens);
        ExprKind::Template(flush::parts(tokens))
    }

    fn heredoc(&mut self, template: &Template, span: Span) -> ExprKind {
        let mut tokens = Vec::new();
        self.template(template, true, &mut tokens);
        flush::strip(&mut tokens);
        if self.slice(span).starts_with("<<-") {
            flush::dedent(&mut tokens);
        }
        let parts = flush::parts(tokens);
        match parts.as_slice() {
            [] => ExprKind::String("".into()),
            [Part::Literal(text, _)] => ExprKind::String(Arc::clone(text)),
            _ => ExprKind::Template(parts),
        }
    }

    fn template(&mut self, template: &Template, heredoc: bool, tokens: &mut Vec<Token>) {
        template.iter().for_each(|element| self.element(element, heredoc, tokens));
    }

    fn element(&mut self, element: &Element, heredoc: bool, tokens: &mut Vec<Token>) {
        match element {
            // the parser has taken indentation away by rules of its own, so a heredoc's text is read again
            Element::Literal(literal) if heredoc => {
                let span = self.span(literal.span());
                flush::lines(self.slice(span), span, tokens);
            }
            Element::Literal(literal) => {
                tokens.push(Token::Literal(literal.as_str().to_owned(), self.span(literal.span())));
            }
            Element::Interpolation(interpolation) => {
                let kind = Kind::Interpolation(self.expr(&interpolation.expr));
                tokens.push(Token::Sequence(kind, interpolation.strip));
            }
            Element::Directive(directive) => self.directive(directive, heredoc, tokens),
        }
    }

    fn directive(&mut self, directive: &Directive, heredoc: bool, tokens: &mut Vec<Token>) {
        match directive {
            Directive::If(directive) => {
                let condition = self.expr(&directive.if_expr.cond_expr);
                tokens.push(Token::Sequence(Kind::If(condition), directive.if_expr.strip));
                self.template(&directive.if_expr.template, heredoc, tokens);
                if let Some(otherwise) = &directive.else_expr {
                    tokens.push(Token::Sequence(Kind::Else, otherwise.strip));
                    self.template(&otherwise.template, heredoc, tokens);
                }
                tokens.push(Token::Sequence(Kind::End, directive.endif_expr.strip));
            }
            Directive::For(directive) => {
                let start = &directive.for_expr;
                let key = start.key_var.as_ref().map(|key| self.name(key));
                let kind = Kind::For(key, self.name(&start.value_var), self.expr(&start.collection_expr));
                tokens.push(Token::Sequence(kind, start.strip));
                self.template(&start.template, heredoc, tokens);
                tokens.push(Token::Sequence(Kind::End, directive.endfor_expr.strip));
            }
        }
    }

    fn name(&mut self, ident: &Ident) -> Arc<str> {
        self.names.shared(ident.as_str())
    }

    fn slice(&self, span: Span) -> &'t str {
        let range = span.range();
        let (start, end) = (range.start.checked_sub(self.first), range.end.checked_sub(self.first));
        start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    fn span(&self, range: Option<Range<usize>>) -> Span {
        range.map_or_else(Span::default, |range| Span::new(self.base + range.start, self.base + range.end))
    }
}

fn unary_operator(operator: theirs::UnaryOperator) -> UnaryOperator {
    match operator {
        theirs::UnaryOperator::Neg => UnaryOperator::Negate,
        theirs::UnaryOperator::Not => UnaryOperator::Not,
    }
}

fn binary_operator(operator: theirs::BinaryOperator) -> BinaryOperator {
    match operator {
        theirs::BinaryOperator::Eq => BinaryOperator::Equal,
        theirs::BinaryOperator::NotEq => BinaryOperator::NotEqual,
        theirs::BinaryOperator::LessEq => BinaryOperator::LessOrEqual,
        theirs::BinaryOperator::GreaterEq => BinaryOperator::GreaterOrEqual,
        theirs::BinaryOperator::Less => BinaryOperator::Less,
        theirs::BinaryOperator::Greater => BinaryOperator::Greater,
        theirs::BinaryOperator::Plus => BinaryOperator::Add,
        theirs::BinaryOperator::Minus => BinaryOperator::Subtract,
        theirs::BinaryOperator::Mul => BinaryOperator::Multiply,
        theirs::BinaryOperator::Div => BinaryOperator::Divide,
        theirs::BinaryOperator::Mod => BinaryOperator::Modulo,
        theirs::BinaryOperator::And => BinaryOperator::And,
        theirs::BinaryOperator::Or => BinaryOperator::Or,
    }
}
