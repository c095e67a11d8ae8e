//! Programs that keep settings by name in a file and in files beside it, the last value of a name winning.
//!
//! One row of a table for each: where its files lie, in which order they are read, and which section counts. What needs
//! more than that has a resolver of its own.

use super::{File, Files, Found, Settings, has_ending, key_value, spans, with_data};
use crate::model::{Data, Number, Value};
use std::collections::BTreeMap;

/// A program and its files.
struct Program {
    /// The name of the resource.
    kind: &'static str,
    /// The grammar of its files.
    grammar: &'static str,
    /// What is read, in this order.
    parts: &'static [Part],
    /// The section whose settings count; none when the files have no sections.
    section: Option<&'static str>,
    /// Settings whose values gather, an empty one taking back what was said before.
    lists: &'static [&'static str],
    /// Settings that are spans of time, given in seconds; what is no span is left aside, as systemd does.
    spans: &'static [&'static str],
}

/// What is read at one point.
enum Part {
    /// The first of these files that is there.
    File(&'static [&'static str]),
    /// The files of these directories in the order of their names; a name counts once, in the first directory that has
    /// it.
    Directory(&'static [&'static str], &'static str),
}

/// A file of systemd and its drop-ins: the file is read first, then the drop-ins, those of `/etc` masking others of the
/// same name (`systemd-system.conf(5)` and its like, "Configuration directories and precedence").
macro_rules! systemd {
    ($name:literal) => {
        &[
            Part::File(&[
                concat!("etc/systemd/", $name),
                concat!("run/systemd/", $name),
                concat!("usr/local/lib/systemd/", $name),
                concat!("usr/lib/systemd/", $name),
            ]),
            Part::Directory(
                &[
                    concat!("etc/systemd/", $name, ".d"),
                    concat!("run/systemd/", $name, ".d"),
                    concat!("usr/local/lib/systemd/", $name, ".d"),
                    concat!("usr/lib/systemd/", $name, ".d"),
                ],
                "conf",
            ),
        ]
    };
}

const PROGRAMS: &[Program] = &[
    Program {
        kind: "useradd",
        grammar: "key_value",
        parts: &[Part::File(&["etc/default/useradd"])],
        section: None,
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "selinux",
        grammar: "key_value",
        parts: &[Part::File(&["etc/selinux/config"])],
        section: None,
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "timesyncd",
        grammar: "ini",
        parts: systemd!("timesyncd.conf"),
        section: Some("Time"),
        lists: &["NTP", "FallbackNTP"],
        spans: &[],
    },
    Program {
        kind: "coredump",
        grammar: "ini",
        parts: systemd!("coredump.conf"),
        section: Some("Coredump"),
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "manager",
        grammar: "ini",
        parts: systemd!("system.conf"),
        section: Some("Manager"),
        lists: &[],
        spans: &[],
    },
    // the section that the file names unless somebody renamed it (`config(5ssl)`)
    Program {
        kind: "openssl",
        grammar: "ini",
        parts: &[Part::File(&["etc/ssl/openssl.cnf", "etc/pki/tls/openssl.cnf"])],
        section: Some("system_default_sect"),
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "vsftpd",
        grammar: "key_value",
        parts: &[Part::File(&["etc/vsftpd.conf", "etc/vsftpd/vsftpd.conf"])],
        section: None,
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "hostapd",
        grammar: "key_value",
        parts: &[Part::File(&["etc/hostapd/hostapd.conf", "etc/hostapd.conf"])],
        section: None,
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "gdm",
        grammar: "ini",
        parts: &[Part::File(&["etc/gdm3/custom.conf", "etc/gdm3/daemon.conf", "etc/gdm/custom.conf"])],
        section: Some("daemon"),
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "xdmcp",
        grammar: "ini",
        parts: &[Part::File(&["etc/gdm3/custom.conf", "etc/gdm3/daemon.conf", "etc/gdm/custom.conf"])],
        section: Some("xdmcp"),
        lists: &[],
        spans: &[],
    },
];

