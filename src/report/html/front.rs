//! The first page: what it is, what it is not, and how things stand.

use super::charts;
use super::markup::{Column, Prose, Safe, Table, section, tag};
use crate::model::{Assessment, Class, FrameworkAssessment, Severity, Status, Verdict};
use crate::report::answer::{self, Row};
use crate::report::{order, since, texts};
use std::collections::BTreeMap;
use std::io::{self, Write};

const STATUSES: [Status; 8] = [
    Status::Pass,
    Status::Attested,
    Status::Partial,
    Status::Waived,
    Status::Fail,
    Status::Error,
    Status::NoEvidence,
    Status::Manual,
];

/// Writes what the report is and how the run ended.
pub(super) fn about(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    section(out, "about")?;
    writeln!(out, "<p><strong>{}</strong></p>", texts::WHAT_IT_IS)?;
    let class = if assessment.verdict() == Verdict::Passed { "pass" } else { "fail" };
    writeln!(out, "<p class=\"verdict {class}\">Result of the run: {}.</p>", texts::verdict(assessment))?;
    let untrusted = (assessment.verdict() == Verdict::Untrusted)
        .then(|| format!("what it rests on could not all be read or judged: {}", texts::distrust(assessment)));
    let reasons: Vec<&String> = untrusted.iter().chain(&assessment.gate_failures).collect();
    if !reasons.is_empty() {
        writeln!(out, "<ul>")?;
        reasons.iter().try_for_each(|reason| writeln!(out, "<li>{}</li>", Safe(reason)))?;
        writeln!(out, "</ul>")?;
    }
    let resources = assessment.run.resources.values().sum();
    writeln!(
        out,
        "<p>The observed population: {}, {}, {}. The report speaks of these alone; whether they are all there is, \
         the assessed organisation must say.</p>",
        texts::count(assessment.inputs.len(), "file"),
        texts::count(resources, "resource"),
        texts::count(assessment.checks.len(), "check")
    )?;
    for said in since::sentences(assessment) {
        writeln!(out, "<p><strong>{}.</strong></p>", Safe(&said))?;
    }
    writeln!(out, "<ul>")?;
    for assessed in &assessment.frameworks {
        let name = format!("{} {}", assessed.framework.title, assessed.framework.version);
        let said = match automated(assessed) {
            (_, 0) => "no control that applies is decided by rules alone".to_owned(),
            (passing, all) => {
                format!("{passing} of {all} automated controls that apply pass on the observed population")
            }
        };
        writeln!(out, "<li>{}: {said}.</li>", Safe(&name))?;
    }
    writeln!(out, "</ul>")?;
    writeln!(
        out,
        "<p class=\"quiet\">What was not evaluated is never a pass: it is unknown, without evidence or an error. A score \
         is always shown with its coverage. Exceptions do not turn a failure into a pass. A pass on \
         evidence that is too old, or of which nobody says when it was collected, shows a control in part only; when \
         each file was true, and who says so, is among the inputs.</p>\n</section>"
    )
}

/// Automated controls that pass, and those that apply.
fn automated(assessed: &FrameworkAssessment) -> (usize, usize) {
    let of = order::controls(assessed).filter(|(control, _)| control.class == Class::Automated);
    let statuses: Vec<_> = of.filter_map(|(_, status)| Some(status?.status)).collect();
    let count = |wanted: fn(Status) -> bool| statuses.iter().filter(|status| wanted(**status)).count();
    (count(|status| status == Status::Pass), count(|status| status != Status::NotApplicable))
}

