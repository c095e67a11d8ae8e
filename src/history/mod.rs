//! What earlier runs said: recorded one after the other, and what their order tells.
//!
//! A run is reduced to what every subject came to (a check, a control, a rule, a framework), and only what differs
//! from the run before it is kept. Everything else (when a finding was first seen, how long it lived, what a figure
//! was) is derived from that log when it is read, by one code for every database, so that it cannot contradict it.
//! Runs of different scopes are different series: only like is compared with like. Policies may change within a
//! series, since findings outlive them; two runs under different policies are told to be not comparable.
//!
//! `database` keeps rows and knows nothing of compliance, `record` writes a run, `timeline` reads a series, `life`
//! is the state machine of findings (`content/metrics.md` section 4), `figures` and `trend` say what it comes to.

mod database;
mod error;
mod figures;
mod life;
mod open;
mod record;
mod scope;
mod timeline;
mod trend;

pub use database::Place;
pub use error::Error;
pub use figures::{Limits, figures};
pub use life::{End, Episode, Event, Happening, Life, Sight, lives};
pub use open::Store;
pub use record::Record;
pub use scope::Scope;
pub use timeline::{ControlKey, Key, RuleVersion, RunEntry, Said, Series, Stand, Timeline, Track};
pub use trend::trend;
