//! One HTML file for people: no script, nothing loaded, readable on paper and by screen readers.
//!
//! Page one says what it is and what it is not (`content/evidence.md` sections 1 and 9). Every chart has its numbers as
//! text beside it. A content security policy allows the one style sheet, by its digest, and nothing else, so that even
//! text that escaped our escaping could load or run nothing.

mod accepted;
mod charts;
mod controls;
mod findings;
mod front;
mod gaps;
mod history;
mod markup;

use crate::model::Assessment;
use crate::report::Style;
use markup::{Safe, base64};
use sha2::Digest as _;
use std::io::{self, Write};

const CSS: &str = include_str!("style.css");

/// The sections, in the order of reading.
const SECTIONS: [(&str, &str); 9] = [
    ("about", "What this is"),
    ("summary", "Summary"),
    ("history", "History"),
    ("controls", "Controls"),
    ("findings", "Findings"),
    ("accepted", "Exceptions and attestations"),
    ("not-seen", "What was not seen"),
    ("rules", "Rules"),
    ("inputs", "Inputs"),
];

/// Writes the page.
pub(super) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let out: &mut dyn Write = &mut io::BufWriter::new(out);
    head(assessment, out)?;
    front::about(assessment, out)?;
    front::summary(assessment, out)?;
    history::write(assessment.history.as_deref(), out)?;
    controls::write(assessment, out)?;
    findings::write(assessment, style, out)?;
    accepted::write(assessment, out)?;
    gaps::not_seen(assessment, out)?;
    gaps::rules(assessment, out)?;
    gaps::inputs(assessment, out)?;
    let run = &assessment.run;
    writeln!(
        out,
        "</main>\n<footer><p>Tickmark {}, policies <code>sha256:{}</code></p></footer>",
        Safe(run.version),
        run.content_digest
    )?;
    writeln!(out, "</body>\n</html>")?;
    out.flush()
}

fn head(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let digest = base64(&sha2::Sha256::digest(CSS));
    let title = format!("Compliance evidence, {}", assessment.run.as_of);
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>{CSS}</style>\n</head>\n<body>",
        Safe(&title)
    )?;
    writeln!(out, "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header><h1>Compliance evidence</h1>")?;
    let time = assessment.run.evaluated_at;
    writeln!(
        out,
        "<p>As of <strong>{}</strong>, evaluated <time datetime=\"{time}\">{time}</time> by Tickmark {}.</p></header>",
        assessment.run.as_of,
        Safe(assessment.run.version)
    )?;
    writeln!(out, "<nav aria-label=\"Sections\"><ul>")?;
    let shown = SECTIONS.iter().filter(|(id, _)| *id != "history" || assessment.history.is_some());
    shown.into_iter().try_for_each(|(id, title)| writeln!(out, "<li><a href=\"#{id}\">{title}</a></li>"))?;
    writeln!(out, "</ul></nav>\n<main id=\"main\">")
}

#[cfg(test)]
mod tests {
    use crate::model::Status;
    use crate::report::{Format, sample, tests::part, tests::text};

    #[test]
    fn the_front_of_a_report() {
        let report = text(Format::Html, &sample::signed());
        insta::assert_snapshot!(part(&report, "<section id=\"about\"", "<section id=\"controls\""));
    }

    #[test]
    fn a_history_is_drawn_and_told() {
        let mut assessment = sample::signed();
        assessment.history = Some(Box::new(sample::trend()));
        let report = text(Format::Html, &assessment);
        insta::assert_snapshot!(part(&report, "<section id=\"history\"", "<section id=\"controls\""));
        assert!(!text(Format::Html, &sample::signed()).contains("#history"));
    }

    #[test]
    fn findings_with_their_source() {
        let report = text(Format::Html, &sample::signed());
        insta::assert_snapshot!(part(&report, "<details class=\"rule\" id=\"findings-AWS-S3-003\"", "</details>"));
    }

    #[test]
    fn nothing_is_loaded_or_run() {
        let report = text(Format::Html, &sample::signed());
        for word in ["<script", "javascript:", "<img", "<link", "@import", "url(", " style=", " onclick"] {
            assert!(!report.contains(word), "{word}");
        }
    }

    #[test]
    fn page_one_says_what_it_is_not() {
        for assessment in [sample::signed(), sample::nothing()] {
            let report = text(Format::Html, &assessment);
            assert!(report.contains("It is not a PCI DSS report on compliance"));
            assert!(!report.contains("compliant"), "never said of a framework");
        }
        assert!(text(Format::Html, &sample::nothing()).contains("nothing was evaluated"));
    }

    #[test]
    fn a_run_that_cannot_be_trusted_says_why_on_page_one() {
        let page = text(Format::Html, &sample::signed());
        let about = part(&page, "<section id=\"about\"", "</section>");
        assert!(about.contains("could not all be read or judged: rule-metadata, yaml-syntax"), "{about}");
    }

    #[test]
    fn what_a_large_run_did_not_see_is_folded_and_never_cut_in_silence() {
        let mut assessment = sample::signed();
        let problem = assessment.problems[0].clone();
        assessment.problems = vec![problem; 2_001];
        let page = text(Format::Html, &assessment);
        let not_seen = part(&page, "<section id=\"not-seen\"", "</section>");
        assert!(not_seen.contains("<details><summary>2001 problems: not read, or not as meant (2001 rows)</summary>"));
        assert!(not_seen.contains("<p>1 more rows are not shown; the JSON report has them.</p>\n</details>"));
    }

    #[test]
    fn groups_are_counted_apart_from_controls_in_every_format() {
        let mut assessment = sample::signed();
        for control in &mut assessment.frameworks[0].controls {
            control.status = Status::NotApplicable;
        }
        let page = text(Format::Html, &assessment);
        let summary = part(&page, "<section id=\"summary\"", "<h3>");
        let cells: Vec<&str> = summary.split("</td><td class=\"number\">").collect();
        assert_eq!(cells[8], "1", "{summary}");
        assert!(page.contains(": 1 control and 1 group of them</summary>"));
        assessment.frameworks[0].controls[0].status = Status::Fail;
        let comment = text(Format::Markdown, &assessment);
        assert!(comment.contains("gdpr: 0 controls and 1 group of them that fail"), "{comment}");
    }

    #[test]
    fn a_page_stays_readable_at_30_000_findings() {
        let report = text(Format::Html, &sample::many(30_000));
        assert!(report.len() < 5 << 20, "{} bytes", report.len());
        assert!(report.contains("more findings of this rule are not shown"));
    }
}