/// Writes the scoreboard and the charts.
pub(super) fn summary(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    section(out, "summary")?;
    scoreboard(assessment, out)?;
    for assessed in &assessment.frameworks {
        let framework = &assessed.framework;
        let count = |status: Status| assessed.counts.get(&status).copied().unwrap_or(0);
        let names: Vec<_> =
            STATUSES.iter().map(|status| (status.name(), status.name().replace('_', " "), count(*status))).collect();
        let parts: Vec<_> = names.iter().map(|(class, name, count)| (*class, name.as_str(), *count)).collect();
        writeln!(out, "<h3>{} {}</h3>", Safe(&framework.title), Safe(&framework.version))?;
        let id = format!("chart-{}", super::markup::id(&framework.id));
        charts::stacked(out, &id, "Controls by status", &parts)?;
        charts::share(out, &format!("{id}-score"), "Score over the rules that ran", assessed.score.score)?;
        charts::share(
            out,
            &format!("{id}-coverage"),
            "Coverage: the weight of those rules among all that apply",
            assessed.score.coverage,
        )?;
    }
    found(assessment, out)?;
    writeln!(out, "</section>")
}

fn scoreboard(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let columns = [
        Column::Name("Framework"),
        Column::Number("Pass"),
        Column::Number("Attested"),
        Column::Number("Partial"),
        Column::Number("Waived"),
        Column::Number("Fail"),
        Column::Number("Error"),
        Column::Number("No evidence"),
        Column::Number("Manual"),
        Column::Number("Not applicable"),
        Column::Number("Score"),
        Column::Number("Coverage"),
    ];
    let caption = "Controls by status; score and coverage in percent, n/a where nothing was evaluated".to_owned();
    let row = |assessed: &FrameworkAssessment| {
        let count = |status: Status| texts::standing(assessed, status).to_string();
        let mut cells = vec![Safe(format!("{} {}", assessed.framework.title, assessed.framework.version)).to_string()];
        cells.extend(STATUSES.map(count));
        cells.push(count(Status::NotApplicable));
        cells.extend([assessed.score.score, assessed.score.coverage].map(texts::percent));
        (None, cells)
    };
    Table { id: "scoreboard", caption, columns: &columns }.write(out, assessment.frameworks.iter().map(row))
}

/// Findings by severity, and by what they were found on.
fn found(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let open = answer::open(assessment);
    let noun = if assessment.baseline.is_some() { "new finding" } else { "open finding" };
    writeln!(out, "<h3>{}</h3>", texts::count(open.len(), noun))?;
    let of = |severity: Severity| open.iter().filter(|row| row.severity() == severity).count();
    let parts: Vec<_> = Severity::ALL.iter().rev().map(|one| (one.name(), one.name(), of(*one))).collect();
    charts::bars(out, "by-severity", "Findings by severity", &parts)?;
    let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &open {
        *areas.entry(area(row)).or_default() += 1;
    }
    let parts: Vec<_> = areas.iter().map(|(name, count)| ("fail", *name, *count)).collect();
    if !parts.is_empty() {
        charts::bars(out, "by-area", "Findings by platform", &parts)?;
    }
    worst(&open, out)
}

/// The first part of a kind: `aws`, `linux`.
fn area<'a>(row: &Row<'a>) -> &'a str {
    row.check.subject.kind.0.split('.').next().unwrap_or_default()
}

/// Rules with most open findings, worst severity first.
fn worst(open: &[Row<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut rules: BTreeMap<&str, (Severity, &str, usize)> = BTreeMap::new();
    for row in open {
        rules.entry(&row.check.rule.0).or_insert((row.severity(), row.title(), 0)).2 += 1;
    }
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by_key(|(_, (severity, _, count))| std::cmp::Reverse((*severity, *count)));
    let columns =
        [Column::Name("Rule"), Column::Text("Severity"), Column::Text("What should hold"), Column::Number("Findings")];
    let row = |(id, (severity, title, count)): &(&str, (Severity, &str, usize))| {
        let link = format!("<a href=\"#findings-{}\">{}</a>", super::markup::id(id), Safe(id));
        (None, vec![link, tag(severity.name()), Prose(title).to_string(), count.to_string()])
    };
    let caption = "The ten rules to look at first".to_owned();
    Table { id: "worst", caption, columns: &columns }.write(out, rules.iter().take(10).map(row))
}
