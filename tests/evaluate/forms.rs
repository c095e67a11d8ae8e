//! Forms of Rego on which the engine and OPA differ by themselves: what evaluation says of each must be what
//! `tests/rego/opa.py` recorded from OPA.

use crate::support::{check, rule};
use tickmark::model::Outcome;

#[derive(serde::Deserialize)]
struct Form {
    name: String,
    rego: String,
    input: serde_json::Value,
    deny: Answer,
    /// Why ours is known to be another answer.
    known: Option<String>,
}

/// What OPA says: the members of `deny`, or why it refuses.
#[derive(serde::Deserialize, Debug, PartialEq)]
#[serde(untagged)]
enum Answer {
    Members(Vec<String>),
    Refusal { error: String },
}

#[test]
fn every_form_means_what_it_means_in_opa() {
    let forms = include_str!("../rego/forms.json");
    let forms: Vec<Form> = serde_json::from_str(forms).expect("tests/rego/forms.json is a list of forms");
    let mut different = Vec::new();
    for form in &forms {
        let rule = rule(&format!("package t\n\nimport rego.v1\n\n{}", form.rego));
        let found = match check(&rule, &form.input.to_string()) {
            Outcome::Pass => Answer::Members(Vec::new()),
            Outcome::Fail(findings) => {
                let mut found: Vec<String> = findings.into_iter().map(|finding| finding.message.to_string()).collect();
                found.sort();
                Answer::Members(found)
            }
            Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) | Outcome::NotApplicable(why) => {
                Answer::Refusal { error: why.to_string() }
            }
        };
        let both_refuse = matches!((&found, &form.deny), (Answer::Refusal { .. }, Answer::Refusal { .. }));
        if (found != form.deny && !both_refuse) != form.known.is_some() {
            different.push(format!("{}: OPA says {:?}, we say {found:?}", form.name, form.deny));
        }
    }
    assert!(different.is_empty(), "{} of {} differ:\n{}", different.len(), forms.len(), different.join("\n"));
}
