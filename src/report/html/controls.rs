//! Every control of every framework, with its reason and the rules behind it.

use super::markup::{Column, Safe, Table, id, section, tag};
use crate::model::{Assessment, Control, ControlStatus, RuleId, RuleStatus};
use crate::report::{order, texts};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes one list for each framework, those of what fails open.
pub(super) fn write(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    section(out, "controls")?;
    let columns = [
        Column::Name("Control"),
        Column::Text("Status"),
        Column::Text("Reason"),
        Column::Text("Class"),
        Column::Text("Rules"),
    ];
    let failing: BTreeSet<&RuleId> = assessment
        .rule_results
        .iter()
        .filter_map(|(rule, result)| (result.status == RuleStatus::Fail).then_some(rule))
        .collect();
    for assessed in &assessment.frameworks {
        let framework = &assessed.framework;
        let name = format!("{} {}", framework.title, framework.version);
        let count = texts::controls(framework.controls.iter());
        writeln!(out, "<details><summary>{}: {count}</summary>", Safe(&name))?;
        let rows = order::controls(assessed).filter_map(|(control, status)| Some(row(control, status?, &failing)));
        let table = format!("controls-{}", id(&framework.id));
        let caption = format!("Controls of {name}, in our own words");
        Table { id: &table, caption, columns: &columns }.write(out, rows)?;
        writeln!(out, "</details>")?;
    }
    writeln!(out, "</section>")
}

fn row(control: &Control, status: &ControlStatus, failing: &BTreeSet<&RuleId>) -> (Option<String>, Vec<String>) {
    // straight to what is wrong, when something is
    let section = |rule: &RuleId| if failing.contains(rule) { "findings" } else { "rule" };
    let link = |rule: &RuleId| format!("<a href=\"#{}-{}\">{}</a>", section(rule), id(&rule.0), Safe(rule));
    let cells = vec![
        format!("{}<br><span class=\"quiet\">{}</span>", Safe(&control.id), Safe(&control.title)),
        tag(status.status.name()),
        Safe(&status.reason).to_string(),
        control.class.name().to_owned(),
        status.rules.iter().map(link).collect::<Vec<_>>().join(" "),
    ];
    (Some(format!("control-{}", id(&control.id.0))), cells)
}
