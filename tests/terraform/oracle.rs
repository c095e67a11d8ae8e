//! Every case of `tests/oracles/terraform` holds a module and the plan that Terraform made of it.

use super::shown;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tickmark::model::{Data, Number, Value};

/// Attributes that the plan knows and we do not, by design.
const UNKNOWN_BY_DESIGN: &[&str] = &[];

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/terraform");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("plan.json").exists());
    cases.sort();
    cases
}

#[test]
fn every_attribute_is_as_terraform_plans_it() {
    let mut differences = Vec::new();
    let (mut equal, mut cases_seen) = (0, 0);
    for case in cases() {
        let mut check = Check { name: case.file_name().unwrap().to_str().unwrap().to_owned(), ..Check::default() };
        check.case(&case);
        differences.append(&mut check.differences);
        equal += check.equal;
        cases_seen += 1;
    }
    println!("{cases_seen} cases, {equal} attributes equal");
    assert!(cases_seen > 0);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

#[derive(Default)]
struct Check {
    name: String,
    differences: Vec<String>,
    equal: usize,
}

impl Check {
    fn case(&mut self, case: &Path) {
        let mut files: Vec<(String, String)> = Vec::new();
        for entry in std::fs::read_dir(case).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if name != "plan.json" {
                files.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
        files.sort();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let ours = super::module(&files);
        let plan: Json = serde_json::from_str(&std::fs::read_to_string(case.join("plan.json")).unwrap()).unwrap();
        let changes = plan["resource_changes"].as_array().unwrap();
        let planned: BTreeSet<&str> = changes
            .iter()
            .filter(|change| change["mode"] == "managed")
            .map(|change| change["address"].as_str().unwrap())
            .collect();
        let read: BTreeSet<&str> = ours
            .addresses()
            .into_iter()
            .filter(|address| !address.starts_with("data.") && !address.starts_with("provider."))
            .collect();
        if planned != read {
            self.differences.push(format!("{}: planned {planned:?}, read {read:?}", self.name));
            return;
        }
        for change in changes.iter().filter(|change| change["mode"] == "managed") {
            let address = change["address"].as_str().unwrap();
            for entry in ours.body(address).entries().unwrap() {
                let (after, unknown) =
                    (&change["change"]["after"][&*entry.key], &change["change"]["after_unknown"][&*entry.key]);
                self.compare(&format!("{address}.{}", entry.key), &entry.value, after, unknown);
            }
        }
    }

    fn differ(&mut self, path: &str, what: &str) {
        self.differences.push(format!("{}: {path}: {what}", self.name));
    }

    fn compare(&mut self, path: &str, ours: &Value, after: &Json, unknown: &Json) {
        if unknown == &Json::Bool(true) {
            if !holds_unknown(ours) {
                self.differ(path, &format!("we say {}, the plan does not know", shown(ours)));
            }
            return;
        }
        if let (Some(text), Data::Object(_) | Data::List(_)) = (after.as_str(), &ours.data) {
            let structure: Json = serde_json::from_str(text).unwrap();
            return self.compare(path, ours, &structure, &Json::Null);
        }
        match &ours.data {
            Data::Unknown(why) => {
                let path = format!("{}: {path}", self.name);
                if !UNKNOWN_BY_DESIGN.contains(&path.as_str()) {
                    self.differences.push(format!("{path}: unknown ({}), the plan says {after}", why.why));
                }
            }
            Data::List(items) => self.list(path, items, after, unknown),
            Data::Object(object) => {
                for entry in &object.0 {
                    self.compare(
                        &format!("{path}.{}", entry.key),
                        &entry.value,
                        &after[&*entry.key],
                        &unknown[&*entry.key],
                    );
                }
            }
            Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Absent(_) | Data::Deferred => {
                self.scalar(path, ours, after);
            }
        }
    }

    /// Sets come in another order in the plan: each of our items must be one of the plan's.
    fn list(&mut self, path: &str, items: &[Value], after: &Json, unknown: &Json) {
        let planned = after.as_array().cloned().unwrap_or_default();
        if planned.len() != items.len() {
            return self.differ(path, &format!("{} items, the plan has {after}", items.len()));
        }
        let mut free: Vec<usize> = (0..planned.len()).collect();
        for (index, item) in items.iter().enumerate() {
            let fits = |at: &usize| {
                let mut trial = Check::default();
                trial.compare(path, item, &planned[*at], &unknown[*at]);
                trial.differences.is_empty()
            };
            match free.iter().position(fits) {
                Some(position) => {
                    let at = free.remove(position);
                    self.compare(path, item, &planned[at], &unknown[at]);
                }
                None => {
                    return self
                        .differ(&format!("{path}[{index}]"), &format!("we say {}, the plan has {after}", shown(item)));
                }
            }
        }
    }

    fn scalar(&mut self, path: &str, ours: &Value, after: &Json) {
        let planned = match after {
            Json::String(text) => Some(text.clone()),
            Json::Null => None,
            other @ (Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_)) => Some(other.to_string()),
        };
        let ours_text = text(ours);
        // the provider writes JSON its own way
        let json = |text: &str| serde_json::from_str::<Json>(text).ok().filter(Json::is_object);
        let as_json = planned.as_deref().and_then(json);
        if planned == ours_text || (as_json.is_some() && as_json == ours_text.as_deref().and_then(json)) {
            self.equal += 1;
        } else {
            self.differ(path, &format!("we say {}, the plan says {after}", shown(ours)));
        }
    }
}

fn text(value: &Value) -> Option<String> {
    match &value.data {
        Data::String(text) | Data::Number(Number::Decimal(text)) => Some(text.to_string()),
        Data::Bool(value) => Some(value.to_string()),
        Data::Number(Number::Int(number)) => Some(number.to_string()),
        Data::Null | Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => None,
    }
}

fn holds_unknown(value: &Value) -> bool {
    matches!(value.data, Data::Unknown(_))
        || value.items().unwrap_or_default().iter().any(holds_unknown)
        || value.entries().unwrap_or_default().iter().any(|entry| holds_unknown(&entry.value))
}
