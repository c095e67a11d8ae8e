//! What the boot loader tells the kernel, and whether it asks for a password before it lets anybody change that.
//!
//! `/etc/default/grub` is a shell script that assigns variables, and Debian reads `/etc/default/grub.d/*.cfg` after it; a
//! value may take in the one before (`"$GRUB_CMDLINE_LINUX quiet"`). The password stands in the generated `grub.cfg`, in
//! the scripts of `/etc/grub.d`, or in Red Hat's `user.cfg` (GNU GRUB manual, "Simple configuration" and "Security").

use super::{File, Files, Found, Settings, has_ending, key_value, with_data};
use crate::model::{Data, Value};
use std::collections::BTreeMap;

const MAIN: &str = "etc/default/grub";
const MORE: &str = "etc/default/grub.d/";

/// Files that can hold the password.
const GENERATED: [&str; 4] = ["boot/grub/grub.cfg", "boot/grub2/grub.cfg", "boot/grub/user.cfg", "boot/grub2/user.cfg"];
const SCRIPTS: &str = "etc/grub.d/";

/// Whether a path is that of a file of variables.
pub(super) fn wants(inner: &str) -> bool {
    inner == MAIN || inner.strip_prefix(MORE).is_some_and(|name| has_ending(name, "cfg"))
}

/// Whether a path is that of a file that may hold the password.
pub(super) fn wants_script(inner: &str) -> bool {
    GENERATED.contains(&inner) || inner.strip_prefix(SCRIPTS).is_some_and(|name| !name.contains('/'))
}

/// The boot loader's settings, when the host has any file of it.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let scripts: Vec<File<'_>> = files.iter().filter(|(path, _)| wants_script(path)).map(|(_, file)| *file).collect();
    let main = files.get(MAIN).copied();
    let Some(first) = main.or(scripts.first().copied()) else { return Found::default() };
    let mut settings = Settings::new();
    if main.is_some() {
        settings.insert("arguments".to_owned(), arguments(files, first));
    }
    if let Some(password) = scripts.iter().find_map(|file| password(*file)) {
        settings.insert("password".to_owned(), password);
    } else if scripts.is_empty() {
        let why = "the file tree holds neither grub.cfg nor the scripts it is made by";
        settings.insert("password".to_owned(), Value::new(Data::Absent(why.into()), first.whole()));
    }
    (vec![first.raw("boot", format!("{host}: boot loader"), first.whole(), settings)], Vec::new())
}

/// The kernel's arguments at a usual boot, of both variables that are joined for it.
fn arguments(files: &Files<'_>, main: File<'_>) -> Value {
    let mut variables: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let read =
        std::iter::once(main).chain(files.iter().filter(|(path, _)| path.starts_with(MORE)).map(|(_, file)| *file));
    for (key, value) in read.flat_map(File::entries).filter_map(key_value) {
        let name = key.trim_start_matches("export ").trim();
        let before = variables.remove(name).unwrap_or_default();
        let mut words = Vec::new();
        for word in value.as_str().unwrap_or_default().split_whitespace() {
            if [format!("${name}"), format!("${{{name}}}")].contains(&word.to_owned()) {
                words.extend(before.iter().cloned());
            } else {
                words.push(with_data(value, Data::String(word.into())));
            }
        }
        variables.insert(name, words);
    }
    let joined = ["GRUB_CMDLINE_LINUX", "GRUB_CMDLINE_LINUX_DEFAULT"].iter().filter_map(|name| variables.remove(name));
    Value::list(joined.flatten().collect(), main.whole())
}

/// The line that sets a password for changing what is booted.
fn password(file: File<'_>) -> Option<Value> {
    file.entries().iter().find_map(|entry| {
        let first = entry.get("values").and_then(Value::items)?.first()?;
        let text = first.as_str()?;
        let sets = text == "password_pbkdf2" || text.starts_with("GRUB2_PASSWORD=grub.pbkdf2");
        sets.then(|| Value::new(Data::String("set".into()), entry.origin.place))
    })
}
