//! Tells files that must be rendered first from files that are broken.

/// Whether an expression of a template language stands outside quotes: `{{ }}`, `{% %}`, or Terraform's `%{ }`.
/// GitHub's and Azure's `${{ }}` and CloudFormation's `{{resolve:...}}` are values, not templates.
pub(super) fn is_template(text: &str) -> bool {
    text.lines().any(line_is_template)
}

/// Whether a Go template expression stands anywhere, quoted or not.
pub(super) fn has_go_template(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "{{").any(|at| {
        let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        before != Some(&b'$') && !text.get(at + 2..).is_some_and(|rest| rest.trim_start().starts_with("resolve:"))
    })
}

fn line_is_template(line: &str) -> bool {
    let mut quote = None;
    let mut before = ' ';
    let mut rest = line.chars();
    while let Some(now) = rest.next() {
        match (quote, now) {
            (Some(open), now) if open == now && before != '\\' => quote = None,
            // an apostrophe inside a word opens no quotation
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(now),
            (None, '{') if before != '$' && opens(rest.as_str()) => return true,
            (None, '%') if rest.as_str().starts_with('{') => return true,
            _ => {}
        }
        before = now;
    }
    false
}

fn opens(rest: &str) -> bool {
    match rest.as_bytes().first() {
        Some(b'%' | b'#') => true,
        Some(b'{') => !rest.get(1..).is_some_and(|rest| rest.trim_start().starts_with("resolve:")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{has_go_template, is_template};

    #[test]
    fn expressions_outside_quotes_make_a_template() {
        for text in ["a: {{ .Values.a }}", "{% if a %}", "x: it's {{ b }}", "%{ for a in b }"] {
            assert!(is_template(text), "{text}");
        }
    }

    #[test]
    fn quoted_and_foreign_expressions_do_not() {
        for text in ["a: \"{{ b }}\"", "a: ${{ github.ref }}", "a: {{resolve:ssm:x}}", "a: {b: {c: 1}}"] {
            assert!(!is_template(text), "{text}");
        }
        assert!(has_go_template("a: \"{{ b }}\""));
        assert!(!has_go_template("a: ${{ b }} {{resolve:ssm:x}}"));
    }
}
