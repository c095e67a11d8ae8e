//! The negative space: what was not decided, not read, not judged; then every rule and every input.

use super::markup::{Column, Prose, Safe, Table, coloured, id, section, tag};
use crate::model::{Assessment, Collected, InputRecord, LeftOut, Problem, Rule, RuleStatus, Stale, Time};
use crate::report::answer::{self, Row};
use crate::report::{Style, aged, texts};
use std::io::{self, Write};

/// Writes what was not seen.
pub(super) fn not_seen(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    section(out, "not-seen")?;
    let run = &assessment.run;
    let idle = assessment.rules.keys().filter(|rule| status(assessment, &rule.0) == RuleStatus::NoEvidence).count();
    writeln!(out, "<ul>")?;
    writeln!(out, "<li>{} of {} met nothing they judge.</li>", idle, texts::count(assessment.rules.len(), "rule"))?;
    writeln!(out, "<li>{} that ignore rules hid.</li>", texts::count(run.files_ignored, "file"))?;
    writeln!(out, "</ul>")?;
    undecided(assessment, out)?;
    stale(assessment, out)?;
    problems(assessment, out)?;
    left_out(assessment, out)?;
    let columns = [Column::Name("Type"), Column::Number("Resources")];
    let row = |(name, count): (&String, &usize)| vec![Safe(name).to_string(), count.to_string()];
    let caption = "Resources that were read and that no kind describes, so that no rule judged them".to_owned();
    let unjudged: Vec<_> = run.unjudged_types.iter().map(row).collect();
    Table { id: "unjudged", caption, columns: &columns }.write_long(out, &unjudged)?;
    writeln!(out, "</section>")
}

fn status(assessment: &Assessment, rule: &str) -> RuleStatus {
    let result = assessment.rule_results.iter().find(|(id, _)| *id.0 == *rule);
    result.map_or(RuleStatus::NoEvidence, |(_, result)| result.status)
}

fn undecided(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let rows = answer::rows(assessment, &Style::default());
    let groups = answer::undecided(&rows);
    let columns = [
        Column::Name("Rule"),
        Column::Text("Outcome"),
        Column::Text("Why"),
        Column::Text("First place"),
        Column::Number("Checks"),
    ];
    let row = |((rule, outcome, why), rows): (&(&str, &str, &str), &Vec<&Row<'_>>)| {
        let place = rows.first().map_or_else(String::new, |row| texts::place(row.location()));
        let word = coloured(if *outcome == "error" { "error" } else { "no_evidence" }, outcome);
        vec![
            Safe(rule).to_string(),
            word,
            Prose(why).to_string(),
            format!("<code>{}</code>", Safe(&place)),
            rows.len().to_string(),
        ]
    };
    let caption = "Checks that were not decided: neither pass nor failure".to_owned();
    Table { id: "undecided", caption, columns: &columns }.write_long(out, &groups.iter().map(row).collect::<Vec<_>>())
}

/// Passes that rest on evidence too old to count, or of an unknown time.
fn stale(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let passes = aged::of(assessment);
    if passes.is_empty() {
        return Ok(());
    }
    let as_of = assessment.run.as_of;
    let files = passes.iter().flat_map(|(why, files)| files.iter().map(|(path, count)| (*why, *path, *count)));
    let columns =
        [Column::Name("File"), Column::Text("Evidence"), Column::Text("What to do"), Column::Number("Passes")];
    let row = |(why, path, count): (Stale, &str, usize)| {
        vec![
            format!("<code>{}</code>", Safe(path)),
            Safe(&aged::why(why, as_of)).to_string(),
            Safe(aged::help(why)).to_string(),
            count.to_string(),
        ]
    };
    let caption = "Passes on stale evidence: the controls that they speak for are partial at best".to_owned();
    Table { id: "stale", caption, columns: &columns }.write_long(out, &files.map(row).collect::<Vec<_>>())
}

