//! What is said of files beside their bytes, by a listing in the form of `mtree(5)`: the permissions and owners of files
//! that secrets and rules lie in, and the units that systemd starts at boot.
//!
//! Only what a listing states is told: a file without permissions in it is no resource, a host without links to units
//! tells nothing of its services.

mod mtree;
mod roles;

use super::{Files, Found, Settings, has_ending, key_value, with_data};
use crate::model::{Data, Value};
use crate::resolve::Raw;
use mtree::Line;
use std::collections::{BTreeMap, BTreeSet};

/// The listing, at the top of a host's tree.
const PATH: &str = "host.mtree";

/// Where units that are started with a target, or with another unit, are linked (`systemd.unit(5)`, `[Install]`).
const UNITS: &str = "etc/systemd/system/";

/// Where a link leads that takes a unit out of use (`systemctl(1)`, `mask`).
const NOTHING: &str = "/dev/null";

/// Whether a path is that of the listing.
pub(super) fn wants(inner: &str) -> bool {
    inner == PATH
}

/// The files of a role, and the units started at boot, when the host has a listing that says it.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(file) = files.get(PATH).copied() else { return Found::default() };
    let lines = mtree::lines(file);
    let names = Names::read(files);
    let of_role = lines.iter().filter_map(|line| {
        let role = roles::of(&line.path)?;
        let settings = permissions(line, role, &names)?;
        Some(file.raw("file", format!("{host}:/{}", line.path), line.origin.origin.place, settings))
    });
    let mut raws: Vec<Raw> = of_role.collect();
    raws.extend(
        services(&lines).map(|settings| file.raw("services", format!("{host}: services"), file.whole(), settings)),
    );
    (raws, Vec::new())
}

/// Whether the host has a file or directory; none when the listing does not tell of the directory that it would lie in.
pub(super) fn holds(files: &Files<'_>, path: &str) -> Option<bool> {
    let lines = mtree::lines(files.get(PATH).copied()?);
    let (directory, _) = path.rsplit_once('/')?;
    let is_listed = |path: &str| lines.iter().any(|line| line.path == path);
    if is_listed(path) { Some(true) } else { is_listed(directory).then_some(false) }
}

/// The units that are started at boot; none when no listing tells.
pub(super) fn started(files: &Files<'_>) -> Option<BTreeSet<String>> {
    let settings = services(&mtree::lines(files.get(PATH).copied()?))?;
    let units = settings.get("started").and_then(Value::items).unwrap_or_default();
    Some(units.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The names of users and groups by their numbers.
struct Names {
    users: Option<BTreeMap<u64, String>>,
    groups: Option<BTreeMap<u64, String>>,
}

impl Names {
    fn read(files: &Files<'_>) -> Self {
        let of = |path: &str| {
            let number = |(name, line): (&str, &Value)| {
                let number: u64 = line.as_str()?.split(':').nth(1)?.parse().ok()?;
                Some((number, name.to_owned()))
            };
            // of several names for one number the first is shown, as the C library does
            files.get(path).map(|file| file.entries().iter().rev().filter_map(key_value).filter_map(number).collect())
        };
        // a number that is not that of root belongs to somebody else, whoever that is
        Self { users: of("etc/passwd").or_else(|| Some(BTreeMap::new())), groups: of("etc/group") }
    }
}

/// Who a number stands for: by the name written beside it, else by the host's list; a number that the list lacks is all
/// there is. Without a list nobody knows, but for root.
fn named(line: &Line<'_>, number: u64, written: Option<&str>, known: Option<&BTreeMap<u64, String>>) -> Value {
    let told = |text: &str| with_data(line.origin, Data::String(text.into()));
    match (number, written, known) {
        (0, ..) => told("root"),
        (_, Some(name), _) => told(name),
        (number, None, Some(known)) => told(known.get(&number).unwrap_or(&number.to_string())),
        (number, None, None) => {
            let why = format!("the file tree does not hold the list that names {number}");
            Value::unknown(why, None, line.origin.origin.place)
        }
    }
}

/// What a file's line says, when it says the permissions.
fn permissions(line: &Line<'_>, role: &str, names: &Names) -> Option<Settings> {
    let mode = line.mode?;
    let told = |text: &str| with_data(line.origin, Data::String(text.into()));
    let mut settings = Settings::new();
    let texts = [
        ("path", format!("/{}", line.path)),
        ("role", role.to_owned()),
        ("type", line.kind.unwrap_or("file").to_owned()),
        ("mode", format!("{mode:04o}")),
        ("group_may", rights(mode >> 3)),
        ("others_may", rights(mode)),
    ];
    settings.extend(texts.iter().map(|(name, text)| ((*name).to_owned(), told(text))));
    let known = (names.users.as_ref(), names.groups.as_ref());
    settings.extend(line.user.map(|user| ("owner".to_owned(), named(line, user, line.user_name, known.0))));
    settings.extend(line.group.map(|group| ("group".to_owned(), named(line, group, line.group_name, known.1))));
    Some(settings)
}

/// `r`, `w` and `x` of the three bits that say them.
fn rights(mode: u32) -> String {
    let letters = [(4, 'r'), (2, 'w'), (1, 'x')];
    letters.into_iter().filter(|(bit, _)| mode & bit != 0).map(|(_, letter)| letter).collect()
}

/// The units that some other starts; those that are masked are not.
fn services(lines: &[Line<'_>]) -> Option<Settings> {
    let units = || lines.iter().filter_map(|line| Some((line.path.strip_prefix(UNITS)?, line)));
    let masked: BTreeSet<&str> =
        units().filter(|(_, line)| line.target.as_deref() == Some(NOTHING)).map(|(name, _)| name).collect();
    let mut started: BTreeMap<&str, Value> = BTreeMap::new();
    for (path, line) in units() {
        let Some((directory, name)) = path.split_once('/') else { continue };
        let wanted = has_ending(directory, "wants") || has_ending(directory, "requires");
        if wanted && line.target.is_some() && !name.contains('/') && !masked.contains(name) {
            started.entry(name).or_insert_with(|| with_data(line.origin, Data::String(name.into())));
        }
    }
    let first = started.values().next()?.origin.place;
    let mut settings = Settings::new();
    settings.insert("started".to_owned(), Value::list(started.into_values().collect(), first));
    Some(settings)
}
