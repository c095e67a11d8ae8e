//! Judging: an inventory in, its assessment out, for the work at hand and for what it is held against.

use super::baseline::{self, Reference};
use super::diagnostic::Failure;
use super::guests::watched;
use super::progress::Progress;
use super::settings::{ScanSettings, Settings};
use crate::assess::{self, Facts, Required};
use crate::catalog::Catalog;
use crate::collect::{Inventory, Request};
use crate::evaluate::Engine;
use crate::model::{
    Assessment, Baseline, ChangedSince, ControlId, Date, Decisions, Framework, Problem, Run, Snapshot, Value,
};
use crate::records::Records;
use crate::resolve::KindTable;
use crate::scan::{Found, Judges, Marked, Memory, Yardstick, scan, scan_again};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that judges, the same for the work at hand and for what it is held against.
pub(super) struct Judging<'a> {
    pub(super) settings: &'a ScanSettings,
    pub(super) shared: &'a Settings,
    pub(super) catalog: &'a Catalog,
    pub(super) frameworks: Vec<Arc<Framework>>,
    pub(super) engine: Engine,
    pub(super) kinds: KindTable,
    pub(super) parameters: Value,
    pub(super) required: BTreeMap<ControlId, Required>,
    pub(super) quiet: bool,
}

/// What is judged.
pub(super) struct Work<'a> {
    pub(super) inventory: &'a Inventory,
    pub(super) records: Records,
    pub(super) since: Option<ChangedSince>,
    pub(super) baseline: Option<Baseline>,
    /// What an earlier run of the same made.
    pub(super) memory: Option<&'a mut Memory>,
}

impl Judging<'_> {
    /// What the run is held against; a revision is judged as the work at hand is.
    pub(super) fn baseline(
        &self,
        name: &str,
        request: &Request<'_>,
        now: &Inventory,
        memory: Option<&mut Memory>,
    ) -> Result<Baseline, Failure> {
        let revision = match baseline::reference(name, self.settings, request, now)? {
            Reference::Report(path) => {
                return baseline::of_report(&path, &format!("sha256:{}", self.catalog.digest));
            }
            Reference::Commit(revision) => revision,
        };
        let records = super::records::read_at(&revision.past);
        let work = Work { inventory: &revision.inventory, records, since: None, baseline: None, memory };
        // what had lapsed since was in force when the commit was made
        let day = revision.past.commit.day.min(self.settings.as_of);
        let (assessment, _) = self.assessed(work, day);
        Ok(baseline::of_commit(name, *revision, Snapshot::of(&assessment), &assessment.problems))
    }

    fn yardstick(&self) -> Yardstick {
        Yardstick {
            content: self.catalog.digest,
            as_of: self.settings.as_of,
            parameters: self.settings.parameters.clone(),
            collected: self.settings.collected.clone(),
        }
    }

    /// Judges; exceptions and attestations count as on `records_as_of`.
    pub(super) fn assessed(&self, work: Work<'_>, records_as_of: Date) -> (Assessment, BTreeMap<Arc<str>, Marked>) {
        let progress = Progress::new(self.quiet);
        let judges = Judges { rules: &self.catalog.rules, engine: &self.engine, kinds: &self.kinds };
        let advance = |done, total| progress.advance(done, total);
        let mut found = watched(&self.engine, !self.shared.policies.is_empty(), || match work.memory {
            Some(memory) => scan_again(work.inventory, judges, &self.yardstick(), &advance, memory),
            None => scan(work.inventory, judges, &advance),
        });
        progress.finish();
        let mut problems: Vec<Problem> = self.catalog.problems.clone();
        if !self.shared.policies.is_empty() {
            problems.extend(self.engine.check_policies());
        }
        let mut records = work.records;
        problems.append(&mut records.problems);
        problems.append(&mut found.problems);
        found.problems = problems;
        let secrets = std::mem::take(&mut found.secrets);
        let (all, touched) = (found.units, found.judged);
        let mut facts = facts(found, self.catalog, self.frameworks.clone(), self.parameters.clone(), self.settings);
        facts.run.changed_since = work.since.map(|since| ChangedSince { units: all, judged: touched, ..since });
        facts.exceptions = records.exceptions;
        facts.attestations = records.attestations;
        facts.baseline = work.baseline.map(Arc::new);
        let required = self.required.clone();
        let settings = assess::Settings { records_as_of, required, ..assess::Settings::of(&facts.run) };
        (assess::assess(facts, &settings), secrets)
    }
}

fn facts(
    found: Found,
    catalog: &Catalog,
    frameworks: Vec<Arc<Framework>>,
    parameters: Value,
    settings: &ScanSettings,
) -> Facts {
    Facts {
        run: Run {
            version: env!("CARGO_PKG_VERSION"),
            as_of: settings.as_of,
            evaluated_at: settings.evaluated_at,
            content_digest: catalog.digest,
            fail_on: settings.fail_on,
            decisions: decisions(settings),
            changed_since: None,
            left_out: found.left_out,
            files_ignored: found.ignored,
            unjudged_types: found.unjudged,
            resources: found.resources,
        },
        inputs: found.inputs,
        rules: catalog.rules.iter().map(|rule| (rule.id.clone(), Arc::clone(rule))).collect(),
        frameworks,
        checks: found.checks,
        problems: found.problems,
        kind_layers: catalog.kind_layers(),
        parameters,
        exceptions: Vec::new(),
        attestations: Vec::new(),
        baseline: None,
    }
}

/// What an auditor must know of the settings.
pub(super) fn decisions(settings: &ScanSettings) -> Decisions {
    Decisions {
        min_coverage: settings.min_coverage,
        roles: settings.roles.clone(),
        decision_inputs: settings.decision_inputs.clone(),
        complete_layers: settings.complete_layers.clone(),
        parameters: settings.parameters.clone(),
        fresh_days: settings.fresh_days.clone(),
        collected: settings.collected.clone(),
    }
}
