//! `JUnit` XML, for test reports of CI servers: a suite for each rule, a case for each resource.
//!
//! Follows Jenkins' `junit-10.xsd`, the strictest description there is; it knows no `file` attribute, so places are in
//! the text. A case is red where the exit code is: failures, and rules that did not run. What is waived, a false
//! positive, unknown, without evidence or not applicable is skipped, never a pass. No time is given: none is measured.

use super::answer::{self, Answer};
use super::order::{self, Mapped};
use super::xml::Xml;
use super::{since, texts};
use crate::model::{Assessment, Check, Finding, Rule, RuleId, Since};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the report; it always lists every check, since its counts must be those of the run.
pub(super) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    let mut suites: BTreeMap<&RuleId, Vec<&Check>> = BTreeMap::new();
    for check in &assessment.checks {
        suites.entry(&check.rule).or_default().push(check);
    }
    let mut xml = Xml::new(&mut out)?;
    let all = Counts::of(&mut assessment.checks.iter());
    let [tests, failures, errors, _] = all.texts();
    xml.open("testsuites", &[("name", "tickmark"), ("tests", &tests), ("failures", &failures), ("errors", &errors)])?;
    for (rule, checks) in &suites {
        suite(&mut xml, assessment, rule, checks, answer::controls(&controls, rule))?;
    }
    xml.close()?;
    out.flush()
}

/// Cases by what becomes of them.
#[derive(Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn of(checks: &mut dyn Iterator<Item = &Check>) -> Self {
        let mut counts = Self::default();
        for check in checks {
            counts.tests += 1;
            match Answer::of(check) {
                Answer::Pass => {}
                Answer::Fail(_) if check.since() == Some(Since::Known) => counts.skipped += 1,
                Answer::Fail(_) => counts.failures += 1,
                Answer::Error(_) => counts.errors += 1,
                Answer::Waived(..)
                | Answer::FalsePositive(..)
                | Answer::Unknown(_)
                | Answer::NoEvidence(_)
                | Answer::NotApplicable(_) => counts.skipped += 1,
            }
        }
        counts
    }

    fn texts(&self) -> [String; 4] {
        [self.tests, self.failures, self.errors, self.skipped].map(|count| count.to_string())
    }
}

fn suite(
    xml: &mut Xml<'_>,
    assessment: &Assessment,
    id: &RuleId,
    checks: &[&Check],
    controls: &[Mapped<'_>],
) -> io::Result<()> {
    let rule = assessment.rules.get(id).map(AsRef::as_ref);
    let name = rule.map_or_else(|| id.to_string(), |rule| format!("{id} {}", rule.title));
    let [tests, failures, errors, skipped] = Counts::of(&mut checks.iter().copied()).texts();
    let time = assessment.run.evaluated_at.to_string();
    let timestamp = time.split('.').next().unwrap_or_default();
    let counts = [("tests", tests.as_str()), ("failures", &failures), ("errors", &errors), ("skipped", &skipped)];
    let attributes: Vec<_> =
        [("name", name.as_str())].into_iter().chain(counts).chain([("timestamp", timestamp)]).collect();
    xml.open("testsuite", &attributes)?;
    xml.open("properties", &[])?;
    let severity = rule.map_or("low", |rule| rule.severity.name());
    xml.empty("property", &[("name", "severity"), ("value", severity)])?;
    xml.empty("property", &[("name", "controls"), ("value", &texts::control_ids(controls))])?;
    for said in since::sentences(assessment) {
        xml.empty("property", &[("name", "remark"), ("value", &said)])?;
    }
    xml.close()?;
    checks.iter().try_for_each(|check| case(xml, check, rule))?;
    xml.close()
}

fn case(xml: &mut Xml<'_>, check: &Check, rule: Option<&Rule>) -> io::Result<()> {
    let name = format!("{} ({})", check.subject.address, check.subject.view.name());
    let class = format!("tickmark.{}", check.rule);
    let attributes = [("name", name.as_str()), ("classname", &class)];
    let answer = Answer::of(check);
    let (element, message) = match answer {
        Answer::Pass => return xml.empty("testcase", &attributes),
        Answer::Fail(_) if check.since() == Some(Since::Known) => {
            ("skipped", "the failure was there before: the baseline has it".to_owned())
        }
        Answer::Fail(findings) => {
            ("failure", new(findings).next().map_or_else(String::new, |first| first.message.to_string()))
        }
        Answer::Waived(_, exception) | Answer::FalsePositive(_, exception) => ("skipped", answer::waiver(exception)),
        Answer::Error(why) => ("error", why.to_owned()),
        Answer::Unknown(why) | Answer::NoEvidence(why) | Answer::NotApplicable(why) => {
            ("skipped", format!("{}: {why}", answer.name().replace('_', " ")))
        }
    };
    let kind = if element == "failure" { rule.map_or("low", |rule| rule.severity.name()) } else { answer.name() };
    xml.open("testcase", &attributes)?;
    xml.text(element, &[("message", &message), ("type", kind)], &body(answer.findings(), check, rule))?;
    xml.close()
}

/// The findings that were not there before.
fn new(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| !since::is_known(finding))
}

fn body(findings: &[Finding], check: &Check, rule: Option<&Rule>) -> String {
    if findings.is_empty() {
        return texts::place(&check.subject.location);
    }
    let known = |finding: &Finding| if since::is_known(finding) { " (there before)" } else { "" };
    let line =
        |finding: &Finding| format!("{}: {}{}", texts::place(&finding.location), finding.message, known(finding));
    let lines = findings.iter().map(line);
    let fix = rule.map(|rule| format!("fix: {}", rule.remediation));
    lines.chain(fix).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::part, tests::text};

    #[test]
    fn the_shape_of_a_report() {
        let report = text(Format::Junit, &sample::signed());
        assert!(report.contains("<testsuites name=\"tickmark\" tests=\"11\" failures=\"4\" errors=\"1\">"), "{report}");
        insta::assert_snapshot!(part(&report, "  <testsuite name=\"K8S-POD-009", "</testsuites>"));
    }

    #[test]
    fn an_empty_run_has_no_test() {
        insta::assert_snapshot!(text(Format::Junit, &sample::nothing()));
    }
}
