//! How many threads work, and the threads themselves.

use super::diagnostic::Failure;
use std::str::FromStr;

/// More threads than the largest machines have processors only cost memory and time.
const MOST: usize = 512;

/// Nested calls of policies and nested input are bounded; this is four times what the deepest need.
const STACK: usize = 8 << 20;

/// A number of threads: one for every processor unless somebody chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(try_from = "usize")]
pub(super) struct Threads(usize);

impl Threads {
    /// The number that was chosen; 0 when nobody chose one.
    pub(super) fn chosen(self) -> usize {
        self.0
    }

    /// The threads, which end with the pool.
    pub(super) fn pool(self) -> Result<rayon::ThreadPool, Failure> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.0).stack_size(STACK).build();
        pool.map_err(|error| Failure::usage(format!("cannot start threads: {error}"), "use fewer `--jobs`"))
    }
}

impl TryFrom<usize> for Threads {
    type Error = String;

    fn try_from(number: usize) -> Result<Self, String> {
        let is_usable = (1..=MOST).contains(&number);
        is_usable.then_some(Self(number)).ok_or_else(|| format!("use a number of threads from 1 to {MOST}"))
    }
}

impl FromStr for Threads {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::try_from(text.parse().unwrap_or(0))
    }
}
