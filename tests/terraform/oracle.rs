//! Every case of `tests/oracles/terraform` holds a module and the plan that Terraform made of it.
//!
//! `tests/oracles/terraform/plan CASE` makes the plan. Each resource instance must be there and no other,
//! and each attribute that the configuration writes must be what the plan says: the same value, unknown
//! exactly where the plan does not know, sensitive where the plan says so.

use super::comparison::{About, At, Comparison, Defaults, Difference, Planned};
use super::written::{Sources, Written};
use super::{Read, shown};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tickmark::model::{Given, TerraformInputs, Variant};

/// Differences that are right: the case and attribute they begin with, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "unknown_functions: terraform_data.this.input.jsonencode",
        "a JSON text that is unknown in part is a structure for us",
    ),
    ("ecs_task_templates: aws_ecs_task_definition.", "the provider orders containers by their names"),
    ("argument_of_wrong_type_refused: ", OF_SCHEMA),
    ("argument_required_missing_refused: ", OF_SCHEMA),
    ("argument_unsupported_refused: ", OF_SCHEMA),
    ("attribute_unsupported_refused: ", OF_SCHEMA),
    ("contains_null_in_validation_refused: ", "since Terraform 1.12 the right side of a decided `||` is left out"),
    ("block_unsupported_refused: ", OF_SCHEMA),
    ("try_hides_no_unsupported_attribute_refused: ", OF_SCHEMA),
    (
        "sensitive_everywhere: terraform_data.s.input.out_obj.b",
        "Terraform 1.11 forgets in its plan that a module's output is declared sensitive; we hide it",
    ),
    (
        "module_output_sensitive: aws_ssm_parameter.output.description",
        "Terraform 1.11 forgets in its plan that a module's output is declared sensitive; we hide it",
    ),
];

/// Why a refusal of the provider's is not ours.
const OF_SCHEMA: &str = "the schema of the provider's version is not among the files; another may have the name";

/// Provider defaults of attributes of types that `tests/oracles/terraform/unset` could not plan.
const DEFAULTS: &[(&str, &str)] = &[
    ("aws_s3_directory_bucket.data_redundancy", "\"SingleAvailabilityZone\""),
    ("aws_s3_directory_bucket.location.type", "\"AvailabilityZone\""),
];

/// Attributes that the provider rewrites while it plans, by type.
const REWRITTEN: &[(&str, &str)] = &[
    ("aws_instance.user_data", "the provider plans the SHA-1 of the text"),
    ("aws_launch_configuration.user_data", "the provider plans the SHA-1 of the text"),
    ("aws_elasticsearch_domain.cluster_config[0].dedicated_master_", "not planned while there is no dedicated master"),
    ("aws_acm_certificate.subject_alternative_names", "the provider adds the name of the domain"),
    (
        "aws_eks_cluster.kubernetes_network_config[0].service_ipv6_cidr",
        "only the provider gives it; it is written as null",
    ),
];

/// Codes of problems that say that Terraform refuses something.
const REFUSALS: &[&str] = &[
    "argument-missing",
    "argument-not-declared",
    "condition-refused",
    "ephemeral-declared",
    "ephemeral-in-root",
    "ephemeral-kept",
    "ephemeral-not-declared",
    "expression-refused",
    "for-each-refused",
    "not-declared",
    "output-sensitive",
    "provider-missing",
    "statement-refused",
    "terraform-cycle",
    "variable-refused",
    "variables-missing",
];

/// The share of attributes that must be equal, exceptions not counted as equal.
const BAR: f64 = 0.995;

#[test]
fn every_attribute_is_as_terraform_plans_it() {
    let cases: Vec<Case> = directories().into_iter().map(|path| Case::open(&path)).collect();
    assert!(!cases.is_empty());
    let mut sources = Sources::default();
    let defaults = defaults(&cases, &mut sources);
    let mut total = Total::default();
    for case in &cases {
        case.judge(&defaults, &mut sources, &mut total);
    }
    total.conclude(cases.len());
}

fn directories() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/terraform");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("plan.json").exists());
    cases.sort();
    cases
}

struct Case {
    path: PathBuf,
    name: String,
    plan: Json,
}

impl Case {
    fn open(path: &Path) -> Self {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let plan = serde_json::from_str(&std::fs::read_to_string(path.join("plan.json")).unwrap()).unwrap();
        Self { path: path.to_owned(), name, plan }
    }

