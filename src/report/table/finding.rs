//! The findings of one file, each with the source that causes it.

use super::paint::{GLUE, Ink, Paint, WIDEST_PROSE, clean, plural, replacement, wrap};
use crate::model::{Finding, Location, RuleId, Severity, Snippet};
use crate::report::excerpt::{Excerpt, Frame};
use crate::report::order::{self, Failure, Mapped, rule_url};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};

/// Lines of a snippet; a block longer than this is cut.
const SNIPPET_LINES: usize = 10;
/// miette's margin: two blanks, the sign of the severity, and a blank.
const MARGIN: usize = 4;
/// The column of severities is as wide as the longest word in it.
const SEVERITY_WIDTH: usize = 8;

/// Resources named under one cause.
const SUBJECTS: usize = 3;

/// Writes the findings of one file; the first of a rule names `few` controls of each framework.
pub(super) fn file(
    findings: &[Failure<'_>],
    controls: &BTreeMap<&RuleId, Vec<Mapped<'_>>>,
    few: usize,
    paint: &Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(first) = findings.first() else { return Ok(()) };
    let counts = order::by_severity(findings).into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<_> = counts.map(|(severity, count)| format!("{count} {}", severity.name())).collect();
    let of = if findings.len() > 1 { format!(": {}", counts.join(", ")) } else { String::new() };
    let count = paint.ink(Ink::Dim, &format!("({}{of})", plural(findings.len(), "finding")));
    writeln!(out, "{} {count}\n", paint.ink(Ink::Bold, &clean(&first.finding.location.path)))?;
    let mut advised = BTreeSet::new();
    for causes in findings.chunk_by(is_same_cause) {
        let Some(failure) = causes.first() else { continue };
        cause(failure, paint, out)?;
        chain(failure.finding, paint, out)?;
        subjects(causes, few, paint, out)?;
        if let Some(rule) = failure.rule {
            paint.paragraph(out, "  help: ", Ink::Cyan, &rule.remediation)?;
        }
        if advised.insert(&failure.check.rule) {
            let mapped = controls.get(&failure.check.rule).map_or(&[][..], Vec::as_slice);
            asked_by(mapped, few, paint, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Whether two findings say the same of one place, for two resources: a variable may go wrong for many.
fn is_same_cause(a: &Failure<'_>, b: &Failure<'_>) -> bool {
    let (one, other) = (a.finding, b.finding);
    a.check.rule == b.check.rule
        && (&one.location, &one.message, &one.chain) == (&other.location, &other.message, &other.chain)
}

/// The message, and the source with the cause marked.
fn cause(failure: &Failure<'_>, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let finding = failure.finding;
    let snippet = finding.snippet.as_ref().filter(|_| !is_whole_file(&finding.location));
    let source = snippet.map(|snippet| Source::new(snippet, &finding.location, paint));
    let drawn = Drawn { text: headline(failure, paint), severity: failure.severity(), source };
    let mut text = String::new();
    drawing(failure.severity(), paint).render_report(&mut text, &drawn).map_err(io::Error::other)?;
    out.write_all(text.replace(GLUE, " ").as_bytes())?;
    if snippet.is_none() {
        paint.paragraph(out, "    at: ", Ink::Dim, &place(&finding.location))?;
    }
    Ok(())
}

/// Whether a place is a file from its first byte on: what no line says has no line to show.
fn is_whole_file(location: &Location) -> bool {
    let start = location.start;
    start.line == 1 && start.column == 1 && location.end.line > 1
}

/// Severity, rule and message in lines that fit; names in it are never broken.
fn headline(failure: &Failure<'_>, paint: &Paint) -> String {
    let severity = failure.severity();
    let url = failure.rule.and_then(rule_url);
    let rule = clean(&failure.check.rule.0);
    let padding = GLUE.repeat(SEVERITY_WIDTH.saturating_sub(severity.name().len()) + 1);
    let plain = format!("{}{padding}{rule}", severity.name());
    let inked = format!(
        "{}{padding}{}",
        paint.ink(Ink::of(severity), severity.name()),
        paint.link(url, &paint.ink(Ink::Bold, &rule))
    );
    let text = format!("{plain} {}", clean(&failure.finding.message));
    let lines = wrap(&text, paint.width.min(WIDEST_PROSE).saturating_sub(MARGIN)).join("\n");
    lines.replacen(&plain, &inked, 1)
}

/// The way the value took, one line a step; a step written where the finding is needs no place of its own.
fn chain(finding: &Finding, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    for (number, link) in finding.chain.iter().enumerate() {
        let label = if number == 0 { "  from: " } else { "        " };
        let is_elsewhere = link.location != finding.location;
        let at = if is_elsewhere { format!(", at {}", place(&link.location)) } else { String::new() };
        paint.paragraph(out, label, Ink::Cyan, &format!("{}{at}", link.label))?;
    }
    Ok(())
}

/// The resources that one cause makes fail.
fn subjects(causes: &[Failure<'_>], few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let shown = few.max(SUBJECTS);
    let mut label = "    in: ";
    for failure in causes.iter().take(shown) {
        let subject = &failure.check.subject;
        let attribute = &failure.finding.attribute;
        let attribute = if attribute.is_empty() { String::new() } else { format!(", {attribute}") };
        paint.paragraph(out, label, Ink::Dim, &format!("{} ({}){attribute}", subject.address, subject.view.name()))?;
        label = "        ";
    }
    match causes.len().checked_sub(shown) {
        Some(more @ 1..) => paint.paragraph(out, label, Ink::Dim, &plural(more, "more resource")),
        Some(0) | None => Ok(()),
    }
}

/// The controls that ask for it: the first of each framework, and how many more.
fn asked_by(mapped: &[Mapped<'_>], few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let named = mapped.chunk_by(|a, b| a.framework.id == b.framework.id).map(|controls| {
        let shown = controls.iter().take(few).map(|mapped| mapped.control.id.0.replacen('-', GLUE, 1));
        let shown = shown.collect::<Vec<_>>().join(", ");
        match controls.len().checked_sub(few) {
            Some(more @ 1..) => format!("{shown}{GLUE}+{more}"),
            Some(0) | None => shown,
        }
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() { Ok(()) } else { paint.paragraph(out, "   for: ", Ink::Dim, &named.join(", ")) }
}

/// `path:line:column`, as editors and terminals open it.
pub(super) fn place(location: &Location) -> String {
    format!("{}:{}:{}", location.path, location.start.line, location.start.column)
}

/// miette has one sign for errors; what is critical must not look like what is high.
fn drawing(severity: Severity, paint: &Paint) -> GraphicalReportHandler {
    let mut theme = match (paint.unicode, paint.colour) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    };
    if severity == Severity::Critical {
        let sign = if paint.unicode { "‼" } else { "X" };
        sign.clone_into(&mut theme.characters.error);
    }
    GraphicalReportHandler::new_themed(theme)
        .with_width(paint.width)
        .with_wrap_lines(false)
        .without_syntax_highlighting()
}

/// One finding, as miette draws it.
#[derive(Debug)]
struct Drawn<'a> {
    text: String,
    severity: Severity,
    source: Option<Source<'a>>,
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Drawn<'_> {}

impl Diagnostic for Drawn<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Critical | Severity::High => miette::Severity::Error,
            Severity::Medium => miette::Severity::Warning,
            Severity::Low => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let highlight = self.source.as_ref()?.excerpt.highlight.clone();
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(None, highlight))))
    }
}

/// An excerpt that knows which lines of which file it shows.
#[derive(Debug)]
struct Source<'a> {
    excerpt: Excerpt,
    name: String,
    location: &'a Location,
}

