//! A progress bar on a terminal, when a scan takes long enough for a person to wonder.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Shorter scans show nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// The progress of one scan; silent in a pipe.
pub(super) struct Progress {
    started: Instant,
    shown: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Progress that may be shown on standard error.
    pub(super) fn new(quiet: bool) -> Self {
        Self { started: Instant::now(), shown: !quiet && std::io::stderr().is_terminal(), bar: OnceLock::new() }
    }

    /// Hears that some of all units are done.
    pub(super) fn advance(&self, done: usize, total: usize) {
        if !self.shown || self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
            let style = ProgressStyle::with_template("{bar:32} {pos}/{len} units, {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar
        });
        bar.set_length(total as u64);
        bar.set_position(done as u64);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}
