//! How much memory the functions of one evaluation may ask for.

use super::Refusal;
use std::cell::Cell;

/// Bytes that functions may make in one evaluation. Messages are some kilobytes; a bomb needs gigabytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Bytes of the largest single string or list.
pub(super) const MAX_PIECE: usize = 4 * 1024 * 1024;

thread_local! {
    static SPENT: Cell<usize> = const { Cell::new(0) };
}

/// Starts a new evaluation on this thread.
pub(in crate::evaluate) fn reset() {
    SPENT.set(0);
}

/// Asks for memory.
pub(super) fn spend(function: &'static str, bytes: usize) -> Result<(), Refusal> {
    let spent = SPENT.get().saturating_add(bytes);
    SPENT.set(spent);
    if bytes > MAX_PIECE || spent > MAX_BYTES { Err(Refusal::Memory(function)) } else { Ok(()) }
}
