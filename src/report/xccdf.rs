//! XCCDF 1.2: the rules as a benchmark, the frameworks as its profiles, the run as a test result.
//!
//! Source: NISTIR 7275 revision 4. A rule result is the roll-up over the rule's resources, whose findings are its
//! messages. `content/metrics.md` section 5 maps the words: no evidence is `notchecked`, what could not be decided
//! `unknown`, a waived failure stays `fail`. Who accepted what is in a message and not in an `override`: oscap 1.3 refuses a
//! test result where one rule has an override and another has none.

use super::answer::{self, Answer};
use super::order::{self, Mapped};
use super::texts;
use super::xml::Xml;
use crate::model::{Assessment, Check, FrameworkAssessment, Outcome, Rule, RuleId, RuleStatus, Severity, Status};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// The owner part of every id: a reversed domain name.
const OWNER: &str = "xccdf_io.github.tickmark";
/// The system of rule ids, and of checks.
const SYSTEM: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/rules");
const BENCHMARK: &str = "xccdf_io.github.tickmark_benchmark_tickmark";

/// Writes the benchmark with its test result.
pub(super) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    let mut xml = Xml::new(&mut out)?;
    let attributes =
        [("xmlns", "http://checklists.nist.gov/xccdf/1.2"), ("id", BENCHMARK), ("resolved", "1"), ("xml:lang", "en")];
    xml.open("Benchmark", &attributes)?;
    xml.text("status", &[("date", &assessment.run.as_of.to_string())], "accepted")?;
    xml.text("title", &[], "Tickmark rules")?;
    xml.text("description", &[], texts::WHAT_IT_IS)?;
    xml.text("version", &[], assessment.run.version)?;
    for assessed in &assessment.frameworks {
        profile(&mut xml, assessment, assessed)?;
    }
    for rule in assessment.rules.values() {
        item(&mut xml, rule, answer::controls(&controls, &rule.id))?;
    }
    if !assessment.rules.is_empty() {
        test_result(&mut xml, assessment)?;
    }
    xml.close()?;
    out.flush()
}

/// The rules that give evidence for a framework.
fn profile(xml: &mut Xml<'_>, assessment: &Assessment, assessed: &FrameworkAssessment) -> io::Result<()> {
    let framework = &assessed.framework;
    let applies = order::controls(assessed)
        .filter(|(_, status)| status.is_some_and(|status| status.status != Status::NotApplicable));
    let mapped: BTreeSet<&RuleId> =
        applies.flat_map(|(control, _)| &control.evidence).map(|evidence| &evidence.rule).collect();
    xml.open("Profile", &[("id", &format!("{OWNER}_profile_{}", framework.id))])?;
    xml.text("title", &[], &format!("{} {}", framework.title, framework.version))?;
    for rule in assessment.rules.keys() {
        let selected = if mapped.contains(rule) { "true" } else { "false" };
        xml.empty("select", &[("idref", &rule_id(rule)), ("selected", selected)])?;
    }
    xml.close()
}

fn item(xml: &mut Xml<'_>, rule: &Rule, controls: &[Mapped<'_>]) -> io::Result<()> {
    let attributes =
        [("id", rule_id(&rule.id)), ("selected", "true".to_owned()), ("severity", severity(rule.severity).to_owned())];
    let attributes: Vec<_> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    xml.open("Rule", &attributes)?;
    xml.text("title", &[], &rule.title)?;
    xml.text("description", &[], &rule.description)?;
    for mapped in controls {
        let text = format!("{} {}", mapped.framework.title, mapped.control.id);
        xml.text("reference", &[("href", texts::page(Some(rule)))], &text)?;
    }
    xml.text("ident", &[("system", SYSTEM)], &rule.id.0)?;
    xml.text("fixtext", &[], &rule.remediation)?;
    check(xml, rule)?;
    xml.close()
}

fn check(xml: &mut Xml<'_>, rule: &Rule) -> io::Result<()> {
    xml.open("check", &[("system", SYSTEM)])?;
    xml.empty("check-content-ref", &[("href", &rule.path), ("name", &format!("data.{}.deny", rule.package))])?;
    xml.close()
}

