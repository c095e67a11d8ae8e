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

fn said(parts: &[Part<'_>]) -> String {
    let some: Vec<_> =
        parts.iter().filter(|(_, _, count)| *count > 0).map(|(_, name, count)| format!("{count} {name}")).collect();
    if some.is_empty() { "none".to_owned() } else { some.join(", ") }
}