impl<'a> Source<'a> {
    fn new(snippet: &Snippet, location: &'a Location, paint: &Paint) -> Self {
        // miette's gutter: two blanks, the line number, a bar and a blank; four more for a span of several lines.
        let gutter = 10 + location.end.line.to_string().len();
        let frame = Frame {
            columns: paint.width.saturating_sub(gutter),
            lines: SNIPPET_LINES,
            ellipsis: if paint.unicode { "…" } else { "..." },
            replace: replacement,
        };
        Self { excerpt: frame.cut(snippet), name: clean(&location.path).into_owned(), location }
    }
}

impl SourceCode for Source<'_> {
    /// The whole excerpt when context is asked for, else the place of the finding for the frame's header.
    fn read_span<'s>(
        &'s self,
        _: &SourceSpan,
        context_before: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'s> + 's>, MietteError> {
        let data = self.excerpt.text.as_bytes();
        let (line, column) = match context_before {
            0 => (self.location.start.line, self.location.start.column),
            1.. => (self.excerpt.first_line, 1),
        };
        let from_zero = |number: u32| number.saturating_sub(1) as usize;
        let contents = MietteSpanContents::new_named(
            self.name.clone(),
            data,
            (0..data.len()).into(),
            from_zero(line),
            from_zero(column),
            self.excerpt.text.lines().count(),
        );
        Ok(Box::new(contents))
    }
}
