//! Charts in SVG, each with its numbers as text.

use super::markup::{Safe, coloured};
use std::io::{self, Write};

/// A part of a whole: the class that colours it, its name, its count.
pub(super) type Part<'a> = (&'a str, &'a str, usize);

/// Units of a chart's width.
const WIDTH: usize = 1000;

/// One bar, divided by counts.
pub(super) fn stacked(out: &mut dyn Write, id: &str, title: &str, parts: &[Part<'_>]) -> io::Result<()> {
    let total: usize = parts.iter().map(|(_, _, count)| count).sum();
    let said = said(parts);
    writeln!(
        out,
        "<figure><svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\" viewBox=\"0 0 {WIDTH} 30\" preserveAspectRatio=\"none\">"
    )?;
    writeln!(out, "<title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>", Safe(title), Safe(&said))?;
    writeln!(out, "<rect class=\"track\" x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"30\"/>")?;
    let mut before = 0;
    for (class, _, count) in parts.iter().filter(|(_, _, count)| *count > 0) {
        let (start, end) = (WIDTH * before / total, WIDTH * (before + count) / total);
        writeln!(
            out,
            "<rect class=\"{class}\" x=\"{start}\" y=\"0\" width=\"{}\" height=\"30\"/>",
            end.saturating_sub(start).max(2)
        )?;
        before += count;
    }
    writeln!(out, "</svg><figcaption>{}: {}</figcaption></figure>", Safe(title), legend(parts))
}

/// The counts in the colours of their parts.
fn legend(parts: &[Part<'_>]) -> String {
    let some = parts.iter().filter(|(_, _, count)| *count > 0);
    let some: Vec<_> = some.map(|(class, name, count)| coloured(class, &format!("{count} {name}"))).collect();
    if some.is_empty() { "none".to_owned() } else { some.join(", ") }
}

/// One bar for each count, the longest as wide as the chart.
pub(super) fn bars(out: &mut dyn Write, id: &str, title: &str, parts: &[Part<'_>]) -> io::Result<()> {
    let most = parts.iter().map(|(_, _, count)| *count).max().unwrap_or(0).max(1);
    let (height, said) = (parts.len() * 26, said(parts));
    writeln!(
        out,
        "<figure><svg class=\"bars\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" viewBox=\"0 0 {WIDTH} {height}\">"
    )?;
    writeln!(out, "<title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>", Safe(title), Safe(&said))?;
    for (number, (class, name, count)) in parts.iter().enumerate() {
        let y = number * 26;
        writeln!(out, "<text x=\"0\" y=\"{}\">{}</text>", y + 17, Safe(name))?;
        let width = 700 * count / most;
        writeln!(out, "<rect class=\"{class}\" x=\"180\" y=\"{}\" width=\"{width}\" height=\"18\"/>", y + 3)?;
        writeln!(out, "<text x=\"{}\" y=\"{}\">{count}</text>", 190 + width, y + 17)?;
    }
    writeln!(out, "</svg><figcaption>{}: {}</figcaption></figure>", Safe(title), Safe(&said))
}

/// A share of a whole in percent, and its absence.
pub(super) fn share(out: &mut dyn Write, id: &str, title: &str, percent: Option<f64>) -> io::Result<()> {
    let said = crate::report::texts::percent(percent);
    let width = percent.unwrap_or(0.0).clamp(0.0, 100.0) * 10.0;
    writeln!(
        out,
        "<figure><svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\" viewBox=\"0 0 {WIDTH} 18\" preserveAspectRatio=\"none\">"
    )?;
    writeln!(out, "<title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{said}</desc>", Safe(title))?;
    writeln!(out, "<rect class=\"track\" x=\"0\" y=\"0\" width=\"{WIDTH}\" height=\"18\"/>")?;
    if width > 0.0 {
        writeln!(out, "<rect class=\"partial\" x=\"0\" y=\"0\" width=\"{width:.0}\" height=\"18\"/>")?;
    }
    writeln!(out, "</svg><figcaption>{}: {said}</figcaption></figure>", Safe(title))
}

/// A run in a line over time; shares of 0 to 1.
pub(super) struct Moment {
    pub(super) score: Option<f64>,
    pub(super) coverage: Option<f64>,
    /// Whether it can be compared with the run before it.
    pub(super) joins: bool,
}

/// The height of a line chart, without its margins.
const HEIGHT: f64 = 120.0;

/// Score and coverage over time; the lines break where runs cannot be compared or have no value.
pub(super) fn line(out: &mut dyn Write, id: &str, title: &str, moments: &[Moment], said: &str) -> io::Result<()> {
    writeln!(
        out,
        "<figure><svg class=\"line\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" viewBox=\"0 0 {WIDTH} 132\">"
    )?;
    writeln!(out, "<title id=\"{id}-t\">{} over time</title><desc id=\"{id}-d\">{}</desc>", Safe(title), Safe(said))?;
    writeln!(out, "<rect class=\"track\" x=\"0\" y=\"6\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>")?;
    draw(out, "coverage", moments, |moment| moment.coverage)?;
    draw(out, "score", moments, |moment| moment.score)?;
    writeln!(out, "</svg><figcaption>{}: {}</figcaption></figure>", Safe(title), Safe(said))
}

/// One line, in as many pieces as there are breaks; every value is a point.
#[expect(clippy::cast_precision_loss, reason = "a chart has a few dozen points")]
fn draw(out: &mut dyn Write, class: &str, moments: &[Moment], value: fn(&Moment) -> Option<f64>) -> io::Result<()> {
    let step = 980.0 / moments.len().saturating_sub(1).max(1) as f64;
    let mut pieces: Vec<Vec<String>> = vec![Vec::new()];
    for (number, moment) in moments.iter().enumerate() {
        let point =
            value(moment).map(|share| (10.0 + number as f64 * step, 6.0 + HEIGHT * (1.0 - share.clamp(0.0, 1.0))));
        if point.is_none() || !moment.joins {
            pieces.push(Vec::new());
        }
        if let Some((x, y)) = point {
            writeln!(out, "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>")?;
            pieces.last_mut().into_iter().for_each(|piece| piece.push(format!("{x:.1},{y:.1}")));
        }
    }
    for piece in pieces.iter().filter(|piece| piece.len() > 1) {
        writeln!(out, "<polyline class=\"{class}\" points=\"{}\"/>", piece.join(" "))?;
    }
    Ok(())
}

fn said(parts: &[Part<'_>]) -> String {
    let some: Vec<_> =
        parts.iter().filter(|(_, _, count)| *count > 0).map(|(_, name, count)| format!("{count} {name}")).collect();
    if some.is_empty() { "none".to_owned() } else { some.join(", ") }
}
