//! The text format of Prometheus, <https://prometheus.io/docs/instrumenting/exposition_formats/>, and OpenMetrics 1.0,
//! <https://prometheus.io/docs/specs/om/open_metrics_spec/>: gauges without a time, since whoever reads them knows
//! when. A figure without value is left out, its numerator and denominator stay.

use super::Figures;
use crate::model::{METRICS, Measure, Metric, Unit};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The seconds of a day: durations are in base units.
const DAY: f64 = 86_400.0;

/// Writes every figure, in OpenMetrics where `open` says so.
pub(in crate::report) fn render(figures: &Figures<'_>, open: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { text: String::new(), open, series: figures.series.map(|series| &**series) };
    for metric in METRICS {
        let measures: Vec<&Measure> = figures.of(metric).collect();
        page.metric(metric, &measures);
    }
    page.left_out(figures.measures);
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a few centuries stay below 2^53")]
    let last_run = figures.last_run.0 as f64 / 1_000.0;
    let last =
        Family { name: "last_run_timestamp_seconds", unit: Some("seconds"), help: "When the last run was evaluated." };
    page.family(&last, [(Vec::new(), last_run)]);
    let build = Family { name: "build_info", unit: None, help: "The version of Tickmark that wrote this." };
    page.family(&build, [(vec![("version", env!("CARGO_PKG_VERSION"))], 1.0)]);
    if open {
        page.text.push_str("# EOF\n");
    }
    out.write_all(page.text.as_bytes())
}

/// A family of samples: its name without prefix.
struct Family<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    help: &'a str,
}

/// What is written so far.
struct Page<'a> {
    text: String,
    open: bool,
    series: Option<&'a str>,
}

/// Labels by name.
type Labels<'a> = Vec<(&'a str, &'a str)>;

fn labels(measure: &Measure) -> Labels<'_> {
    measure.labels.iter().map(|(name, value)| (&**name, &**value)).collect()
}

impl Page<'_> {
    /// A figure: its value, and what it was divided out of.
    fn metric(&mut self, metric: &Metric, measures: &[&Measure]) {
        let base = metric.name.trim_end_matches("_rate").trim_end_matches("_share");
        let (suffix, unit, scale) = match metric.unit {
            Unit::Share => ("_ratio", Some("ratio"), 1.0),
            Unit::Count => ("", None, 1.0),
            Unit::Days => ("_seconds", Some("seconds"), DAY),
        };
        let sentence = sentence(metric.formula);
        let name = format!("{base}{suffix}");
        let values = measures.iter().filter_map(|one| Some((labels(one), one.value? * scale)));
        self.family(&Family { name: &name, unit, help: &sentence }, values);
        let parts = || measures.iter().filter_map(|one| Some((labels(one), one.parts?)));
        let (suffix, unit) =
            if metric.unit == Unit::Days { ("_numerator_seconds", unit) } else { ("_numerator", None) };
        let (name, help) = (format!("{base}{suffix}"), format!("Numerator of: {}.", metric.formula));
        let numerators = parts().map(|(labels, (numerator, _))| (labels, numerator * scale));
        self.family(&Family { name: &name, unit, help: &help }, numerators);
        let (name, help) = (format!("{base}_denominator"), format!("Denominator of: {}.", metric.formula));
        let denominators = parts().map(|(labels, (_, denominator))| (labels, denominator));
        self.family(&Family { name: &name, unit: None, help: &help }, denominators);
    }

    /// What was left out of figures, so that no share looks better than it is.
    fn left_out(&mut self, measures: &[Measure]) {
        let samples = measures.iter().flat_map(|measure| {
            measure.left_out.iter().map(|(what, count)| {
                let mut labels = labels(measure);
                labels.extend([("figure", &*measure.name), ("what", &**what)]);
                #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
                let count = *count as f64;
                (labels, count)
            })
        });
        let help = "Things left out of a figure, told apart by what they are.";
        self.family(&Family { name: "left_out", unit: None, help }, samples);
    }

    /// A family with its samples; one without samples is not written.
    fn family<'l>(&mut self, family: &Family<'_>, samples: impl IntoIterator<Item = (Labels<'l>, f64)>) {
        let mut samples = samples.into_iter().peekable();
        if samples.peek().is_none() {
            return;
        }
        let name = family.name;
        let help = if self.open { escaped(family.help, true) } else { escaped(family.help, false) };
        // writing to a string does not fail
        let _ = writeln!(self.text, "# HELP tickmark_{name} {help}\n# TYPE tickmark_{name} gauge");
        if let Some(unit) = family.unit.filter(|_| self.open) {
            let _ = writeln!(self.text, "# UNIT tickmark_{name} {unit}");
        }
        for (labels, value) in samples {
            let all = self.series.map(|series| ("series", series)).into_iter().chain(labels);
            let all: Vec<String> = all.map(|(name, value)| format!("{name}=\"{}\"", escaped(value, true))).collect();
            let braces = if all.is_empty() { String::new() } else { format!("{{{}}}", all.join(",")) };
            let _ = writeln!(self.text, "tickmark_{name}{braces} {value}");
        }
    }
}

/// The formula as a sentence.
fn sentence(formula: &str) -> String {
    let mut letters = formula.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

/// Text without line breaks and, in labels and all of OpenMetrics, without bare quotes.
fn escaped(text: &str, quotes: bool) -> String {
    let text = text.replace('\\', "\\\\").replace('\n', "\\n");
    if quotes { text.replace('"', "\\\"") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn written(open: bool) -> String {
        let assessment = sample::signed();
        let mut out = Vec::new();
        render(&Figures::of_run(&assessment), open, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_shape_of_an_exposition() {
        insta::assert_snapshot!(written(false));
    }

    #[test]
    fn open_metrics_names_units_and_ends() {
        let text = written(true);
        assert!(text.contains("# TYPE tickmark_score_ratio gauge\n# UNIT tickmark_score_ratio ratio\n"), "{text}");
        assert!(text.ends_with("# EOF\n"));
        for (name, unit) in text.lines().filter_map(|line| line.strip_prefix("# UNIT ")?.split_once(' ')) {
            assert!(name.ends_with(&format!("_{unit}")), "{name}");
        }
    }

    #[test]
    fn a_label_of_any_text_stays_one_label() {
        let line = r#"tickmark_exceptions{type="risk_acceptance",owner="the \"shop\\bank\"\nteam"} 2"#;
        assert!(written(false).lines().any(|one| one == line), "{}", written(false));
    }
}
