//! Policies of others are guests: one that cannot be ended must not keep the run from ending.
//!
//! An evaluation is ended by its clock between two steps of the engine. A step that compares two values which hold
//! themselves a billion times comes to no end of its own; then the run ends, and names the rule.

use crate::evaluate::Engine;
use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// An evaluation may take a second; one that takes this long hangs.
const OVERDUE: Duration = Duration::from_secs(10);

/// How often it is looked at.
const EVERY: Duration = Duration::from_millis(500);

/// Does work that asks rules, some of which are not ours, and ends the process when one of them hangs.
pub(super) fn watched<T>(engine: &Engine, has_guests: bool, work: impl FnOnce() -> T) -> T {
    if !has_guests {
        return work();
    }
    let (finished, is_finished) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            while is_finished.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
                if let Some(rule) = engine.overdue(OVERDUE) {
                    end(&rule.id.to_string(), &rule.path);
                }
            }
        });
        let done = work();
        drop(finished);
        done
    })
}

#[expect(clippy::exit, reason = "nothing else ends a thread that is inside of one step of the engine")]
fn end(rule: &str, path: &str) -> ! {
    let seconds = OVERDUE.as_secs();
    // who reads nothing any more misses no more than the reason
    let _ = writeln!(
        std::io::stderr(),
        "error: the rule {rule} ({path}) has been evaluating for {seconds} seconds and cannot be interrupted\n  \
         help: nothing was reported; mend the rule, which may compare values that hold themselves many times, or leave \
         its file out of --policy"
    );
    std::process::exit(i32::from(super::UNTRUSTED));
}
