//! How the rules stand behind a control: which fail, which pass, what they leave open.

use super::control::{Attestation, Case, Exception, Record};
use super::records::Records;
use super::rules::Tally;
use super::{Facts, Settings, effective};
use crate::model::{
    Class, Control, Data, Evidence, Framework, KindId, Level, Number, Problem, Rule, RuleId, RuleResult, RuleStatus,
    Stage, Stricter, Value, View,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What every control is judged on.
pub(super) struct Grounds<'a> {
    facts: &'a Facts,
    settings: &'a Settings,
    /// By rule.
    rules: Vec<RuleStanding<'a>>,
    /// Their ids, side by side: each framework asks thousands of times where one stands.
    ids: Vec<&'a str>,
    records: &'a Records,
    /// The layers that were seen.
    pub(super) scope: BTreeSet<&'a str>,
    unread: usize,
}

/// A rule with what it came to.
#[derive(Debug, Clone, Copy)]
pub(super) struct RuleStanding<'a> {
    pub(super) rule: &'a Arc<Rule>,
    pub(super) tally: &'a Tally,
    pub(super) status: RuleStatus,
    unseen: &'a Unseen<'a>,
    complete: bool,
}

/// What a rule judges and no input shows: a pass on one kind says nothing of the others.
#[derive(Debug, Default)]
pub(super) struct Unseen<'a> {
    kinds: Vec<&'a KindId>,
    /// Layers that are declared whole, so that there is nothing of their unseen kinds.
    declared: BTreeSet<&'a str>,
}

impl<'a> Unseen<'a> {
    /// Of every rule.
    pub(super) fn of_rules(facts: &'a Facts, settings: &Settings) -> BTreeMap<&'a RuleId, Self> {
        facts.rules.iter().map(|(id, rule)| (id, Self::of(rule, facts, settings))).collect()
    }

    fn of(rule: &'a Rule, facts: &'a Facts, settings: &Settings) -> Self {
        let mut unseen = Self::default();
        let seen = |kind| facts.run.resources.get(kind).is_some_and(|count| *count > 0);
        for kind in rule.applies_to.iter().filter(|kind| !seen(*kind)) {
            let layer = facts.kind_layers.get(kind).map(String::as_str);
            match layer.filter(|layer| settings.complete_layers.contains(*layer)) {
                Some(layer) => drop(unseen.declared.insert(layer)),
                None => unseen.kinds.push(kind),
            }
        }
        unseen
    }
}

/// How the rules stand behind one control.
pub(super) struct Standing<'a> {
    pub(super) control: &'a Control,
    /// Why it does not apply.
    pub(super) excluded: Option<String>,
    /// The mapped rules that were loaded.
    pub(super) rules: Vec<RuleStanding<'a>>,
    /// Rules that ran with a looser parameter than the control demands, in words.
    pub(super) loose: Vec<String>,
    /// The rules whose passes count.
    pub(super) passing: Vec<RuleStanding<'a>>,
    /// Layers that were seen, or must be, and not judged by any rule.
    pub(super) holes: Vec<&'a str>,
    /// Views in which a rule must have judged something, and none did.
    pub(super) unshown: Vec<View>,
    /// Inputs that were given and not evaluated: they may show anything.
    pub(super) unread: usize,
    /// The revision since which alone what changed was judged: what did not change may show anything.
    pub(super) partial_since: Option<&'a str>,
    /// Decision inputs that nobody declared.
    pub(super) undeclared: Vec<&'a str>,
    /// What people signed.
    pub(super) record: Record,
}

impl<'a> Grounds<'a> {
    pub(super) fn new(
        facts: &'a Facts,
        settings: &'a Settings,
        (tallies, unseen): (&'a BTreeMap<RuleId, Tally>, &'a BTreeMap<&'a RuleId, Unseen<'a>>),
        records: &'a Records,
    ) -> Self {
        let scope = facts.run.resources.iter().filter(|(_, count)| **count > 0);
        let scope = scope.filter_map(|(kind, _)| facts.kind_layers.get(kind)).map(String::as_str).collect();
        let rules = facts.rules.iter().filter_map(|(id, rule)| {
            let (tally, unseen) = (tallies.get(id)?, unseen.get(id)?);
            let complete = facts.run.partial_since().is_none()
                && rule.applies_to.iter().all(|kind| {
                    facts.kind_layers.get(kind).is_some_and(|layer| settings.complete_layers.contains(layer))
                });
            Some(RuleStanding { rule, tally, status: tally.status(complete), unseen, complete })
        });
        let rules: Vec<RuleStanding<'_>> = rules.collect();
        let ids = rules.iter().map(|standing| &*standing.rule.id.0).collect();
        let unread = facts.problems.iter().filter(|problem| is_unread(problem)).count();
        Self { facts, settings, rules, ids, records, scope, unread }
    }

