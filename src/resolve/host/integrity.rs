//! How often files are compared with what they were, by what cron runs and by the units started at boot.
//!
//! Read are `/etc/crontab` and `/etc/cron.d` (`crontab(5)`), and the scripts of `/etc/cron.daily` and its like. The tables of
//! users lie in `/var/spool` and are not read.

use super::{File, Files, Found, Settings, listing};
use crate::model::{Place, Value};

const TABLE: &str = "etc/crontab";
const TABLES: &str = "etc/cron.d/";

/// Directories of scripts, and whether what lies there runs every week at least.
const SCRIPTS: [(&str, bool); 4] =
    [("etc/cron.hourly/", true), ("etc/cron.daily/", true), ("etc/cron.weekly/", true), ("etc/cron.monthly/", false)];

/// Words for a time, and whether it comes every week at least.
const SHORT: [(&str, bool); 7] = [
    ("@hourly", true),
    ("@daily", true),
    ("@midnight", true),
    ("@weekly", true),
    ("@monthly", false),
    ("@yearly", false),
    ("@annually", false),
];

/// Programs that compare files.
const PROGRAMS: [&str; 6] = ["aide", "dailyaidecheck", "aide.wrapper", "tripwire", "samhain", "afick"];

/// Units that compare files, every day or all the time.
const UNITS: [&str; 8] = [
    "aidecheck.timer",
    "aide-check.timer",
    "dailyaidecheck.timer",
    "wazuh-agent.service",
    "osqueryd.service",
    "samhain.service",
    "ossec-hids.service",
    "falcon-sensor.service",
];

/// Whether a path is that of a table or a script of cron.
pub(super) fn wants(inner: &str) -> bool {
    let below = |directory: &str| inner.strip_prefix(directory).is_some_and(is_run);
    inner == TABLE || below(TABLES) || SCRIPTS.iter().any(|(directory, _)| below(directory))
}

/// Whether cron looks at a file of that name; those of packages that were taken out, and backups, have dots in them.
fn is_run(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// How often files are compared, when the host has a file of cron.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some((_, first)) = files.iter().find(|(path, _)| wants(path)) else { return Found::default() };
    let whole = first.whole();
    let mut seldom = None;
    let mut weekly = None;
    for (path, file) in files.iter().filter(|(path, _)| wants(path)) {
        let found: Vec<(bool, Place)> = match SCRIPTS.iter().find(|(directory, _)| path.starts_with(directory)) {
            Some((_, is_weekly)) => script(*file).map(|place| (*is_weekly, place)).into_iter().collect(),
            None => file.entries().iter().filter_map(|line| table_line(line, *file)).collect(),
        };
        for (is_weekly, place) in found {
            let slot = if is_weekly { &mut weekly } else { &mut seldom };
            slot.get_or_insert(place);
        }
    }
    let started = listing::started(files);
    let by_unit = started.as_ref().is_some_and(|started| UNITS.iter().any(|unit| started.contains(*unit)));
    let compared = match (weekly, seldom) {
        (Some(place), _) => Value::string("weekly", place),
        (None, _) if by_unit => Value::string("weekly", whole),
        (None, Some(place)) => Value::string("seldom", place),
        (None, None) if started.is_some() => Value::string("never", whole),
        (None, None) => Value::unknown("no listing tells which timers and agents are started at boot", None, whole),
    };
    let settings = Settings::from([("compared".to_owned(), compared)]);
    (vec![first.raw("integrity", format!("{host}: integrity of files"), whole, settings)], Vec::new())
}

/// Whether a line of a table that compares files comes every week: five fields or a word for the time, the user, the command.
fn table_line(line: &Value, file: File<'_>) -> Option<(bool, Place)> {
    let place = line.origin.place;
    let text = file.document.text.as_str().get(place.span.range())?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let (is_weekly, command) = match words.as_slice() {
        [first, ..] if first.starts_with('#') => return None,
        [short, _user, command @ ..] if short.starts_with('@') => {
            (SHORT.iter().any(|(name, is_weekly)| name == short && *is_weekly), command)
        }
        [_minute, _hour, day, month, weekday, _user, command @ ..] => (is_weekly(day, month, weekday), command),
        _ => return None,
    };
    command.iter().any(|word| compares(word)).then_some((is_weekly, place))
}

/// Whether a word of a command names a program that compares files.
fn compares(word: &str) -> bool {
    let name = word.trim_matches(['"', '\'', '(', ')', ';', '&', '`']).rsplit('/').next().unwrap_or(word);
    PROGRAMS.contains(&name)
}

/// Whether days come every week: where both the day of the month and that of the week are named, either is enough.
fn is_weekly(day: &str, month: &str, weekday: &str) -> bool {
    let step = day.strip_prefix("*/").and_then(|step| step.parse::<u32>().ok());
    let every_day = day == "*" || step.is_some_and(|step| step <= 7);
    month == "*" && (every_day || weekday != "*")
}

/// The line of a script that compares files.
fn script(file: File<'_>) -> Option<Place> {
    let text = file.document.text.as_str();
    let line = |entry: &&Value| text.get(entry.origin.place.span.range()).unwrap_or_default();
    let is_it = |entry: &&Value| {
        let line = line(entry);
        !line.starts_with('#') && line.split_whitespace().any(compares)
    };
    file.entries().iter().find(is_it).map(|entry| entry.origin.place)
}