fn problems(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let columns = [Column::Name("Level"), Column::Text("Stage"), Column::Text("Problem")];
    let mut problems: Vec<&Problem> = assessment.problems.iter().collect();
    problems.sort_by_key(|problem| problem.level);
    let row = |problem: &&Problem| {
        let text = Prose(&texts::problem(problem)).to_string();
        vec![problem.level.name().to_owned(), problem.stage.name().to_owned(), text]
    };
    let caption = format!("{}: not read, or not as meant", texts::count(problems.len(), "problem"));
    let rows: Vec<_> = problems.iter().map(row).collect();
    Table { id: "problems", caption, columns: &columns }.write_long(out, &rows)
}

/// Paths that were seen and not read, on purpose.
fn left_out(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let left_out = &assessment.run.left_out;
    let columns = [Column::Name("Path"), Column::Text("Why")];
    let row = |one: &LeftOut| vec![format!("<code>{}</code>", Safe(&one.path)), one.why.name().replace('_', " ")];
    let caption = "Paths that were seen and not read, on purpose".to_owned();
    let rows: Vec<_> = left_out.iter().map(row).collect();
    Table { id: "left-out", caption, columns: &columns }.write_long(out, &rows)
}

/// Writes every rule with what it came to.
pub(super) fn rules(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    section(out, "rules")?;
    let columns = [
        Column::Name("Rule"),
        Column::Text("Severity"),
        Column::Text("What should hold"),
        Column::Text("Result"),
        Column::Number("Passed"),
        Column::Number("Failed"),
        Column::Number("Waived"),
        Column::Number("Undecided"),
        Column::Number("No evidence"),
        Column::Number("Not applicable"),
    ];
    let caption = "Every rule, with its checks by outcome".to_owned();
    let rows = assessment.rules.values().map(|rule| rule_row(assessment, rule));
    writeln!(out, "<details><summary>{}</summary>", texts::count(assessment.rules.len(), "rule"))?;
    Table { id: "rule-results", caption, columns: &columns }.write(out, rows)?;
    writeln!(out, "</details>\n</section>")
}

fn rule_row(assessment: &Assessment, rule: &Rule) -> (Option<String>, Vec<String>) {
    let result = assessment.rule_results.get(&rule.id);
    let status = result.map_or(RuleStatus::NoEvidence, |result| result.status);
    let name = if status == RuleStatus::Fail {
        format!("<a href=\"#findings-{}\">{}</a>", id(&rule.id.0), Safe(&rule.id))
    } else {
        Safe(&rule.id).to_string()
    };
    let mut cells = vec![name, tag(rule.severity.name()), Prose(&rule.title).to_string(), tag(status.name())];
    let counts = result
        .map_or([0; 6], |one| [one.passed, one.failed, one.waived, one.undecided, one.no_evidence, one.not_applicable]);
    cells.extend(counts.map(|count| count.to_string()));
    (Some(format!("rule-{}", id(&rule.id.0))), cells)
}

/// When something was collected, and who says so.
fn collected(collected: Collected, evaluated_at: Time) -> String {
    match collected.at(evaluated_at) {
        Some(at) => format!("<time datetime=\"{at}\">{at}</time>, {}", Safe(collected.words())),
        None => format!("unknown: {}", Safe(collected.words())),
    }
}

/// Writes every file that was read, with its time and its digest.
pub(super) fn inputs(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    section(out, "inputs")?;
    let columns = [
        Column::Name("File"),
        Column::Text("Taken for"),
        Column::Text("Collected"),
        Column::Number("Resources"),
        Column::Text("SHA-256"),
    ];
    let row = |input: &InputRecord| {
        vec![
            format!("<code>{}</code>", Safe(&input.path)),
            Safe(&input.recognised).to_string(),
            collected(input.collected, assessment.run.evaluated_at),
            input.resources.to_string(),
            format!("<code>{}</code>", input.digest),
        ]
    };
    let files: Vec<_> = assessment.inputs.iter().map(row).collect();
    Table { id: "files", caption: "Files that were read".to_owned(), columns: &columns }.write_long(out, &files)?;
    writeln!(out, "</section>")
}
