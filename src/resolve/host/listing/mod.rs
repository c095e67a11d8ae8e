//! What is said of files beside their bytes, by a listing in the form of `mtree(5)`: the permissions and owners of files
//! that secrets and rules lie in, and the units that systemd starts at boot.
//!
//! Only what a listing states is told: a file without permissions in it is no resource, a host without links to units
//! tells nothing of its services.

mod mtree;
mod roles;

use super::{Files, Found, Settings, key_value, with_data};
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

/// The names of users and groups by their numbers.
struct Names {
    users: BTreeMap<u64, String>,
    groups: BTreeMap<u64, String>,
}

impl Names {
    fn read(files: &Files<'_>) -> Self {
        let of = |path: &str| -> BTreeMap<u64, String> {
            let entries = files.get(path).map(|file| file.entries()).unwrap_or_default();
            let number = |(name, line): (&str, &Value)| {
                let number = line.as_str()?.split(':').nth(1)?.parse().ok()?;
                Some((number, name.to_owned()))
            };
            // of several names for one number the first is shown, as the C library does
            entries.iter().rev().filter_map(key_value).filter_map(number).collect()
        };
        Self { users: of("etc/passwd"), groups: of("etc/group") }
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
    let owner =
        [("owner", line.user, line.user_name, &names.users), ("group", line.group, line.group_name, &names.groups)];
    for (name, number, written, known) in owner {
        let root = number.filter(|number| *number == 0).map(|_| "root".to_owned());
        let by_number = || number.map(|number| known.get(&number).cloned().unwrap_or_else(|| number.to_string()));
        let text = root.or_else(|| written.map(str::to_owned)).or_else(by_number);
        settings.extend(text.map(|text| (name.to_owned(), told(&text))));
    }
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
        let wanted = directory.ends_with(".wants") || directory.ends_with(".requires");
        if wanted && line.target.is_some() && !name.contains('/') && !masked.contains(name) {
            started.entry(name).or_insert_with(|| with_data(line.origin, Data::String(name.into())));
        }
    }
    let first = started.values().next()?.origin.place;
    let mut settings = Settings::new();
    settings.insert("started".to_owned(), Value::list(started.into_values().collect(), first));
    Some(settings)
}
