//! The program as a user runs it, with nothing of this machine's settings.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a directory.
pub(crate) fn tickmark(directory: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .current_dir(directory)
        .env_clear()
        .env("COLUMNS", "160")
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(arguments)
        .output()
        .unwrap()
}

/// All that it said.
pub(crate) fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
