//! `TICKMARK_*` variables: each stands for a flag. One that is set to nothing is not set, as pipelines mean it.

use clap::{Arg, Command};
use std::collections::BTreeSet;

const PREFIX: &str = "TICKMARK_";

/// The passphrase of the key that signs: no flag, since arguments are seen by everybody on the machine.
pub(super) const SIGN_PASSPHRASE: &str = "TICKMARK_SIGN_PASSPHRASE";

/// The command, and its subcommands, without the variables that are set to nothing; a subcommand prints the
/// version under the program's name.
pub(super) fn without_empty(command: Command) -> Command {
    let clear = |arg: Arg| {
        let is_empty = arg.get_env().is_some_and(|name| std::env::var_os(name).is_some_and(|value| value.is_empty()));
        if is_empty { arg.env(None::<&'static str>) } else { arg }
    };
    let name = command.get_name().to_owned();
    command.mut_args(clear).mut_subcommands(|subcommand| below(subcommand, &name, &clear))
}

fn below(command: Command, name: &str, clear: &dyn Fn(Arg) -> Arg) -> Command {
    command.mut_args(clear).display_name(name.to_owned()).mut_subcommands(|subcommand| below(subcommand, name, clear))
}

/// Variables with our prefix that stand for no flag: most likely misspelt.
pub(super) fn unknown(command: &Command) -> Vec<String> {
    let nested = command.get_subcommands().flat_map(Command::get_subcommands);
    let all = std::iter::once(command).chain(command.get_subcommands()).chain(nested);
    let mut known: BTreeSet<_> = all.flat_map(Command::get_arguments).filter_map(Arg::get_env).collect();
    known.insert(std::ffi::OsStr::new(SIGN_PASSPHRASE));
    let set = std::env::vars_os().filter(|(name, value)| !value.is_empty() && !known.contains(&name.as_os_str()));
    let mut names: Vec<String> = set.filter_map(|(name, _)| name.into_string().ok()).collect();
    names.retain(|name| name.starts_with(PREFIX));
    names.sort();
    names
}

/// An environment variable that is set to something.
pub(super) fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the environment is read here and passed down")]
    let value = std::env::var(name);
    value.ok().filter(|value| !value.is_empty())
}
