//! What changed, told as it happens: files that change, the events that follow from two runs, and the ways out.
//!
//! It stands beside the stages and knows only the nouns. Whoever conducts hands it two runs' difference and the time;
//! it never scans. The socket in `connection` is the only one that Tickmark opens unasked by a URL of a history, and it
//! is opened when a receiver was named.

mod channel;
mod connection;
mod event;
mod files;
mod ocsf;
mod syslog;

pub use channel::Channel;
pub use connection::{Target, TargetError};
pub use event::{Event, Figures, Message, Mood, Stamp};
pub use files::{Files, WatchError, root};
pub use ocsf::Ocsf;
pub use syslog::Header;

/// The JSON Schema of a line of `tickmark watch`, draft 2020-12.
pub const JSON_SCHEMA: &str = include_str!("schema.json");
