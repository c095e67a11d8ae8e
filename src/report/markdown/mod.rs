//! Markdown as GitHub and GitLab read it: a pull-request comment, and the summary of a workflow step.
//!
//! The comment starts with a marker, so that a later run finds and replaces it. What does not fit the host's limit is
//! counted, never cut in the middle; the worst comes first. What a scanned file says is escaped: it can neither mark
//! itself up nor mention people or issues.

mod change;
mod page;
mod sections;

use crate::model::{Assessment, Change};
use page::Page;
use std::io::{self, Write};

/// The first line of a comment; it never changes.
const MARKER: &str = "<!-- tickmark -->";
/// The same of a comment on what changed.
const CHANGE_MARKER: &str = "<!-- tickmark diff -->";
/// GitHub refuses a comment of 65,536 characters; bytes are never fewer than characters.
const MAX_COMMENT: usize = 65_000;
/// GitHub refuses a step summary of more than 1 MiB.
const MAX_SUMMARY: usize = 1_000_000;

/// Writes a comment for a pull request.
pub(super) fn comment(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(MAX_COMMENT);
    page.line(MARKER);
    sections::write(&mut page, assessment);
    out.write_all(page.text().as_bytes())
}

/// Writes a summary for `$GITHUB_STEP_SUMMARY`.
pub(super) fn summary(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(MAX_SUMMARY);
    sections::write(&mut page, assessment);
    out.write_all(page.text().as_bytes())
}

/// Writes a comment on what changed from one run to another.
pub(super) fn change(change: &Change, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(MAX_COMMENT);
    page.line(CHANGE_MARKER);
    change::write(&mut page, change);
    out.write_all(page.text().as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::text};

    #[test]
    fn a_comment_for_a_pull_request() {
        insta::assert_snapshot!(text(Format::Markdown, &sample::signed()));
    }

    #[test]
    fn a_comment_on_what_changed() {
        let mut out = Vec::new();
        super::change(&sample::held().change.unwrap(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
        let comment = text(Format::Markdown, &sample::held());
        let (_, change) = comment.split_once("**1 new finding**").unwrap();
        let (change, _) = change.split_once("#### Controls by status").unwrap();
        insta::assert_snapshot!(change);
    }

    #[test]
    fn nothing_evaluated_is_never_a_pass() {
        let comment = text(Format::Markdown, &sample::nothing());
        assert!(comment.contains("nothing was evaluated") && !comment.contains("passed"), "{comment}");
    }

    #[test]
    fn hosts_accept_30_000_findings() {
        let many = sample::many(30_000);
        let (comment, summary) = (text(Format::Markdown, &many), text(Format::GithubSummary, &many));
        assert!(comment.len() < 65_536 && summary.len() < 1 << 20);
        for text in [comment, summary] {
            assert!(text.contains("more findings are not shown"), "what is left out is counted");
            assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
        }
    }
}
