//! Rules x resources: what each rule says of each resource, and where its cause is written.
//!
//! Policies are guests. Every rule is prepared alone, with the libraries it imports, and asked alone, so
//! that a rule that does not parse, loops, panics or answers nonsense ends as its own error and no
//! other's. Policies see no network, no environment, no randomness and no clock but the run's.
//!
//! `policy/` is done once for each rule: parsing, rewriting the forms that the engine judges otherwise than OPA,
//! static checks, and finding what the rule reads. `session` is done for each resource: the part that is read is
//! digested, and the rule is only asked when it has not been asked about the same content before; a rule that looks at the
//! items of a list one by one only about items that are new.
//! `builtins/` are the functions that replace or add to the engine's own.
//!
//! Time is looked at before every step of the engine, so that what is large after a second of work is all that one
//! last step can work on: squaring a number again and again ends within a few times the limit, at some megabytes.
//! A function that goes through a whole value in one step counts its parts first (`policy/guard.rs`); a comparison that
//! hangs all the same is told by [`Engine::overdue`]. What stays possible: a policy written with bad intent can gather
//! much memory within its second. Run foreign policies in a container with limits of its own.

mod builtins;
mod content;
mod engine;
mod finding;
mod memo;
mod policy;
mod reads;
mod scene;
mod session;
mod snippet;
mod unknown;
mod verdict;

pub use engine::{Engine, Limits};
pub use reads::{ReadStep, Reads};
pub use scene::Scene;
pub use session::Session;