fn test_result(xml: &mut Xml<'_>, assessment: &Assessment) -> io::Result<()> {
    let time = assessment.run.evaluated_at.to_string();
    let id = format!("{OWNER}_testresult_{}", assessment.run.as_of);
    let attributes =
        [("id", id.as_str()), ("start-time", &time), ("end-time", &time), ("version", assessment.run.version)];
    xml.open("TestResult", &attributes)?;
    xml.empty("benchmark", &[("href", "#"), ("id", BENCHMARK)])?;
    xml.text("title", &[], &format!("Tickmark: {}", texts::verdict(assessment)))?;
    xml.text("target", &[], "the files of this run")?;
    xml.open("target-facts", &[])?;
    let content = format!("sha256:{}", assessment.run.content_digest);
    xml.text("fact", &[("name", "urn:tickmark:content"), ("type", "string")], &content)?;
    xml.text("fact", &[("name", "urn:tickmark:files"), ("type", "number")], &assessment.inputs.len().to_string())?;
    xml.close()?;
    let mut by_rule: BTreeMap<&RuleId, Vec<&Check>> = BTreeMap::new();
    for check in &assessment.checks {
        by_rule.entry(&check.rule).or_default().push(check);
    }
    let (mut passed, mut scored) = (0, 0);
    for rule in assessment.rules.values() {
        let checks = by_rule.get(&rule.id).map_or(&[][..], Vec::as_slice);
        let result = result(assessment, rule, checks);
        passed += usize::from(result == "pass");
        scored += usize::from(matches!(result, "pass" | "fail" | "error" | "unknown"));
        rule_result(xml, (rule, result), checks, &time)?;
    }
    let (score, maximum) = (passed.to_string(), scored.to_string());
    xml.text("score", &[("system", "urn:xccdf:scoring:flat-unweighted"), ("maximum", &maximum)], &score)?;
    xml.close()
}

/// NISTIR 7275r4 table 26, for the roll-up of a rule.
fn result(assessment: &Assessment, rule: &Rule, checks: &[&Check]) -> &'static str {
    let status = assessment.rule_results.get(&rule.id).map_or(RuleStatus::NoEvidence, |result| result.status);
    let did_not_run = checks.iter().any(|check| matches!(check.outcome, Outcome::Error(_)));
    match status {
        RuleStatus::Fail | RuleStatus::Waived => "fail",
        RuleStatus::Error if did_not_run => "error",
        RuleStatus::Error | RuleStatus::Partial => "unknown",
        RuleStatus::Pass => "pass",
        RuleStatus::NotApplicable => "notapplicable",
        RuleStatus::NoEvidence => "notchecked",
    }
}

fn rule_result(xml: &mut Xml<'_>, (rule, result): (&Rule, &str), checks: &[&Check], time: &str) -> io::Result<()> {
    let attributes =
        [("idref", rule_id(&rule.id)), ("time", time.to_owned()), ("severity", severity(rule.severity).to_owned())];
    let attributes: Vec<_> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    xml.open("rule-result", &attributes)?;
    xml.text("result", &[], result)?;
    xml.text("ident", &[("system", SYSTEM)], &rule.id.0)?;
    checks.iter().try_for_each(|check| messages(xml, check))?;
    check(xml, rule)?;
    xml.close()
}

fn messages(xml: &mut Xml<'_>, check: &Check) -> io::Result<()> {
    let answer = Answer::of(check);
    let (severity, word) = match answer {
        Answer::Pass | Answer::NotApplicable(_) => return Ok(()),
        Answer::Fail(_) | Answer::Error(_) => ("error", String::new()),
        Answer::Waived(..) | Answer::FalsePositive(..) | Answer::Unknown(_) | Answer::NoEvidence(_) => {
            ("warning", format!("{}: ", answer.name().replace('_', " ")))
        }
    };
    let address = &check.subject.address;
    if let Some(why) = answer.reason() {
        let place = texts::place(&check.subject.location);
        return xml.text("message", &[("severity", severity)], &format!("{place}: {word}{why} ({address})"));
    }
    if let Some(exception) = answer.exception() {
        xml.text("message", &[("severity", "info")], &format!("{} ({address})", answer::waiver(exception)))?;
    }
    answer.findings().iter().try_for_each(|finding| {
        let place = texts::place(&finding.location);
        xml.text("message", &[("severity", severity)], &format!("{place}: {word}{} ({address})", finding.message))
    })
}

fn rule_id(rule: &RuleId) -> String {
    format!("{OWNER}_rule_{rule}")
}

/// XCCDF has no word above high.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "low",
        Severity::Medium => "medium",
        Severity::High | Severity::Critical => "high",
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::part, tests::text};

    #[test]
    fn the_shape_of_a_test_result() {
        let report = text(Format::Xccdf, &sample::signed());
        insta::assert_snapshot!(part(&report, "  <TestResult", "</Benchmark>"));
    }

    #[test]
    fn a_run_without_rules_has_no_test_result() {
        insta::assert_snapshot!(text(Format::Xccdf, &sample::nothing()));
    }
}
