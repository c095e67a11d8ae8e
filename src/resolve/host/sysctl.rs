//! Kernel parameters as the files of `sysctl.d(5)` set them at boot.
//!
//! A file name counts once, in the first of the directories that has it; files are applied in the order
//! of their names, whatever their directory, and the last value wins. systemd, which applies them at boot,
//! leaves `/etc/sysctl.conf` out unless a distribution links it as `99-sysctl.conf`; procps'
//! `sysctl --system`, run by hand or where there is no systemd, reads it after all others. So it decides
//! what no other file sets, and where it contradicts another file, that file holds at boot and the
//! contradiction is reported. A key set by name keeps its value whatever patterns say (`sysctl.d(5)`, since
//! systemd 247; procps since 4.0).

use super::{File, Files, Found, Settings, has_ending, key_value};
use crate::model::{Data, Level, Problem, Stage, Value};
use std::collections::BTreeMap;

/// Directories, the one that wins first.
const DIRECTORIES: [&str; 5] =
    ["etc/sysctl.d", "run/sysctl.d", "usr/local/lib/sysctl.d", "usr/lib/sysctl.d", "lib/sysctl.d"];

/// The file that is applied last, or not at all.
const MAIN: &str = "etc/sysctl.conf";

/// What a pattern stands for in the network settings that exist on every host.
const EVERY_HOST_HAS: [&str; 2] = ["all", "default"];

/// Whether a path is that of a file with kernel parameters.
pub(super) fn wants(inner: &str) -> bool {
    inner == MAIN || name_in_directory(inner).is_some()
}

/// The parameters that the files of a host set, when it has any.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let (order, main) = (order(files), files.get(MAIN).copied());
    let Some(last) = main.or(order.last().copied()) else { return Found::default() };
    let mut settings = settings(&order);
    let mut problems = Vec::new();
    for (key, value) in main.map(|main| self::settings(&[main])).unwrap_or_default() {
        let overruled = settings.get(&key).is_some_and(|other| other.as_str() != value.as_str());
        if let Some(main) = main.filter(|_| overruled) {
            let message =
                format!("{key} has another value in a file that is applied at boot; `sysctl --system` takes this one");
            let problem = Problem::new(Level::Warning, Stage::Resolve, "setting-overruled", message);
            problems.push(problem.at(main.document.text.locate(value.origin.place.span)));
        }
        settings.entry(key).or_insert(value);
    }
    (vec![last.raw("sysctl", format!("{host}: sysctl"), last.whole(), settings)], problems)
}

/// What files set, applied one after the other.
fn settings(files: &[File<'_>]) -> Settings {
    let (mut named, mut patterns) = (Settings::new(), Settings::new());
    for entry in files.iter().flat_map(|file| file.entries()) {
        let Some((key, value)) = key_value(entry) else { continue };
        // `-key` alone takes the key out of patterns; nothing is set
        if matches!(value.data, Data::Null) {
            continue;
        }
        let key = canonical(key.strip_prefix('-').unwrap_or(key).trim());
        let settings = if key.contains(['*', '?', '[']) { &mut patterns } else { &mut named };
        settings.insert(key, value.clone());
    }
    for (pattern, value) in patterns {
        expand(&pattern, &value, &mut named);
    }
    named
}

/// The files of the directories in the order in which they are applied.
fn order<'a>(files: &Files<'a>) -> Vec<File<'a>> {
    let mut by_name: BTreeMap<&str, (usize, File<'a>)> = BTreeMap::new();
    for (path, file) in files {
        let Some((rank, name)) = name_in_directory(path) else { continue };
        let taken = by_name.get(name).is_some_and(|(other, _)| *other <= rank);
        if !taken {
            by_name.insert(name, (rank, *file));
        }
    }
    // a link to the main file is shown as the main file
    let main = files.get(MAIN);
    let same = |file: &File<'_>| main.filter(|main| main.document.text.digest == file.document.text.digest).copied();
    by_name.into_values().map(|(_, file)| same(&file).unwrap_or(file)).collect()
}

fn name_in_directory(inner: &str) -> Option<(usize, &str)> {
    let (directory, name) = inner.rsplit_once('/')?;
    let rank = DIRECTORIES.iter().position(|known| *known == directory)?;
    has_ending(name, "conf").then_some((rank, name))
}

/// The key with `.` between its parts. When the first separator is `/`, dots belong to names and are
/// written `/`, as `sysctl(8)` prints them.
fn canonical(key: &str) -> String {
    let slashes = key.find(['/', '.']).is_some_and(|at| key.get(at..).is_some_and(|rest| rest.starts_with('/')));
    if !slashes {
        return key.to_owned();
    }
    let swap = |c| match c {
        '/' => '.',
        '.' => '/',
        other => other,
    };
    key.trim_start_matches('/').chars().map(swap).collect()
}

/// Keeps a pattern, and sets what it stands for where nothing is set by name.
fn expand(pattern: &str, value: &Value, settings: &mut Settings) {
    for name in EVERY_HOST_HAS {
        let key = pattern.replace(".*.", &format!(".{name}."));
        if !key.contains(['*', '?', '[']) {
            settings.entry(key).or_insert_with(|| value.clone());
        }
    }
    settings.insert(pattern.to_owned(), value.clone());
}
