//! A bundle for a person: what, when, by what, with which end; or one control with what its status rests on.

use super::{Files, MINISIG, Restored, SIGNATURE};
use crate::model::{
    Assessment, Check, Control, ControlStatus, Digest, FrameworkAssessment, Location, Outcome, Severity, Status, Word,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Checks of a rule that are shown; `results.json` has all.
const MAX_CHECKS: usize = 20;

/// The bundle, or the controls of this id; none when no framework of the bundle has one.
pub fn show(restored: &Restored, files: &Files, control: Option<&str>) -> Option<String> {
    let mut text = String::new();
    let Some(wanted) = control else {
        overview(restored, files, &mut text);
        return Some(text);
    };
    let assessment = &restored.assessment;
    for framework in &assessment.frameworks {
        for (control, status) in framework.framework.controls.iter().zip(&framework.controls) {
            if is_called(control, wanted) {
                of_control(assessment, framework, (control, status), &mut text);
            }
        }
    }
    (!text.is_empty()).then_some(text)
}

fn is_called(control: &Control, wanted: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-'], "");
    let wanted = plain(wanted);
    let id = plain(&control.id.0);
    let bare = control.id.0.split_once('-').map(|(_, bare)| plain(bare));
    id == wanted || bare == Some(wanted.clone()) || control.aliases.iter().any(|alias| plain(alias) == wanted)
}

fn overview(restored: &Restored, files: &Files, text: &mut String) {
    let (run, assessment) = (&restored.run, &restored.assessment);
    let occasion = &run.occasion;
    // writing to a String cannot fail
    let _ = writeln!(text, "evidence of {}, evaluated {}", run.as_of, run.evaluated_at);
    let tool = &run.tool;
    let _ = writeln!(text, "by          {} {} ({}, {})", tool.name, tool.version, tool.target, tool.rego_engine);
    let environment = &occasion.environment;
    let who = [&occasion.person, &environment.user, &environment.host].into_iter().flatten();
    let who: Vec<&str> = who.map(String::as_str).collect();
    let _ = writeln!(
        text,
        "run         {} by {}",
        occasion.started_at,
        if who.is_empty() { "somebody".to_owned() } else { who.join(", ") }
    );
    if let Some(ci) = &occasion.ci {
        let parts = [&ci.repository, &ci.commit, &ci.url].into_iter().flatten();
        let _ = writeln!(text, "pipeline    {} {}", ci.system, parts.cloned().collect::<Vec<_>>().join(" "));
    }
    let is_signed = [SIGNATURE, MINISIG].iter().any(|name| files.contains_key(*name));
    let signed = if is_signed { "yes" } else { "no: who ran it, where and when is what its holder says" };
    let _ = writeln!(text, "signed      {signed}; `tickmark evidence verify` checks what is only shown here");
    let settings = &run.settings;
    let scanned: Vec<&str> = settings.paths.iter().chain(&settings.hosts).map(String::as_str).collect();
    let _ = writeln!(text, "scanned     {}", scanned.join(", "));
    let kept = if restored.copies.is_some() { "copies are in the bundle" } else { "by digest" };
    let _ = writeln!(text, "inputs      {}, {kept}", assessment.inputs.len());
    let _ = writeln!(text, "policies    sha256:{}", restored.catalog.digest);
    let _ = writeln!(text, "verdict     {} (exit code {})", run.verdict, run.exit_code);
    for failure in &assessment.gate_failures {
        let _ = writeln!(text, "            {failure}");
    }
    if let Some(previous) = &restored.previous {
        let _ = writeln!(text, "follows     the bundle of {}, SHA256SUMS {}", previous.as_of, previous.sha256sums);
    }
    let _ = writeln!(text);
    for framework in &assessment.frameworks {
        of_framework(framework, text);
    }
    let failing = assessment.checks.iter().filter(|check| Word::of(check) == Word::Fail).count();
    let _ = writeln!(
        text,
        "\n{} checks, {failing} of them fail; a control: tickmark evidence show BUNDLE CONTROL",
        assessment.checks.len()
    );
}

fn of_framework(framework: &FrameworkAssessment, text: &mut String) {
    let counts = framework.counts.iter();
    let counts: Vec<String> = counts.map(|(status, count)| format!("{count} {}", words(*status))).collect();
    let percent = |share: Option<f64>| share.map_or_else(|| "n/a".to_owned(), |share| format!("{share:.1} %"));
    let _ = writeln!(
        text,
        "{:<18} {}; score {}, coverage {}",
        format!("{} {}", framework.framework.id, framework.framework.version),
        counts.join(", "),
        percent(framework.score.score),
        percent(framework.score.coverage)
    );
}

fn words(status: Status) -> String {
    status.name().replace('_', " ")
}

fn of_control(
    assessment: &Assessment,
    framework: &FrameworkAssessment,
    (control, status): (&Control, &ControlStatus),
    text: &mut String,
) {
    let inputs: BTreeMap<&str, Digest> = assessment.inputs.iter().map(|one| (&*one.path, one.digest)).collect();
    let _ = writeln!(text, "{} {}", control.id, control.title);
    let _ = writeln!(text, "{} {}: {}", framework.framework.title, framework.framework.version, control.citation);
    let _ = writeln!(text, "status      {}", words(status.status));
    let _ = writeln!(text, "reason      {}", status.reason);
    for evidence in &control.evidence {
        let rule = assessment.rules.get(&evidence.rule);
        let severity = rule.map_or(Severity::Low, |rule| rule.severity).name();
        let title = rule.map_or("", |rule| &*rule.title);
        let _ = writeln!(text, "\n{} {severity}: {title}\n  because {}", evidence.rule, evidence.because);
        let checks: Vec<&Check> = assessment.checks.iter().filter(|check| check.rule == evidence.rule).collect();
        if checks.is_empty() {
            let _ = writeln!(text, "  no check: no input shows what it judges");
        }
        for check in checks.iter().take(MAX_CHECKS) {
            of_check(check, &inputs, assessment, text);
        }
        if checks.len() > MAX_CHECKS {
            let _ = writeln!(text, "  {} more checks in results.json", checks.len() - MAX_CHECKS);
        }
    }
    let _ = writeln!(text);
}

fn of_check(check: &Check, inputs: &BTreeMap<&str, Digest>, assessment: &Assessment, text: &mut String) {
    let subject = &check.subject;
    let word = Word::of(check).name().replace('_', " ");
    let exception = check.exception.as_ref().map(|exception| format!(" by {}", exception.id)).unwrap_or_default();
    let _ = writeln!(text, "  {word}{exception}: {} ({})", subject.address, subject.view.name());
    let at = subject.collected.at(assessment.run.evaluated_at);
    let at = at.map_or_else(|| "at an unknown time".to_owned(), |at| at.to_string());
    let stale = if assessment.stale(subject).is_some() { ": stale" } else { "" };
    let _ = writeln!(text, "    collected {at}, {}{stale}", subject.collected.words());
    let place = |location: &Location, text: &mut String| {
        let digest = inputs.get(&*location.path).map_or_else(|| "not known".to_owned(), ToString::to_string);
        let _ = writeln!(text, "    {}:{}\n    sha256 {digest}", location.path, location.start.line);
    };
    match &check.outcome {
        Outcome::Fail(findings) => {
            for finding in findings {
                let _ = writeln!(text, "    {}", finding.message);
                place(&finding.location, text);
                let input = inputs.get(&*finding.location.path).copied();
                if let Some(exhibit) = crate::report::exhibit(finding, input) {
                    let _ = writeln!(text, "    {}", exhibit.path());
                }
            }
        }
        Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) | Outcome::NotApplicable(why) => {
            let _ = writeln!(text, "    {why}");
            place(&subject.location, text);
        }
        Outcome::Pass => place(&subject.location, text),
    }
}
