//! Open findings by rule, with the source they point at.

use super::markup::{Prose, Safe, id, section, tag};
use crate::model::{Assessment, Digest, Finding};
use crate::report::answer::{self, Row};
use crate::report::excerpt::Frame;
use crate::report::order::{self, Mapped};
use crate::report::{Style, exhibit, texts};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Findings of a rule that are shown with their source.
const MAX_SHOWN: usize = 25;
/// Findings of a rule whose place is listed after them.
const MAX_LISTED: usize = 200;
const FRAME: Frame = Frame { columns: 160, lines: 14, ellipsis: "…", replace: |_| None };

/// Writes every rule that has open findings, the worst first.
pub(super) fn write(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    section(out, "findings")?;
    let sources = Sources {
        digests: assessment.inputs.iter().map(|input| (&*input.path, input.digest)).collect(),
        exhibits: style.exhibits,
    };
    let open = answer::open(assessment);
    if open.is_empty() {
        let noun = if assessment.baseline.is_some() { "new" } else { "open" };
        writeln!(out, "<p>No {noun} finding: {}.</p>", texts::verdict(assessment))?;
    }
    let controls = order::controls_by_rule(assessment);
    let mut by_rule: BTreeMap<_, Vec<&Row<'_>>> = BTreeMap::new();
    for row in &open {
        by_rule.entry((std::cmp::Reverse(row.severity()), &row.check.rule)).or_default().push(row);
    }
    for ((_, rule), rows) in &by_rule {
        of_rule(out, rows, answer::controls(&controls, rule), &sources)?;
    }
    writeln!(out, "</section>")
}

/// What is known of the files that findings point at.
struct Sources<'a> {
    digests: BTreeMap<&'a str, Digest>,
    /// Whether the excerpts lie beside the report.
    exhibits: bool,
}

fn of_rule(out: &mut dyn Write, rows: &[&Row<'_>], controls: &[Mapped<'_>], sources: &Sources<'_>) -> io::Result<()> {
    let Some(first) = rows.first() else { return Ok(()) };
    let rule = &first.check.rule;
    writeln!(out, "<details class=\"rule\" id=\"findings-{}\">", id(&rule.0))?;
    let count = texts::count(rows.len(), "finding");
    let severity = tag(first.severity().name());
    writeln!(out, "<summary>{severity} <strong>{}</strong> {}: {count}</summary>", Safe(rule), Prose(first.title()))?;
    if let Some(rule) = first.rule {
        writeln!(
            out,
            "<p>{}</p>\n<p><strong>Fix:</strong> {}</p>",
            Prose(&rule.description),
            Prose(&rule.remediation)
        )?;
    }
    let link = |mapped: &Mapped<'_>| {
        format!("<a href=\"#control-{}\">{}</a>", id(&mapped.control.id.0), Safe(&mapped.control.id))
    };
    if !controls.is_empty() {
        writeln!(out, "<p>Controls: {}</p>", controls.iter().map(link).collect::<Vec<_>>().join(", "))?;
    }
    rows.iter().take(MAX_SHOWN).try_for_each(|row| finding(out, row, sources))?;
    rest(out, rows.get(MAX_SHOWN..).unwrap_or_default())?;
    writeln!(out, "</details>")
}

/// The places of the next findings, and the number of those after them.
fn rest(out: &mut dyn Write, rows: &[&Row<'_>]) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<ul>")?;
    for row in rows.iter().take(MAX_LISTED) {
        let (place, address) = (texts::place(row.location()), &row.check.subject.address);
        writeln!(out, "<li><code>{}</code> {}</li>", Safe(&place), Safe(address))?;
    }
    writeln!(out, "</ul>")?;
    let more = rows.len().saturating_sub(MAX_LISTED);
    if more > 0 {
        writeln!(out, "<p>{more} more findings of this rule are not shown; the JSON and CSV reports have them.</p>")?;
    }
    Ok(())
}

fn finding(out: &mut dyn Write, row: &Row<'_>, sources: &Sources<'_>) -> io::Result<()> {
    let (subject, place) = (&row.check.subject, texts::place(row.location()));
    writeln!(out, "<div class=\"finding\"><p><strong>{}</strong></p>", Safe(row.message()))?;
    writeln!(
        out,
        "<p><code>{}</code> <span class=\"quiet\">in {} ({}, {})</span></p>",
        Safe(&place),
        Safe(&subject.address),
        Safe(&subject.kind),
        subject.view.name()
    )?;
    if let Some(finding) = row.finding {
        source(out, finding)?;
        for link in &finding.chain {
            let place = texts::place(&link.location);
            writeln!(out, "<p class=\"quiet\">value from {}, <code>{}</code></p>", Safe(&link.label), Safe(&place))?;
        }
        writeln!(out, "<p class=\"quiet\">Fingerprint <code>{}</code></p>", finding.fingerprint)?;
        let digest = sources.digests.get(&*finding.location.path).copied();
        if let Some(digest) = digest {
            writeln!(out, "<p class=\"quiet\">SHA-256 of the file <code>{digest}</code></p>")?;
        }
        if let Some(exhibit) = exhibit(finding, digest).filter(|_| sources.exhibits) {
            let path = exhibit.path();
            writeln!(out, "<p class=\"quiet\"><a href=\"../{path}\">These lines in the bundle</a></p>")?;
        }
    }
    writeln!(out, "</div>")
}

/// The lines around a finding, with their numbers and what the finding points at marked.
fn source(out: &mut dyn Write, finding: &Finding) -> io::Result<()> {
    let Some(snippet) = &finding.snippet else { return Ok(()) };
    let excerpt = FRAME.cut(snippet);
    write!(out, "<pre><code>")?;
    let mut start = 0;
    for (number, line) in (excerpt.first_line..).zip(excerpt.text.split('\n')) {
        let inside = |at: usize| at.clamp(start, start + line.len()) - start;
        let (from, to) = (inside(excerpt.highlight.start), inside(excerpt.highlight.end));
        let part = |range: std::ops::Range<usize>| line.get(range).unwrap_or_default();
        let (before, marked, after) = (part(0..from), part(from..to), part(to..line.len()));
        write!(out, "{number:>5} | {}", Safe(before))?;
        if !marked.is_empty() {
            write!(out, "<mark>{}</mark>", Safe(marked))?;
        }
        writeln!(out, "{}", Safe(after))?;
        start += line.len() + 1;
    }
    writeln!(out, "</code></pre>")
}
