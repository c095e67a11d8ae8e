//! What a page says, in the order of what its reader does next.

use super::page::{Page, Section, code, plain, prose};
use crate::model::{Assessment, FrameworkAssessment, Standing, Status};
use crate::report::answer::{self, Row};
use crate::report::{Style, order, since, texts};

/// Statuses that have a column; those that are not here are rare and are in the list of controls.
const COLUMNS: [(Status, &str); 7] = [
    (Status::Pass, "pass"),
    (Status::Fail, "fail"),
    (Status::Error, "error"),
    (Status::Waived, "waived"),
    (Status::Partial, "partial"),
    (Status::Attested, "attested"),
    (Status::NoEvidence, "no evidence"),
];

/// Writes every section.
pub(super) fn write(page: &mut Page, assessment: &Assessment) {
    let rows = answer::rows(assessment, &Style::default());
    verdict(page, assessment);
    if let Some(change) = &assessment.change {
        super::change::controls(page, change);
        super::change::expiring(page, change);
    }
    scoreboard(page, assessment);
    findings(page, assessment);
    controls(page, assessment);
    accepted(page, &rows);
    undecided(page, &rows);
    problems(page, assessment);
    let run = &assessment.run;
    page.line(&format!("\n<sub>{}</sub>\n", texts::WHAT_IT_IS));
    page.line(&format!(
        "<sub>Tickmark {}, as of {}, policies sha256:{}</sub>",
        run.version, run.as_of, run.content_digest
    ));
}

fn verdict(page: &mut Page, assessment: &Assessment) {
    page.line(&format!("### Tickmark: {}\n", texts::verdict(assessment)));
    for failure in &assessment.gate_failures {
        page.line(&format!("- {}", plain(failure)));
    }
    let open = answer::open(assessment);
    let noun = if assessment.baseline.is_some() { "new finding" } else { "finding" };
    let found = texts::count(open.len(), noun);
    let by = texts::severities(open.iter().map(Row::severity));
    let by = if by.is_empty() { String::new() } else { format!(": {by}") };
    let files = texts::count(assessment.inputs.len(), "file");
    let checks = texts::count(assessment.checks.len(), "check");
    page.line(&format!("\n**{found}**{by} ({files}, {checks})\n"));
    for said in since::sentences(assessment) {
        page.line(&format!("- {}", plain(&said)));
    }
    if assessment.baseline.is_some() || assessment.run.changed_since.is_some() {
        page.line("");
    }
}

fn scoreboard(page: &mut Page, assessment: &Assessment) {
    let mut columns = vec!["framework"];
    columns.extend(COLUMNS.map(|(_, name)| name));
    columns.extend(["manual", "score", "coverage"]);
    let section =
        Section { title: "Controls by status".to_owned(), folded: false, columns: &columns, noun: "framework" };
    page.table(&section, assessment.frameworks.iter().map(standing));
}

fn standing(assessed: &FrameworkAssessment) -> Vec<String> {
    let count = |status: Status| assessed.counts.get(&status).copied().unwrap_or(0).to_string();
    let mut row = vec![plain(&format!("{} {}", assessed.framework.id, assessed.framework.version))];
    row.extend(COLUMNS.map(|(status, _)| count(status)));
    row.extend([count(Status::Manual), texts::percent(assessed.score.score), texts::percent(assessed.score.coverage)]);
    row
}

fn findings(page: &mut Page, assessment: &Assessment) {
    let columns = ["severity", "rule", "what is wrong", "where", "fix"];
    let section = Section { title: "Findings".to_owned(), folded: false, columns: &columns, noun: "finding" };
    let open = answer::open(assessment);
    page.table(&section, open.iter().map(finding));
}

fn finding(row: &Row<'_>) -> Vec<String> {
    let fix = row.rule.map_or("", |rule| &rule.remediation);
    vec![
        row.severity().name().to_owned(),
        plain(&row.check.rule.0),
        format!("{} ({})", plain(&texts::cut(&row.message(), 300)), plain(&row.check.subject.address)),
        code(&texts::place(row.location())),
        prose(fix),
    ]
}

/// Controls that need a look, by framework.
fn controls(page: &mut Page, assessment: &Assessment) {
    let wanted = [Status::Fail, Status::Error, Status::Waived];
    for assessed in &assessment.frameworks {
        let found: Vec<_> = order::controls(assessed)
            .filter_map(|(control, status)| Some((control, status.filter(|status| wanted.contains(&status.status))?)))
            .collect();
        let rows: Vec<Vec<String>> = found
            .iter()
            .map(|(control, status)| {
                let title = format!("{} {}", control.id, control.title);
                vec![plain(&title), status.status.name().replace('_', " "), plain(&texts::cut(&status.reason, 300))]
            })
            .collect();
        let title = format!(
            "{}: {} that fail, are in error or are waived",
            plain(&assessed.framework.id),
            texts::controls(found.iter().map(|(control, _)| *control))
        );
        let section = Section { title, folded: true, columns: &["control", "status", "reason"], noun: "control" };
        page.table(&section, rows.into_iter());
    }
}

fn accepted(page: &mut Page, rows: &[Row<'_>]) {
    let accepted: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row, row.answer.exception()?)))
        .map(|(row, exception)| {
            let days = row.check.exception.as_ref().map_or_else(String::new, |exception| exception.expires.to_string());
            vec![
                plain(&row.check.rule.0),
                format!("{} ({})", plain(&row.message()), code(&texts::place(row.location()))),
                plain(&answer::waiver(exception)),
                days,
            ]
        })
        .collect();
    let title = format!("{} accepted: still failures, not passes", texts::count(accepted.len(), "finding"));
    let section =
        Section { title, folded: true, columns: &["rule", "what is wrong", "exception", "expires"], noun: "finding" };
    page.table(&section, accepted.into_iter());
}

fn undecided(page: &mut Page, rows: &[Row<'_>]) {
    let groups = answer::undecided(rows);
    let open: usize = groups.values().map(Vec::len).sum();
    let title = format!("{} not decided: neither pass nor failure", texts::count(open, "check"));
    let section = Section { title, folded: true, columns: &["rule", "outcome", "why", "where"], noun: "group" };
    let row = |((rule, outcome, why), rows): (&(&str, &str, &str), &Vec<&Row<'_>>)| {
        let first = rows.first().map_or_else(String::new, |row| code(&texts::place(row.location())));
        let more = if rows.len() > 1 { format!(" and {} more", rows.len() - 1) } else { String::new() };
        vec![plain(rule), outcome.replace('_', " "), plain(why), format!("{first}{more}")]
    };
    page.table(&section, groups.iter().map(row));
}

fn problems(page: &mut Page, assessment: &Assessment) {
    let title = format!("{}: not read, or not as meant", texts::count(assessment.problems.len(), "problem"));
    let section = Section { title, folded: true, columns: &["level", "problem"], noun: "problem" };
    let mut problems: Vec<_> = assessment.problems.iter().collect();
    problems.sort_by_key(|problem| problem.level);
    page.table(&section, problems.iter().map(|one| vec![one.level.name().to_owned(), plain(&texts::problem(one))]));
    // expired and void ones are problems
    for used in assessment.exceptions.iter().filter(|used| used.standing == Standing::Early) {
        let why = format!("is not in force before {}", used.exception.approved);
        page.line(&format!("- exception {} {why}", plain(&used.exception.id)));
    }
}
