//! When what an input shows was true, and who says so.

use super::time::{Date, Time};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// When what an input shows was true. The time of a file is never it: it says when a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Collected {
    /// Nobody says.
    #[default]
    Unknown,
    /// The input says when it was made.
    Stated(Time),
    /// The input says when the newest of what it shows was recorded; it was exported then or later.
    Recorded(Time),
    /// Somebody says it, with `--collected-at`.
    Told(Time),
    /// At the evaluation: it was read from the working tree, which is what is judged.
    WorkingTree,
    /// At the evaluation: it came from standard input.
    StandardInput,
    /// At the evaluation: it was read from the machine that the program runs on.
    RunningHost,
}

impl Collected {
    /// The name of who says it, used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Stated(_) => "stated",
            Self::Recorded(_) => "recorded",
            Self::Told(_) => "told",
            Self::WorkingTree => "working_tree",
            Self::StandardInput => "standard_input",
            Self::RunningHost => "running_host",
        }
    }

    /// Who says it, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unknown => "nobody says",
            Self::Stated(_) => "stated in the input",
            Self::Recorded(_) => "the newest time recorded in the input, which was exported then or later",
            Self::Told(_) => "given with --collected-at",
            Self::WorkingTree => "read from the working tree at evaluation",
            Self::StandardInput => "read from standard input at evaluation",
            Self::RunningHost => "read from the running host at evaluation",
        }
    }

    /// The time, in a run that was evaluated at a moment; none when nobody says.
    pub fn at(self, evaluated_at: Time) -> Option<Time> {
        match self {
            Self::Unknown => None,
            Self::Stated(at) | Self::Recorded(at) | Self::Told(at) => Some(at),
            Self::WorkingTree | Self::StandardInput | Self::RunningHost => Some(evaluated_at),
        }
    }

    /// The older of two; what nobody says may be of any age.
    #[must_use]
    pub fn older(self, other: Self) -> Self {
        // what is read at the evaluation is later than anything else
        let key = |one: Self| one.at(Time(i64::MAX));
        if key(other) < key(self) { other } else { self }
    }

    /// Whether it is of a day after this one.
    pub fn is_after(self, day: Date) -> bool {
        self.at(Time::midnight(day)).is_some_and(|at| at.date() > day)
    }

    /// What was written by [`Collected::name`], with the time that was written beside it.
    pub fn named(name: &str, at: Option<Time>) -> Option<Self> {
        let all = [Self::Unknown, Self::WorkingTree, Self::StandardInput, Self::RunningHost];
        let timed = at.map(|at| [Self::Stated(at), Self::Recorded(at), Self::Told(at)]);
        all.into_iter().chain(timed.into_iter().flatten()).find(|one| one.name() == name)
    }
}

/// What somebody says of the time of inputs: `hosts/**=2026-09-01T12:00:00Z`, or a time alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectedAt {
    /// The paths it is said of; without any, every input that is not read where it is true.
    pub glob: Option<Arc<str>>,
    /// When they were collected; a day counts from its first moment.
    pub at: Time,
}

impl FromStr for CollectedAt {
    type Err = String;

    /// Reads `[GLOB=]TIME`, the time in RFC 3339 or as a day.
    fn from_str(text: &str) -> Result<Self, String> {
        let (glob, time) = match text.rsplit_once('=') {
            Some((glob, time)) => (Some(glob), time),
            None => (None, text),
        };
        let day = || time.parse::<Date>().ok().map(Time::midnight);
        let at = day().or_else(|| Time::rfc3339(time)).ok_or_else(|| format!("`{time}` is no time"))?;
        if glob.is_some_and(str::is_empty) {
            return Err(format!("`{text}` names no paths"));
        }
        Ok(Self { glob: glob.map(Into::into), at })
    }
}

impl fmt::Display for CollectedAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.glob {
            Some(glob) => write!(f, "{glob}={}", self.at),
            None => self.at.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_says_is_read_as_it_is_written() {
        for (text, written) in [
            ("2026-09-01", "2026-09-01T00:00:00.000Z"),
            ("2026-09-01T12:00:00+02:00", "2026-09-01T10:00:00.000Z"),
            ("hosts/**=2026-09-01", "hosts/**=2026-09-01T00:00:00.000Z"),
            ("a=b=2026-09-01T12:00:00Z", "a=b=2026-09-01T12:00:00.000Z"),
        ] {
            let said: CollectedAt = text.parse().expect(text);
            assert_eq!(said.to_string(), written);
            assert_eq!(written.parse(), Ok(said));
        }
        for wrong in ["", "yesterday", "=2026-09-01", "2026-09-31", "hosts/**=", "hosts/**"] {
            assert!(wrong.parse::<CollectedAt>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_is_read_as_it_is_written() {
        let at = Time(1_795_335_300_042);
        for one in [
            Collected::Unknown,
            Collected::Stated(at),
            Collected::Recorded(at),
            Collected::Told(at),
            Collected::WorkingTree,
            Collected::StandardInput,
            Collected::RunningHost,
        ] {
            assert_eq!(Collected::named(one.name(), one.at(at)), Some(one));
        }
        assert_eq!(Collected::named("told", None), None);
    }
}
