//! What can go wrong with a history, and what to do about it.

use super::database::Cause;

/// Why a history cannot be used. Places are named without passwords.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A URL that says too little, or what is not understood.
    #[error("cannot use the history {place}: {why}")]
    Url {
        /// The history.
        place: String,
        /// What is wrong with it.
        why: String,
    },
    /// It cannot be opened.
    #[error("cannot open the history {place}: {cause}")]
    Open {
        /// The history.
        place: String,
        /// Why.
        cause: Cause,
    },
    /// There is none yet.
    #[error("there is no history at {place}")]
    Missing {
        /// The history.
        place: String,
    },
    /// A database of something else.
    #[error("{place} is a database, but no history of Tickmark")]
    Foreign {
        /// The history.
        place: String,
    },
    /// A database that a later version made.
    #[error("the history {place} has layout {found}, and this version of Tickmark knows layouts up to {known}")]
    Newer {
        /// The history.
        place: String,
        /// The layout it has.
        found: i64,
        /// The last layout known here.
        known: i64,
    },
    /// A query that failed.
    #[error("cannot {doing} the history {place}: {cause}")]
    Query {
        /// What was being done: `record a run in`.
        doing: &'static str,
        /// The history.
        place: String,
        /// Why it failed.
        cause: Cause,
    },
    /// A series that nobody recorded.
    #[error("the history {place} has no series {name}")]
    NoSeries {
        /// The history.
        place: String,
        /// The name that was asked for.
        name: String,
        /// The names that are there.
        names: Vec<String>,
    },
    /// A series without a run up to a day.
    #[error("the series {name} has no run up to {day}")]
    NoRun {
        /// The series.
        name: String,
        /// The day.
        day: String,
    },
}

impl Error {
    /// What to do next.
    pub fn help(&self) -> String {
        match self {
            Self::Url { .. } => {
                "write postgres://user@host/database?sslmode=verify-full, or the path of a file".to_owned()
            }
            Self::Open { cause, .. } | Self::Query { cause, .. } => cause.help().to_owned(),
            Self::Missing { .. } => "record a run with `tickmark scan --history`".to_owned(),
            Self::Foreign { .. } => "name a file or database that is empty or a history".to_owned(),
            Self::Newer { .. } => "use the version of Tickmark that made it, or a later one".to_owned(),
            Self::NoSeries { names, .. } if names.is_empty() => {
                "record a run with `tickmark scan --history`".to_owned()
            }
            Self::NoSeries { names, .. } => format!("choose with --series: {}", names.join(", ")),
            Self::NoRun { .. } => "choose a later day with --as-of".to_owned(),
        }
    }
}