/// Programs and modules of PAM whose files are not all that counts: a resolver of their own lays the rest over them.
const IN_PART: &[Program] = &[
    Program {
        kind: "ufw",
        grammar: "key_value",
        parts: &[Part::File(&["etc/default/ufw"]), Part::File(&["etc/ufw/ufw.conf"])],
        section: None,
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "journald",
        grammar: "ini",
        parts: systemd!("journald.conf"),
        section: Some("Journal"),
        lists: &[],
        spans: &["MaxRetentionSec"],
    },
    Program {
        kind: "logind",
        grammar: "ini",
        parts: systemd!("logind.conf"),
        section: Some("Login"),
        lists: &[],
        spans: &["IdleActionSec", "StopIdleSessionSec"],
    },
    // pwquality.conf(5): the library first reads the directory, and what is read later overrides
    Program {
        kind: "pwquality",
        grammar: "key_value",
        parts: &[
            Part::Directory(&["etc/security/pwquality.conf.d"], "conf"),
            Part::File(&["etc/security/pwquality.conf"]),
        ],
        section: None,
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "faillock",
        grammar: "key_value",
        parts: &[Part::File(&["etc/security/faillock.conf"])],
        section: None,
        lists: &[],
        spans: &[],
    },
    Program {
        kind: "pwhistory",
        grammar: "key_value",
        parts: &[Part::File(&["etc/security/pwhistory.conf"])],
        section: None,
        lists: &[],
        spans: &[],
    },
];

/// The grammar of a file of one of the programs, by its path inside the host's root.
pub(super) fn grammar(inner: &str) -> Option<&'static str> {
    let mut programs = PROGRAMS.iter().chain(IN_PART);
    programs.find(|program| program.parts.iter().any(|part| part.rank(inner).is_some())).map(|one| one.grammar)
}

/// What every program is told, when the host has a file of it.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let raws = PROGRAMS.iter().filter_map(|program| {
        let (last, settings) = program.settings(files)?;
        Some(last.raw(program.kind, format!("{host}: {}", program.kind), last.whole(), settings))
    });
    (raws.collect(), Vec::new())
}

/// What a program is told by its files, and the file that was read last; none when the host has no file of it.
pub(super) fn of<'a>(kind: &str, files: &Files<'a>) -> Option<(File<'a>, Settings)> {
    IN_PART.iter().find(|program| program.kind == kind)?.settings(files)
}

impl Part {
    /// Which of the places of this part a path is in, the one that wins first.
    fn rank(&self, inner: &str) -> Option<usize> {
        match self {
            Self::File(paths) => paths.iter().position(|path| *path == inner),
            Self::Directory(directories, ending) => {
                let (directory, name) = inner.rsplit_once('/')?;
                directories.iter().position(|one| *one == directory).filter(|_| has_ending(name, ending))
            }
        }
    }

    /// The files of this part, in the order in which they are read.
    fn files<'a>(&self, files: &Files<'a>) -> Vec<File<'a>> {
        let ranked = || files.iter().filter_map(|(path, file)| Some((self.rank(path)?, *path, *file)));
        if let Self::File(_) = self {
            return ranked().min_by_key(|(rank, ..)| *rank).map(|(_, _, file)| file).into_iter().collect();
        }
        let mut by_name: BTreeMap<&str, (usize, File<'a>)> = BTreeMap::new();
        for (rank, path, file) in ranked() {
            let name = path.rsplit('/').next().unwrap_or(path);
            let first = by_name.entry(name).or_insert((rank, file));
            if rank < first.0 {
                *first = (rank, file);
            }
        }
        by_name.into_values().map(|(_, file)| file).collect()
    }
}

impl Program {
    fn settings<'a>(&self, files: &Files<'a>) -> Option<(File<'a>, Settings)> {
        let read: Vec<File<'a>> = self.parts.iter().flat_map(|part| part.files(files)).collect();
        let last = *read.last()?;
        let mut settings = Settings::new();
        for entry in read.iter().flat_map(|file| file.entries()) {
            let section = entry.get("section").and_then(Value::as_str);
            let Some((key, value)) = key_value(entry).filter(|_| section == self.section) else { continue };
            self.set(&mut settings, key, value);
        }
        Some((last, settings))
    }

    fn set(&self, settings: &mut Settings, key: &str, value: &Value) {
        let is_empty = value.as_str() == Some("");
        if self.spans.contains(&key) && !is_empty {
            let seconds = value.as_str().and_then(spans::seconds);
            settings
                .extend(seconds.map(|seconds| (key.to_owned(), with_data(value, Data::Number(Number::Int(seconds))))));
            return;
        }
        if !self.lists.contains(&key) {
            // systemd takes an empty value for the default
            if is_empty && self.section.is_some() {
                settings.remove(key);
            } else {
                settings.insert(key.to_owned(), value.clone());
            }
            return;
        }
        let words = value.as_str().unwrap_or_default().split_whitespace();
        let new = words.map(|word| with_data(value, Data::String(word.into())));
        let before = settings.remove(key).filter(|_| !is_empty);
        let items =
            before.iter().flat_map(|list| list.items().unwrap_or_default().iter().cloned()).chain(new).collect();
        settings.insert(key.to_owned(), Value::list(items, value.origin.place));
    }
}