    /// What the plan says of each instance: managed ones, and data sources, read or left for later.
    fn planned<'a>(&'a self) -> BTreeMap<&'a str, (&'a str, Planned<'a>)> {
        let all = self.plan["resource_changes"].as_array().into_iter().flatten();
        let changes = all.filter(|change| change["change"]["actions"] != serde_json::json!(["forget"]));
        let managed = changes.map(|change| {
            let (sensitive, cloud) = (&change["change"]["after_sensitive"], &change["change"]["cloud"]);
            let (after, unknown) = (&change["change"]["after"], &change["change"]["after_unknown"]);
            (change, Planned { after, unknown, sensitive, cloud, marked: true })
        });
        let read = self.data().into_iter().map(|data| {
            let (after, cloud) = (&data["values"], &data["cloud"]);
            let planned = Planned { after, unknown: &Json::Null, sensitive: &Json::Null, cloud, marked: false };
            (data, planned)
        });
        let named = |(each, planned): (&'a Json, Planned<'a>)| {
            Some((each["address"].as_str()?, (each["type"].as_str()?, planned)))
        };
        managed.chain(read).filter_map(named).collect()
    }

    /// The data sources that were read: gathered by `plan`, or where `terraform show -json` has them.
    fn data(&self) -> Vec<&Json> {
        fn walk<'a>(module: &'a Json, found: &mut Vec<&'a Json>) {
            let resources = module["resources"].as_array().into_iter().flatten();
            found.extend(resources.filter(|resource| resource["mode"] == "data"));
            module["child_modules"].as_array().into_iter().flatten().for_each(|child| walk(child, found));
        }
        let mut found: Vec<&Json> = self.plan["data"].as_array().into_iter().flatten().collect();
        walk(&self.plan["prior_state"]["values"]["root_module"], &mut found);
        found
    }

    fn judge(&self, defaults: &Defaults, sources: &mut Sources, total: &mut Total) {
        let ours = self.evaluated(sources);
        if let Some(why) = self.plan["refused"].as_str() {
            total.refusals += 1;
            if ours.problems.is_empty() {
                total.wrong.push(format!("{}: Terraform refuses it ({why}), we do not", self.name));
            }
            return;
        }
        for problem in ours.problems.iter().filter(|problem| REFUSALS.contains(&&*problem.code)) {
            total.wrong.push(format!("{}: Terraform takes it, we say: {}", self.name, problem.message));
        }
        let planned = self.planned();
        let read: BTreeSet<&str> = ours.addresses().into_iter().filter(|address| is_instance(address)).collect();
        total.instances += planned.len();
        for extra in read.iter().filter(|address| !planned.contains_key(*address)) {
            total.wrong.push(format!("{}: {extra} is not in the plan", self.name));
        }
        for (address, (kind, planned)) in &planned {
            if !read.contains(address) {
                total.wrong.push(format!("{}: {address} is missing", self.name));
                continue;
            }
            let about = About::of(kind, &self.plan["types"][kind]);
            let mut comparison = Comparison::new(&about, kind, defaults);
            let written = sources.written(&self.path, address).unwrap_or_else(|| panic!("{}: {address}", self.name));
            let body = ours.body(address);
            match body.entries() {
                Some(entries) => comparison.body(&At::root(address), entries, *planned, &written),
                None => total.wrong.push(format!("{}: {address} is {}", self.name, shown(body))),
            }
            total.add(&self.name, kind, address, comparison);
        }
    }

    /// The front door: the files of the case and of the modules it calls.
    fn evaluated(&self, sources: &mut Sources) -> Read {
        // all that came with a module, not what is called of it alone
        let shared = self.path.with_file_name("modules");
        let whole = |called: PathBuf| {
            let name = called.strip_prefix(&shared).ok()?.iter().next()?.to_owned();
            Some(shared.join(name))
        };
        let others: BTreeSet<PathBuf> = sources.directories(&self.path).into_iter().filter_map(whole).collect();
        let others: Vec<PathBuf> = others.into_iter().collect();
        let asked = std::fs::read_to_string(self.path.join("case.toml")).unwrap_or_default();
        let asked: Asked = toml::from_str(&asked).unwrap();
        super::directory(&self.path, &others, asked.inputs(&self.path))
    }
}

/// What `case.toml` says: how terraform is run.
#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Asked {
    workspace: Option<String>,
    vars: Vec<String>,
    var_files: Vec<String>,
    env: BTreeMap<String, String>,
}