    /// What each rule came to.
    pub(super) fn results(&self) -> BTreeMap<RuleId, RuleResult> {
        let result = |one: &RuleStanding<'_>| (one.rule.id.clone(), one.tally.result(one.complete));
        self.rules.iter().map(result).collect()
    }

    /// Where the loaded rule of some evidence stands among the rules.
    fn place(&self, evidence: &Evidence) -> Option<usize> {
        self.ids.binary_search(&&*evidence.rule.0).ok()
    }

    /// The loaded rules that a framework takes evidence from, each once.
    pub(super) fn mapped(&self, framework: &Framework) -> BTreeMap<&'a RuleId, RuleStanding<'a>> {
        let mut mapped = vec![false; self.rules.len()];
        for evidence in framework.controls.iter().flat_map(|control| &control.evidence) {
            if let Some(mapped) = self.place(evidence).and_then(|place| mapped.get_mut(place)) {
                *mapped = true;
            }
        }
        let rules = self.rules.iter().zip(mapped).filter(|(_, mapped)| *mapped);
        rules.map(|(standing, _)| (&standing.rule.id, *standing)).collect()
    }

    /// The layer of a kind, when a kind file says it.
    pub(super) fn layer(&self, kind: &KindId) -> Option<&'a str> {
        self.facts.kind_layers.get(kind).map(String::as_str)
    }

    /// How the rules stand behind a control.
    pub(super) fn standing(&self, control: &'a Control) -> Standing<'a> {
        let record = self.records.of(&control.id);
        let mapped: Vec<_> = control
            .evidence
            .iter()
            .filter_map(|evidence| Some((evidence, self.seen_by(control, self.rules.get(self.place(evidence)?)?))))
            .collect();
        let (mut loose, mut passing) = (Vec::new(), Vec::new());
        for (evidence, standing) in mapped.iter().filter(|(_, standing)| standing.tally.passed > 0) {
            match looser(evidence, standing.rule, &self.facts.parameters) {
                Some(words) => loose.push(words),
                None => passing.push(*standing),
            }
        }
        let rules: Vec<_> = mapped.into_iter().map(|(_, standing)| standing).collect();
        let undeclared = control.decision_inputs.iter().map(|input| &**input);
        let undeclared = undeclared.filter(|input| !self.settings.decision_inputs.contains(*input));
        Standing {
            excluded: self.excluded(control, &record),
            holes: self.holes(control, &rules),
            unshown: self.unshown(control, &rules),
            unread: self.unread,
            partial_since: self.facts.run.partial_since().map(|since| &*since.revision),
            undeclared: undeclared.collect(),
            control,
            rules,
            loose,
            passing,
            record,
        }
    }

    /// A rule as a control sees it: an exception of the control may cover some of its failures.
    fn seen_by(&self, control: &Control, rule: &RuleStanding<'a>) -> RuleStanding<'a> {
        match self.records.tally(&control.id, &rule.rule.id) {
            Some(tally) => RuleStanding { tally, status: tally.status(rule.complete), ..*rule },
            None => *rule,
        }
    }

    fn excluded(&self, control: &Control, record: &Record) -> Option<String> {
        match &record.exception {
            Exception::NotApplicable(reason) => Some(format!("approved as not applicable: {reason}")),
            Exception::None | Exception::InPlace(_) => {
                effective::excluded(control, self.settings.as_of, &self.settings.roles)
            }
        }
    }

    fn holes(&self, control: &'a Control, rules: &[RuleStanding<'_>]) -> Vec<&'a str> {
        let judged: BTreeSet<_> =
            rules.iter().flat_map(|rule| &rule.tally.kinds).filter_map(|kind| self.layer(kind)).collect();
        let in_scope = control.layers.iter().map(|layer| &**layer).filter(|layer| self.scope.contains(layer));
        let required = self.settings.required.get(&control.id).into_iter().flat_map(|required| &required.layers);
        let expected: BTreeSet<&str> = in_scope.chain(required.map(String::as_str)).collect();
        expected.into_iter().filter(|layer| !judged.contains(layer)).collect()
    }

    fn unshown(&self, control: &Control, rules: &[RuleStanding<'_>]) -> Vec<View> {
        let required = self.settings.required.get(&control.id).into_iter().flat_map(|required| &required.views);
        required.copied().filter(|view| !rules.iter().any(|rule| rule.tally.views.contains(view))).collect()
    }
}

