//! Says what the checks mean: for every rule, every control, every framework.
//!
//! Rules and frameworks come in as facts, so that this stage sees neither the catalogue nor the engine
//! that ran the rules. Statuses follow an ordered table (`control`), never a guess: what was not
//! evaluated is never a pass, and an empty whole has no share. Frameworks know nothing of each other and are judged side by
//! side, once the scan is over.

mod ages;
mod baseline;
mod claims;
mod control;
mod effective;
mod gate;
mod measures;
mod metrics;
mod outline;
mod population;
mod reason;
#[cfg(test)]
mod record_tests;
mod records;
mod refusal;
mod rules;
mod score;
mod standing;
#[cfg(test)]
mod status_properties;
#[cfg(test)]
mod status_tests;
#[cfg(test)]
mod tests;
mod views;

pub use records::{attestation_fault, exception_fault};

use crate::model::{
    Assessment, Attestation, Baseline, Check, ControlId, Date, Exception, Framework, FrameworkAssessment, Freshness,
    InputRecord, KindId, Problem, Role, Rule, RuleId, Run, Severity, Status, Value, View,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything the run found out, not judged yet.
#[derive(Debug)]
pub struct Facts {
    /// The run itself; its resources by kind say which layers were seen.
    pub run: Run,
    /// Every source that was read.
    pub inputs: Vec<InputRecord>,
    /// Every rule that was loaded.
    pub rules: BTreeMap<RuleId, Arc<Rule>>,
    /// The frameworks to assess.
    pub frameworks: Vec<Arc<Framework>>,
    /// Every check, in any order; the checks of one resource share their subject.
    pub checks: Vec<Check>,
    /// What was not evaluated or not read as meant.
    pub problems: Vec<Problem>,
    /// The layer of every kind.
    pub kind_layers: BTreeMap<KindId, String>,
    /// The parameters the rules ran with: by name, or by rule id and name. Rules' defaults need not be here.
    pub parameters: Value,
    /// The exceptions that were read, by id.
    pub exceptions: Vec<Arc<Exception>>,
    /// The attestations that were read, by control and day.
    pub attestations: Vec<Arc<Attestation>>,
    /// What the findings are held against.
    pub baseline: Option<Arc<Baseline>>,
}

/// What must be seen before a control passes, beside each layer in scope where it expects evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Required {
    /// Layers of which a rule must have judged something.
    pub layers: BTreeSet<String>,
    /// Views in which a rule must have judged something.
    pub views: BTreeSet<View>,
}

/// What the user decided about this run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The day the run speaks for.
    pub as_of: Date,
    /// The day on which exceptions and attestations are held to be live or not.
    pub records_as_of: Date,
    /// The lowest severity that fails the gate.
    pub fail_on: Option<Severity>,
    /// The least coverage, in percent, that each framework must reach to pass the gate.
    pub min_coverage: Option<f64>,
    /// What the organisation is; controls that bind only others do not apply.
    pub roles: Vec<Role>,
    /// The decision inputs that the user declared, in the frameworks' words.
    pub decision_inputs: BTreeSet<String>,
    /// Layers of which the input shows everything there is.
    pub complete_layers: BTreeSet<String>,
    /// What must be seen of controls, where the user says so.
    pub required: BTreeMap<ControlId, Required>,
}

impl Settings {
    /// The settings that a run was made with.
    pub fn of(run: &Run) -> Self {
        let decisions = &run.decisions;
        let mut settings = Self::new(run.as_of);
        settings.fail_on = run.fail_on;
        settings.min_coverage = decisions.min_coverage;
        settings.roles.extend(&decisions.roles);
        settings.decision_inputs = decisions.decision_inputs.iter().cloned().collect();
        settings.complete_layers = decisions.complete_layers.iter().cloned().collect();
        settings
    }

    /// The settings of a run that nobody tuned.
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            records_as_of: as_of,
            fail_on: None,
            min_coverage: None,
            roles: vec![Role::All],
            decision_inputs: BTreeSet::new(),
            complete_layers: BTreeSet::new(),
            required: BTreeMap::new(),
        }
    }
}

/// The run, judged and sorted.
pub fn assess(facts: Facts, settings: &Settings) -> Assessment {
    let mut facts = facts;
    facts.checks.sort_by(Check::by_position);
    facts.inputs.sort();
    let freshness = Freshness::new(facts.run.decisions.fresh_days.clone(), facts.kind_layers.clone());
    let ages = ages::Ages { freshness: &freshness, as_of: settings.as_of };
    let records = records::settle(&mut facts, settings, ages);
    facts.problems.extend(ages.problems(&facts));
    if let Some(baseline) = facts.baseline.as_deref() {
        baseline::mark(&mut facts.checks, &baseline.snapshot);
    }
    sort_problems(&mut facts.problems);
    let numbers = population::Numbers::of(&facts.rules);
    let (tallies, population) =
        rayon::join(|| rules::tally(&facts, &numbers, ages), || population::Population::of(&facts.checks, &numbers));
    let unseen = standing::Unseen::of_rules(&facts, settings);
    let grounds = standing::Grounds::new(&facts, settings, (&tallies, &unseen), &records);
    let frameworks: Vec<_> =
        facts.frameworks.par_iter().map(|framework| assess_framework(framework, &population, &grounds)).collect();
    let rule_results = grounds.results();
    let disagreements = views::disagreements(&facts.checks);
    let gate_failures = gate::failures(&facts, &frameworks, settings);
    let measures = measures::measures((&facts, &population), &frameworks, &records, settings, ages);
    let complete_kinds = measures::complete_kinds(&facts, settings);
    Assessment {
        rule_results,
        frameworks,
        disagreements,
        gate_failures,
        baseline: facts.baseline,
        change: None,
        measures,
        freshness,
        complete_kinds,
        history: None,
        run: facts.run,
        inputs: facts.inputs,
        rules: facts.rules,
        checks: facts.checks,
        problems: facts.problems,
        exceptions: records.exceptions,
        attestations: records.attestations,
    }
}

fn sort_problems(problems: &mut [Problem]) {
    problems.sort_by(|a, b| {
        let key = |p: &Problem| (p.path.clone(), p.location.clone(), p.level, p.stage, p.code.clone());
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
}

fn assess_framework(
    framework: &Arc<Framework>,
    population: &population::Population<'_>,
    grounds: &standing::Grounds<'_>,
) -> FrameworkAssessment {
    let judged = outline::judge(framework, grounds);
    let mut counts = BTreeMap::new();
    for (control, judged) in framework.controls.iter().zip(&judged) {
        if metrics::is_leaf(control) && judged.status.status != Status::NotApplicable {
            *counts.entry(judged.status.status).or_insert(0) += 1;
        }
    }
    let mapped = grounds.mapped(framework);
    FrameworkAssessment {
        counts,
        score: score::score(&mapped),
        metrics: metrics::metrics(framework, &judged, &mapped, population),
        controls: judged.into_iter().map(|judged| judged.status).collect(),
        framework: Arc::clone(framework),
    }
}
