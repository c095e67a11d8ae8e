//! What a rule or a control says, as plain text for a terminal.

use super::{Catalog, page};
use crate::model::{Class, Control, Data, Framework, Number, Role, Rule, StatusSource, Value};

/// Everything about a rule: the risk, the edit, the controls it speaks for. None when no rule has the id.
pub fn rule(catalog: &Catalog, id: &str, width: usize) -> Option<String> {
    let rule = catalog.rules.iter().find(|rule| rule.id.0.eq_ignore_ascii_case(id))?;
    let mut text = Folded::new(width);
    text.line("", &format!("{}  {}", rule.id, rule.severity.name()));
    text.line("", &rule.title);
    text.paragraph(&rule.description);
    text.section("To comply", [rule.remediation.to_string()]);
    let kinds: Vec<_> = rule.applies_to.iter().map(ToString::to_string).collect();
    text.section("Judges", [kinds.join(", ")]);
    text.section("Parameters", parameters(rule));
    let controls = catalog.frameworks.iter().flat_map(|framework| page::controls(framework, rule));
    text.section(
        "Controls",
        controls.map(|(control, because)| format!("{}  {}: {because}", control.id, control.title)),
    );
    let equivalents = rule.equivalents.iter().filter(|(_, ids)| !ids.is_empty());
    text.section("Same in other scanners", equivalents.map(|(scanner, ids)| format!("{scanner}: {}", ids.join(", "))));
    text.section("Sources", rule.related_resources.iter().map(ToString::to_string));
    text.section("File", [rule.path.to_string()]);
    Some(text.text)
}

/// Everything about a control: what it asks for, what decides it, the rules that give evidence. None when
/// no control has the id.
pub fn control(catalog: &Catalog, id: &str, width: usize) -> Option<String> {
    let (framework, control) = find(catalog, id)?;
    let mut text = Folded::new(width);
    text.line("", &format!("{}  {} {}", control.id, framework.title, framework.version));
    text.line("", &control.title);
    text.paragraph(&control.summary);
    text.section("Citation", [control.citation.to_string()]);
    text.section("Decided by", [decided_by(control).to_owned()]);
    text.section("Binds", binds(control));
    text.section("To be declared first", control.decision_inputs.iter().map(ToString::to_string));
    text.section("Takes no exception", control.no_exception.iter().map(ToString::to_string));
    text.section("May be met another way by", alternatives(control));
    text.section("Due again", control.attested_months.map(|months| format!("every {months} months")));
    text.section("Also known as", control.aliases.iter().map(ToString::to_string));
    let parts = framework.controls.iter().filter(|part| part.parent.as_ref() == Some(&control.id));
    text.section("Parts", parts.map(|part| format!("{}  {}", part.id, part.title)));
    text.section("Evidence", evidence(catalog, control));
    Some(text.text)
}

/// A parameter's value as its METADATA writes it.
pub(super) fn literal(value: &Value) -> String {
    match &value.data {
        Data::Bool(flag) => flag.to_string(),
        Data::Number(Number::Int(number)) => number.to_string(),
        Data::Number(Number::Decimal(text)) | Data::String(text) => text.to_string(),
        Data::List(items) => items.iter().map(short).collect::<Vec<_>>().join(", "),
        Data::Object(object) => object.0.iter().map(|entry| entry.key.to_string()).collect::<Vec<_>>().join(", "),
        Data::Null | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => "none".to_owned(),
    }
}

/// An item of a list; lists in lists are not shown.
fn short(value: &Value) -> String {
    if value.items().is_some() { "...".to_owned() } else { literal(value) }
}

fn find<'a>(catalog: &'a Catalog, id: &str) -> Option<(&'a Framework, &'a Control)> {
    let named = |control: &&Control| {
        let ids = std::iter::once(&*control.id.0).chain(control.aliases.iter().map(|alias| &**alias));
        ids.into_iter().any(|known| known.eq_ignore_ascii_case(id))
    };
    catalog.frameworks.iter().find_map(|framework| Some((&**framework, framework.controls.iter().find(named)?)))
}

/// The records that may stand in a control's place.
fn alternatives(control: &Control) -> Vec<String> {
    let taken = control.alternatives.iter().filter(|kind| control.refuses(**kind).is_none());
    taken
        .map(|kind| format!("{}: `tickmark waive ID --type {} --control {}`", kind.words(), kind.name(), control.id))
        .collect()
}

fn parameters(rule: &Rule) -> Vec<String> {
    let shown = rule
        .parameters
        .iter()
        .map(|(name, parameter)| format!("{name} = {}: {}", literal(&parameter.default), parameter.description));
    shown.collect()
}

fn evidence(catalog: &Catalog, control: &Control) -> Vec<String> {
    let shown = control.evidence.iter().map(|evidence| {
        let title = catalog.rule(&evidence.rule.0).map_or("", |rule| &rule.title);
        let demands: Vec<_> = evidence.demands.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        let demands = if demands.is_empty() { String::new() } else { format!(" (demands {})", demands.join(", ")) };
        format!("{}  {title}: {}{demands}", evidence.rule, evidence.because)
    });
    shown.collect()
}

fn decided_by(control: &Control) -> &'static str {
    match (control.status_source, control.class) {
        (StatusSource::Children, _) => "its parts",
        (_, Class::Automated) => "rules",
        (_, Class::Partial) => "rules for a part, an attestation for the rest",
        (_, Class::Manual | Class::Group) => "an attestation",
    }
}

fn binds(control: &Control) -> Vec<String> {
    let role = (control.role != Role::All).then(|| format!("{} only", control.role.audience()));
    let from = control.effective.map(|date| format!("from {date}"));
    let until = control.superseded.map(|date| format!("until {date}"));
    let all = [
        role,
        from,
        until,
        control.effective_note.as_deref().map(str::to_owned),
        control.specification.as_deref().map(str::to_owned),
    ];
    all.into_iter().flatten().collect()
}

/// Text folded at word ends, so that no terminal breaks a word.
struct Folded {
    text: String,
    width: usize,
}

impl Folded {
    fn new(width: usize) -> Self {
        Self { text: String::new(), width }
    }

    /// A paragraph with an empty line above it.
    fn paragraph(&mut self, text: &str) {
        self.text.push('\n');
        self.line("", text);
    }

    /// A heading with indented lines; nothing when there are none.
    fn section(&mut self, heading: &str, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.paragraph(&format!("{heading}:"));
        }
        for line in lines {
            self.line("  ", &line);
        }
    }

    /// A line; what does not fit goes on below it, two columns further in.
    fn line(&mut self, indent: &str, text: &str) {
        let mut column = 0;
        for (index, word) in text.split(' ').enumerate() {
            let wide = word.chars().count();
            if index == 0 {
                self.text.push_str(indent);
                column = indent.len();
            } else if column + 1 + wide > self.width {
                self.text.push_str("\n  ");
                self.text.push_str(indent);
                column = indent.len() + 2;
            } else {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(word);
            column += wide;
        }
        self.text.push('\n');
    }
}
