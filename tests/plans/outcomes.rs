//! Code and plan of one thing get the same verdict from every rule, or the report says what one of them cannot know.

use super::{cases, common};
use common::Content;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tickmark::collect::{self, Inventory, Limits, Request};
use tickmark::model::{Given, Outcome, TerraformInputs, Variant, View};
use tickmark::scan::{Judges, scan};

/// Where the differences stand that remain, each with the reason that the report gives.
const DIFFERENCES: &str = "tests/oracles/plans/differences.txt";

/// Outcome and reason by rule and address.
type Outcomes = BTreeMap<(String, String), (&'static str, String)>;

#[test]
fn a_plan_is_judged_as_the_code_it_was_made_of() {
    let content = Content::load();
    let (mut differences, mut contradictions, mut equal) = (Vec::new(), Vec::new(), 0);
    for case in cases() {
        let name = case.file_name().unwrap().to_str().unwrap();
        let code = outcomes(&content, &sources(&case));
        let plan = outcomes(&content, &common::inventory(&case.join("plan.json")));
        let mut all: Vec<_> = code.keys().chain(plan.keys()).collect();
        all.sort();
        all.dedup();
        let missing = ("missing", String::new());
        for key in all {
            let (ours, theirs) = (code.get(key).unwrap_or(&missing), plan.get(key).unwrap_or(&missing));
            let decides = |outcome: &str| ["pass", "fail"].contains(&outcome);
            if ours.0 == theirs.0 {
                equal += usize::from(decides(ours.0));
            } else if decides(ours.0) && decides(theirs.0) {
                contradictions.push(format!("{name} {} {}: code {}, plan {}", key.0, key.1, ours.0, theirs.0));
            } else {
                let why = |one: &(&str, String)| format!("{} {}", one.0, one.1).trim().to_owned();
                differences.push(format!("{name} {} {}: code {}; plan {}", key.0, key.1, why(ours), why(theirs)));
            }
        }
    }
    println!("{} cases, {equal} verdicts equal, {} only one knows", cases().len(), differences.len());
    let differences = differences.join("\n") + "\n";
    assert!(contradictions.is_empty(), "{}", contradictions.join("\n"));
    if std::env::var_os("TICKMARK_BLESS").is_some() {
        std::fs::write(DIFFERENCES, &differences).unwrap();
    }
    assert_eq!(differences, std::fs::read_to_string(DIFFERENCES).unwrap(), "TICKMARK_BLESS=1 writes it again");
    assert!(cases().len() >= 20 && equal > 300);
}

#[test]
fn a_plan_beside_its_code_knows_what_the_code_knows() {
    let content = Content::load();
    let listed = std::fs::read_to_string(DIFFERENCES).unwrap();
    for case in cases() {
        let name = case.file_name().unwrap().to_str().unwrap();
        let own = listed.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        // of a digest nobody can tell the text
        let open: Vec<&str> = own.filter(|line| !line.contains("only its SHA-1 is given")).collect();
        if open.is_empty() {
            continue;
        }
        let code = outcomes(&content, &sources(&case));
        let both = collected(&case, &["*.tfplan".to_owned(), "*.tfstate".to_owned()]);
        let plan = of_view(&content, &both, Some(View::Plan));
        for line in open {
            let subject = line.split(':').next().unwrap();
            let (rule, subject) = subject.split_once(' ').unwrap();
            let key = (rule.to_owned(), subject.to_owned());
            assert_eq!(plan[&key].0, code[&key].0, "{name}: {line}");
        }
    }
}

#[test]
fn a_state_is_judged_as_the_code_it_was_applied_from() {
    let content = Content::load();
    let case = Path::new("tests/oracles/plans/applied");
    let code = outcomes(&content, &sources(case));
    let state = outcomes(&content, &common::inventory(&case.join("applied.tfstate")));
    let missing = ("missing", String::new());
    let differs = |(key, code): (&(String, String), &(&'static str, String))| {
        let state = state.get(key).unwrap_or(&missing);
        (code.0 != state.0).then(|| format!("{} {}: code {code:?}, state {state:?}", key.0, key.1))
    };
    let differences: Vec<String> = code.iter().filter_map(differs).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(state.len(), code.len());
    let decided = code.values().filter(|outcome| ["pass", "fail"].contains(&outcome.0)).count();
    assert!(decided > 40, "{decided} verdicts");
}

/// What `case.toml` says was given when the plan was made.
fn inputs(case: &Path) -> TerraformInputs {
    let text = std::fs::read_to_string(case.join("case.toml")).unwrap_or_default();
    let settings: toml::Table = toml::from_str(&text).unwrap();
    let files = settings.get("var_files").and_then(toml::Value::as_array).into_iter().flatten();
    let given = files.map(|file| Given::File(case.join(file.as_str().unwrap()).display().to_string().into())).collect();
    let workspace = settings.get("workspace").and_then(toml::Value::as_str).unwrap_or("default").into();
    TerraformInputs { variants: vec![Variant { name: None, workspace, given }], ..TerraformInputs::default() }
}

/// The code of a case, without what was made of it.
fn sources(case: &Path) -> Inventory {
    collected(case, &["plan.*".to_owned(), "*.tfstate".to_owned()])
}

fn collected(case: &Path, exclude: &[String]) -> Inventory {
    collect::inventory(&Request {
        paths: &[PathBuf::from(case)],
        hosts: &[],
        include: &[],
        exclude,
        no_ignore: true,
        stdin: None,
        terraform: inputs(case),
        collected: &[],
        limits: Limits::default(),
    })
}

fn outcomes(content: &Content, inventory: &Inventory) -> Outcomes {
    of_view(content, inventory, None)
}

fn of_view(content: &Content, inventory: &Inventory, view: Option<View>) -> Outcomes {
    let judges = Judges { rules: &content.catalog.rules, engine: &content.engine, kinds: &content.kinds };
    let found = scan(inventory, judges, &|_, _| {});
    let one = |check: tickmark::model::Check| {
        let why = match &check.outcome {
            Outcome::Pass | Outcome::Fail(_) => String::new(),
            Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) | Outcome::NotApplicable(why) => {
                format!("({why})")
            }
        };
        let subject = format!("{} {}", check.subject.kind.0, check.subject.address);
        ((check.rule.0.to_string(), subject), (check.outcome.name(), why))
    };
    let wanted = |check: &tickmark::model::Check| view.is_none_or(|view| check.subject.view == view);
    found.checks.into_iter().filter(wanted).map(one).collect()
}
