//! The life of a finding: the state machine of `content/metrics.md` section 4.
//!
//! A finding is a rule on a thing. It opens at the first failure and is resolved only by a pass: where the thing is
//! not shown, or the rule cannot judge it, it is unobserved and stays open. What is gone, what the rule says it does
//! not judge and what somebody approved as a mistake of the rule ends without having been fixed: it is retired.

use super::figures::Limits;
use super::timeline::{Key, Said, Stand, Timeline};
use crate::model::{Date, Severity, Time, Word};

/// A finding with all that happened to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    /// The rule and the thing.
    pub key: Key,
    /// The severity of the rule, the latest that is known.
    pub severity: Severity,
    /// From each opening to its end, oldest first; never empty.
    pub episodes: Vec<Episode>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
}

impl Life {
    /// The episode that has not ended.
    pub fn open(&self) -> Option<&Episode> {
        self.episodes.last().filter(|episode| episode.end.is_none())
    }

    /// How often it was resolved and failed again.
    pub fn reopened(&self) -> usize {
        self.events.iter().filter(|event| event.happening == Happening::Reopened).count()
    }
}

/// A finding from its opening to its end; runs are places in [`Timeline::runs`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The first run that saw it fail.
    pub first_seen: usize,
    /// The last run that saw it fail.
    pub last_seen: usize,
    /// From which run to which it was waived; no end while it is.
    pub waived: Vec<(usize, Option<usize>)>,
    /// Whether the last run that judged it is the last run.
    pub sight: Sight,
    /// How it ended; none while it is open.
    pub end: Option<End>,
}

impl Episode {
    /// Whether its failure was accepted when it was last seen.
    pub fn is_waived(&self) -> bool {
        self.waived.last().is_some_and(|(_, until)| until.is_none())
    }
}

/// Whether the last run judged a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// It did.
    Seen,
    /// It did not; why.
    Unobserved(&'static str),
    /// It did not for longer than evidence of its kind is fresh; why.
    Stale(&'static str),
}

/// How an episode ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A run saw it pass.
    Resolved(usize),
    /// A run saw that there is nothing to fix; no part of the time to resolve.
    Retired(usize),
}

/// What happens to a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// It fails, for the first time or after it was retired.
    FirstSeen,
    /// It fails again after it was resolved.
    Reopened,
    /// Its failure is accepted from here on.
    Waived,
    /// Its failure is accepted no more: the exception expired or was revoked.
    Unwaived,
    /// It passes.
    Resolved,
    /// A run did not judge it.
    Unobserved,
    /// It was not judged for longer than evidence of its kind is fresh.
    Stale,
    /// A run judges it again, and it fails.
    SeenAgain,
    /// There is nothing to fix any more.
    Retired,
    /// The rule was changed while it was open.
    RuleChanged,
}

impl Happening {
    /// Everything that can happen.
    pub const ALL: [Self; 10] = [
        Self::FirstSeen,
        Self::Reopened,
        Self::Waived,
        Self::Unwaived,
        Self::Resolved,
        Self::Unobserved,
        Self::Stale,
        Self::SeenAgain,
        Self::Retired,
        Self::RuleChanged,
    ];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstSeen => "first_seen",
            Self::Reopened => "reopened",
            Self::Waived => "waived",
            Self::Unwaived => "unwaived",
            Self::Resolved => "resolved",
            Self::Unobserved => "unobserved",
            Self::Stale => "stale",
            Self::SeenAgain => "seen_again",
            Self::Retired => "retired",
            Self::RuleChanged => "rule_changed",
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// When: the moment of the run that saw it, or the day on which a finding became stale.
    pub at: Time,
    /// What.
    pub happening: Happening,
}

/// Every finding there ever was, by rule and thing, as it stands on a day.
pub fn lives(timeline: &Timeline, as_of: Date, limits: &Limits) -> Vec<Life> {
    timeline.checks.iter().filter_map(|(key, said)| life(timeline, key, said, as_of, limits)).collect()
}

fn life(timeline: &Timeline, key: &Key, said: &[Said<Stand>], as_of: Date, limits: &Limits) -> Option<Life> {
    let mut life = Telling {
        timeline,
        fresh_days: i64::from(limits.freshness.days(key.view, &key.kind)),
        episodes: Vec::new(),
        events: Vec::new(),
    };
    let ends = said.iter().skip(1).map(|next| next.run).chain([timeline.runs.len()]);
    for (one, end) in said.iter().zip(ends) {
        life.hear(one.what, one.run, end.saturating_sub(1));
    }
    life.grow_stale(as_of);
    if life.episodes.is_empty() {
        return None;
    }
    life.rule_changes(key);
    life.events.sort();
    Some(Life {
        key: key.clone(),
        severity: timeline.severity(&key.rule),
        episodes: life.episodes,
        events: life.events,
    })
}

/// A life as far as it was told.
struct Telling<'a> {
    timeline: &'a Timeline,
    fresh_days: i64,
    episodes: Vec<Episode>,
    events: Vec<Event>,
}