impl<'a> Standing<'a> {
    /// Kinds that its rules judge and that no input shows, though nobody declared that there are none.
    pub(super) fn unseen(&self) -> BTreeSet<&'a KindId> {
        self.rules.iter().flat_map(|rule| &rule.unseen.kinds).copied().collect()
    }

    /// Layers whose unseen kinds do not exist, as the user declared.
    pub(super) fn declared(&self) -> BTreeSet<&'a str> {
        self.rules.iter().flat_map(|rule| &rule.unseen.declared).copied().collect()
    }

    /// The case the table decides.
    pub(super) fn case(&self) -> Case {
        let any = |status| self.rules.iter().any(|rule| rule.status == status);
        let incomplete = self.rules.iter().any(|rule| rule.tally.no_evidence > 0);
        Case {
            excluded: self.excluded.is_some(),
            fails: any(RuleStatus::Fail),
            errs: any(RuleStatus::Error),
            waived: any(RuleStatus::Waived),
            passes: !self.passing.is_empty(),
            gap: incomplete
                || self.unread > 0
                || self.partial_since.is_some()
                || !self.holes.is_empty()
                || !self.unshown.is_empty()
                || self.rules.iter().any(|rule| !rule.unseen.kinds.is_empty())
                || !self.loose.is_empty(),
            stale: self.rules.iter().any(|rule| !rule.tally.stale.is_empty()),
            in_place: matches!(self.record.exception, Exception::InPlace(_)),
            attestation: self.record.attestation,
            class: self.class(),
        }
    }

    /// An automated control whose decision inputs nobody declared is shown in part only.
    pub(super) fn class(&self) -> Class {
        match self.control.class {
            Class::Automated if !self.undeclared.is_empty() => Class::Partial,
            class @ (Class::Automated | Class::Partial | Class::Manual | Class::Group) => class,
        }
    }

    /// Whether anything speaks for or against the control today: a rule's judgement on evidence that counts, or a valid
    /// attestation.
    pub(super) fn is_evidenced(&self) -> bool {
        let attested = matches!(self.record.attestation, Attestation::Met | Attestation::NotMet);
        attested || self.rules.iter().any(|rule| rule.tally.judged_fresh > 0)
    }

    /// Whether a rule that may decide the control alone passed or failed, on evidence that counts.
    pub(super) fn is_decided(&self) -> bool {
        let decided = |rule: &RuleStanding<'_>| rule.tally.decided_fresh > 0;
        self.class() == Class::Automated && self.rules.iter().any(decided)
    }
}

/// Whether a problem says that something given was not evaluated.
fn is_unread(problem: &Problem) -> bool {
    const NOT_MISSED: [&str; 2] = ["empty", "aws-config-deleted"];
    let read = matches!(problem.stage, Stage::Collect | Stage::Parse | Stage::Resolve);
    read && problem.level != Level::Warning && !NOT_MISSED.contains(&&*problem.code)
}

/// How a rule ran looser than the control demands; none when it did not.
fn looser(evidence: &Evidence, rule: &Rule, parameters: &Value) -> Option<String> {
    evidence.demands.iter().find_map(|(name, demand)| {
        let parameter = rule.parameters.get(name)?;
        let own = parameters.get(&rule.id.0).and_then(|own| own.get(name));
        let used = own.or_else(|| parameters.get(name)).unwrap_or(&parameter.default);
        let number = number(used);
        let demanded = number_of(*demand);
        let meets = number.is_some_and(|number| match parameter.stricter {
            Some(Stricter::Higher) => number >= demanded,
            Some(Stricter::Lower) => number <= demanded,
            None => (number - demanded).abs() < f64::EPSILON,
        });
        let used = number.map_or_else(|| "no number".to_owned(), |number| number.to_string());
        (!meets).then(|| format!("{} ran with {name} = {used}, the control demands {demand}", rule.id))
    })
}

fn number(value: &Value) -> Option<f64> {
    match &value.data {
        Data::Number(Number::Int(number)) => Some(number_of(*number)),
        Data::Number(Number::Decimal(text)) => text.parse().ok(),
        Data::Null
        | Data::Bool(_)
        | Data::String(_)
        | Data::List(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "parameters are lengths and days, far below 2^52")]
fn number_of(number: i64) -> f64 {
    number as f64
}