impl Asked {
    fn inputs(self, case: &Path) -> TerraformInputs {
        let files = self.var_files.iter().map(|file| Given::File(case.join(file).to_str().unwrap().into()));
        let values = self.vars.iter().map(|value| {
            let (name, text) = value.split_once('=').unwrap();
            Given::Value { name: name.into(), text: text.into() }
        });
        let environment = self
            .env
            .iter()
            .filter_map(|(name, text)| Some((Arc::from(name.strip_prefix("TF_VAR_")?), Arc::from(text.as_str()))));
        TerraformInputs {
            environment: environment.collect(),
            roots: Vec::new(),
            variants: vec![Variant {
                name: None,
                workspace: self.workspace.as_deref().unwrap_or("default").into(),
                given: files.chain(values).collect(),
            }],
        }
    }
}

fn is_instance(address: &str) -> bool {
    !address.starts_with("provider.")
}

/// What attributes are when nobody writes them, by `type.attribute`.
fn defaults(cases: &[Case], sources: &mut Sources) -> Defaults {
    let mut defaults = Defaults::new();
    for (attribute, value) in DEFAULTS {
        defaults.entry((*attribute).to_owned()).or_default().insert((*value).to_owned());
    }
    for (attribute, value) in told_defaults() {
        defaults.entry(attribute).or_default().insert(value);
    }
    for case in cases {
        for (address, (kind, planned)) in case.planned() {
            let Some(written) = sources.written(&case.path, address) else { continue };
            unwritten(&mut defaults, kind, planned.after, &[written]);
        }
    }
    defaults
}

/// What the provider itself plans for what nobody sets, as `tests/oracles/terraform/unset` found it.
fn told_defaults() -> Vec<(String, String)> {
    let of_types = include_str!("../../src/resolve/terraform/unset.txt").lines().flat_map(|line| {
        let (kind, rest) = line.split_once('\t').unwrap();
        rest.split('\t').map(move |word| format!("{kind}.{word}"))
    });
    let of_blocks = include_str!("nested_defaults.txt").lines().map(str::to_owned);
    let all = of_types.chain(of_blocks);
    all.filter_map(|line| line.split_once('=').map(|(path, value)| (format!("aws_{path}"), value.to_owned()))).collect()
}

fn unwritten(defaults: &mut Defaults, path: &str, after: &Json, shapes: &[Written]) {
    for (key, value) in after.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        let blocks: Vec<Written> = shapes.iter().filter_map(|shape| shape.blocks.get(key)).flatten().cloned().collect();
        if !blocks.is_empty() {
            let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for item in items {
                unwritten(defaults, &path, item, &blocks);
            }
        } else if !shapes.iter().any(|shape| shape.attributes.contains(key)) {
            defaults.entry(path).or_default().insert(value.to_string());
        }
    }
}

#[derive(Default)]
struct Total {
    instances: usize,
    refusals: usize,
    attributes: usize,
    providers: usize,
    different: usize,
    /// Instances that are missing or extra, and refusals that we do not see.
    wrong: Vec<String>,
    unnamed: Vec<String>,
    excepted: Vec<String>,
}

impl Total {
    fn add(&mut self, case: &str, kind: &str, address: &str, comparison: Comparison<'_>) {
        self.attributes += comparison.compared;
        self.providers += comparison.providers;
        for Difference { path, what } in comparison.differences {
            let line = format!("{case}: {path}: {what}");
            let attribute = format!("{kind}{}", path.strip_prefix(address).unwrap());
            let exception = EXCEPTIONS.iter().find(|(prefix, _)| line.starts_with(prefix));
            let rewritten = REWRITTEN.iter().find(|(rewritten, _)| attribute.starts_with(rewritten));
            match exception.or(rewritten) {
                Some((_, reason)) => self.excepted.push(format!("{case}: {path}: {reason}")),
                None => self.unnamed.push(line),
            }
            self.different += 1;
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a share of some thousands")]
    fn conclude(&self, cases: usize) {
        let missing = self.wrong.iter().filter(|line| line.ends_with("missing")).count();
        let equal = self.attributes - self.different.min(self.attributes);
        let share = equal as f64 / self.attributes as f64;
        println!("{cases} cases, {} of them refused by Terraform", self.refusals);
        println!("instances: {} of {}", self.instances - missing, self.instances);
        println!("attributes: {equal} of {} equal ({:.2} %)", self.attributes, share * 100.0);
        println!("not written, filled by the provider: {}", self.providers);
        println!("exceptions: {}\n  {}", self.excepted.len(), self.excepted.join("\n  "));
        let is_unnamed = |line: &&String| !EXCEPTIONS.iter().any(|(prefix, _)| line.starts_with(prefix));
        let wrong: Vec<String> = self.wrong.iter().filter(is_unnamed).cloned().collect();
        let differences = [wrong.as_slice(), self.unnamed.as_slice()].concat();
        assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
        assert!(share >= BAR, "{share} of the attributes are equal, {BAR} must be");
    }
}
