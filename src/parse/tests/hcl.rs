use super::{parsed, problems, shown, whole};
use crate::model::hcl::{AccessKind, Body, ExprKind, Part};

fn body(text: &str) -> Body {
    let parsed = parsed("a.tf", text);
    assert_eq!(parsed.problems, []);
    Body::clone(parsed.documents[0].hcl.as_ref().unwrap())
}

/// The text of the attribute `a`, its sequences shown as `<...>`.
fn template(text: &str) -> String {
    let body = body(text);
    let kind = &body.attribute("a").unwrap().expr.kind;
    if let ExprKind::String(text) = kind {
        return text.to_string();
    }
    let ExprKind::Template(parts) = kind else { panic!("{kind:?}") };
    joined(parts)
}

fn joined(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Literal(text, _) => text.to_string(),
        Part::Interpolation(_) => "<>".into(),
        Part::If(directive) => format!("<if {}|{}>", joined(&directive.then), joined(&directive.otherwise)),
        Part::For(directive) => format!("<for {}>", joined(&directive.body)),
    };
    parts.iter().map(part).collect()
}

#[test]
fn spans_cover_what_was_written() {
    let text = "resource \"t\" n {\r\n  é = [\"x${var.y}\", f(1.50, z...), a[0].b[*].c]\r\n}\r\n";
    let parsed = parsed("a.tf", text);
    let body = parsed.documents[0].hcl.as_ref().unwrap();
    let block = &body.blocks[0];
    let slice = |span| parsed.text.slice(span);
    assert_eq!(slice(block.header), "resource \"t\" n");
    assert_eq!(slice(block.labels[0].span), "\"t\"");
    assert!(slice(block.span).ends_with('}'));
    let attribute = &block.body.attributes[0];
    assert_eq!((&*attribute.key, slice(attribute.key_span)), ("é", "é"));
    let ExprKind::Array(items) = &attribute.expr.kind else { panic!() };
    let written: Vec<&str> = items.iter().map(|item| slice(item.span)).collect();
    assert_eq!(written, ["\"x${var.y}\"", "f(1.50, z...)", "a[0].b[*].c"]);
    let ExprKind::Call(call) = &items[1].kind else { panic!() };
    assert_eq!((slice(call.name_span), call.expands_last), ("f", true));
    assert!(matches!(&call.arguments[0].kind, ExprKind::Number(text) if &**text == "1.50"));
    let ExprKind::Traversal(_, steps) = &items[2].kind else { panic!() };
    let written: Vec<&str> = steps.iter().map(|step| slice(step.span)).collect();
    assert_eq!(written, ["[0]", ".b", "[*]", ".c"]);
    assert!(matches!(&steps[2].kind, AccessKind::FullSplat));
}

// the expected texts are what `terraform console` of Terraform 1.11 gives for the same files
#[test]
fn heredoc_indentation_goes_as_terraform_takes_it() {
    let text = "a = <<-EOT\n    one\n  \n      two ${\"x\"}\n\t\n    three\n  EOT\n";
    assert_eq!(template(text), "one\n  \n  two <>\n\t\nthree\n");
    assert_eq!(template("a = <<EOT\n  x $${y} %%{z}\nEOT\n"), "  x ${y} %{z}\n");
    assert_eq!(template("a = <<-EOT\nEOT\n"), "");
}

#[test]
fn strip_marks_take_blanks_up_to_the_end_of_their_line() {
    let text = "a = <<-EOT\n    %{ for x in [\"1\"] ~}\n      server ${x}\n    %{ endfor ~}\n    tail\n  EOT\n";
    assert_eq!(template(text), "<for       server <>\n>    tail\n");
    let text = "a = <<-EOT\n    %{ if true ~}\n    yes\n    %{ else ~}\n    no\n    %{ endif ~}\n    end\n  EOT\n";
    assert_eq!(template(text), "<if     yes\n|    no\n>    end\n");
    assert_eq!(template("a = <<-EOT\n    a ${~ \"b\" ~}   \n       c\n  EOT\n"), "a<>       c\n");
    assert_eq!(template("a = \"x ${~ b ~} y %{ if c ~} d %{~ endif } e\""), "x<>y <if d|> e");
}

#[test]
fn a_bad_block_hides_no_other() {
    let text = "variable \"a\" {}\nresource \"b\" \"c\" {\n  d = \n}\nlocals {\n  e = \"}\"\n}\n";
    let parsed = parsed("a.tf", text);
    let kinds: Vec<&str> = parsed.documents[0].hcl.as_ref().unwrap().blocks.iter().map(|block| &*block.kind).collect();
    assert_eq!(kinds, ["variable", "locals"]);
    let places: Vec<u32> = parsed.problems.iter().map(|p| p.location.as_ref().unwrap().start.line).collect();
    assert_eq!(places, [3]);
    let locals = &parsed.documents[0].hcl.as_ref().unwrap().blocks[1];
    assert_eq!(parsed.text.slice(locals.header), "locals");
}

#[test]
fn an_unclosed_block_is_told_and_the_next_is_read() {
    let parsed = parsed("a.tf", "locals {\n  a = {\n}\nvariable \"b\" {}\n");
    assert_eq!(parsed.documents[0].hcl.as_ref().unwrap().blocks.len(), 1);
    assert_eq!(parsed.problems.len(), 1);
}

#[test]
fn a_line_end_inside_an_object_for_is_no_error() {
    let text = "a = { for k in x : k => c ? 1 :\n  2 }\n";
    let body = body(text);
    assert!(matches!(body.attributes[0].expr.kind, ExprKind::For(_)));
}

#[test]
fn depth_is_bounded() {
    for text in [format!("a = {}", "[".repeat(100_000)), format!("a = {}1", "!".repeat(100_000))] {
        assert_eq!(problems("a.tf", &text).len(), 1);
    }
    assert!(!problems("a.tf", &"b {\n".repeat(50_000)).is_empty());
    assert!(!problems("a.tf", &format!("a = 1{}", " + 1".repeat(50_000))).is_empty());
}

#[test]
fn the_raw_value_holds_what_is_literal() {
    let text = "a = [1, {b = \"c\"}]\nresource \"t\" \"n\" {\n  d = var.e\n}\nresource \"t\" \"m\" {}\n";
    let parsed = parsed("a.tf", text);
    assert_eq!(
        shown(&whole(&parsed.documents[0])),
        "{a: [1, {b: \"c\"}], resource: {t: {m: [{}], \
         n: [{d: unknown(an expression, which the raw document leaves alone)}]}}}"
    );
}