impl Telling<'_> {
    /// Takes what runs from `run` to `last` say.
    fn hear(&mut self, stand: Stand, run: usize, last: usize) {
        match stand {
            Stand::Answered(Word::Fail) => self.fails(run, last, false),
            Stand::Answered(Word::Waived) => self.fails(run, last, true),
            Stand::Answered(Word::Pass) => self.ends(run, End::Resolved(run)),
            Stand::Answered(Word::FalsePositive | Word::NotApplicable) | Stand::Gone => {
                self.ends(run, End::Retired(run));
            }
            Stand::Answered(word @ (Word::Unknown | Word::NoEvidence | Word::Error)) => self.hides(run, word.name()),
            Stand::Absent => self.hides(run, "absent"),
        }
    }

    fn fails(&mut self, run: usize, last: usize, waived: bool) {
        if self.episodes.last().is_none_or(|episode| episode.end.is_some()) {
            let again = matches!(self.episodes.last().and_then(|episode| episode.end), Some(End::Resolved(_)));
            self.note(run, if again { Happening::Reopened } else { Happening::FirstSeen });
            let (waived, sight) = (Vec::new(), Sight::Seen);
            self.episodes.push(Episode { first_seen: run, last_seen: run, waived, sight, end: None });
        }
        self.see(run);
        let Some(episode) = self.episodes.last_mut() else { return };
        episode.last_seen = last;
        let was_waived = episode.is_waived();
        if waived && !was_waived {
            episode.waived.push((run, None));
            self.note(run, Happening::Waived);
        } else if was_waived && !waived {
            episode.waived.last_mut().into_iter().for_each(|(_, until)| *until = Some(run));
            self.note(run, Happening::Unwaived);
        }
    }

    /// A run judges the finding again.
    fn see(&mut self, run: usize) {
        let since = self.episodes.last().filter(|episode| episode.sight != Sight::Seen).map(|one| one.last_seen);
        if let Some(since) = since {
            self.stale_between(since, self.timeline.at(run).date());
            self.note(run, Happening::SeenAgain);
            self.episodes.last_mut().into_iter().for_each(|episode| episode.sight = Sight::Seen);
        }
    }

    fn ends(&mut self, run: usize, end: End) {
        let date = self.timeline.at(run).date();
        let Some(episode) = self.episodes.last_mut().filter(|episode| episode.end.is_none()) else { return };
        episode.end = Some(end);
        if let Some((_, until)) = episode.waived.last_mut() {
            until.get_or_insert(run);
        }
        let hidden = (episode.sight != Sight::Seen).then_some(episode.last_seen);
        episode.sight = Sight::Seen;
        if let Some(since) = hidden {
            self.stale_between(since, date);
        }
        self.note(
            run,
            match end {
                End::Resolved(_) => Happening::Resolved,
                End::Retired(_) => Happening::Retired,
            },
        );
    }

    fn hides(&mut self, run: usize, why: &'static str) {
        let Some(episode) = self.episodes.last_mut().filter(|episode| episode.end.is_none()) else { return };
        let seen = episode.sight == Sight::Seen;
        episode.sight = Sight::Unobserved(why);
        if seen {
            self.note(run, Happening::Unobserved);
        }
    }

    /// Notes that a finding last seen in a run became stale before a day; says whether it did.
    fn stale_between(&mut self, since: usize, until: Date) -> bool {
        let stale_on = self.timeline.at(since).date().days() + self.fresh_days + 1;
        let is_stale = stale_on <= until.days();
        if is_stale {
            self.events.push(Event { at: Time::midnight(Date::of_days(stale_on)), happening: Happening::Stale });
        }
        is_stale
    }

    /// What was not seen up to a day may be stale on it.
    fn grow_stale(&mut self, as_of: Date) {
        let Some(episode) = self.episodes.last().filter(|episode| episode.end.is_none()) else { return };
        let (Sight::Unobserved(why), since) = (episode.sight, episode.last_seen) else { return };
        if self.stale_between(since, as_of) {
            self.episodes.last_mut().into_iter().for_each(|episode| episode.sight = Sight::Stale(why));
        }
    }

    /// Notes where the text of the rule changed while the finding was open.
    fn rule_changes(&mut self, key: &Key) {
        let said = self.timeline.rules.get(&key.rule).into_iter().flatten();
        let versions: Vec<_> = said.filter_map(|said| Some((said.run, &said.what.as_ref()?.1))).collect();
        for pair in versions.windows(2) {
            let [(_, before), (run, after)] = pair else { continue };
            let is_open = |episode: &Episode| {
                let end = match episode.end {
                    Some(End::Resolved(end) | End::Retired(end)) => end,
                    None => usize::MAX,
                };
                episode.first_seen < *run && *run <= end
            };
            if before != after && self.episodes.iter().any(is_open) {
                self.note(*run, Happening::RuleChanged);
            }
        }
    }

    fn note(&mut self, run: usize, happening: Happening) {
        self.events.push(Event { at: self.timeline.at(run), happening });
    }
}
