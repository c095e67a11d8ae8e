//! When what inputs show was true: what they say themselves, how they came, and what somebody says of them.
//!
//! An input that states its time is believed. What is read where it is true, such as code in the working tree, is of the
//! time of the evaluation. All else is a copy, whose time somebody has to say; the time of a file is when it was copied.

use crate::collect::{Inventory, PathGlob};
use crate::model::{Collected, CollectedAt, Level, Problem, Shown, Stage, Time, View};
use std::collections::BTreeMap;

/// How an input came, when it is no plain file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// In an archive, or in the tree of a host that is kept elsewhere.
    Copy,
    StandardInput,
    RunningHost,
}

/// Tells when inputs were true.
pub(super) struct Times<'a> {
    said: Vec<Said<'a>>,
    ways: BTreeMap<&'a str, Way>,
}

/// What somebody says of inputs.
struct Said<'a> {
    of: &'a CollectedAt,
    /// What it names; none when it is said of all that nothing else is known of.
    glob: Option<PathGlob>,
}

impl<'a> Times<'a> {
    pub(super) fn new(inventory: &'a Inventory) -> Self {
        let mut ways = BTreeMap::new();
        for entry in &inventory.entries {
            if &**entry.path() == "-" {
                ways.insert(&**entry.path(), Way::StandardInput);
            } else if entry.is_in_archive() {
                ways.insert(&**entry.path(), Way::Copy);
            }
        }
        for host in &inventory.hosts {
            let way = if host.is_running { Way::RunningHost } else { Way::Copy };
            ways.extend(host.entries.iter().map(|entry| (&**entry.path(), way)));
        }
        let said = inventory.collected.iter().filter_map(|of| {
            // a glob that cannot be used was refused where it was given
            let glob = of.glob.as_deref().map(PathGlob::new).transpose().ok()?;
            Some(Said { of, glob })
        });
        Self { said: said.collect(), ways }
    }

    /// When what an input shows in a view was true.
    pub(super) fn of(&self, view: View, shown: &Shown) -> Collected {
        let (named, any) = (self.named(&shown.path), self.any());
        match shown.says {
            Collected::Stated(_) => return shown.says,
            Collected::Recorded(since) => {
                let later = named.or(any).filter(|said| *said >= since);
                return later.map_or(shown.says, Collected::Told);
            }
            Collected::Unknown
            | Collected::Told(_)
            | Collected::WorkingTree
            | Collected::StandardInput
            | Collected::RunningHost => {}
        }
        let told = |at: Option<Time>| at.map_or(Collected::Unknown, Collected::Told);
        match self.ways.get(&*shown.path) {
            _ if named.is_some() => told(named),
            Some(Way::StandardInput) => Collected::StandardInput,
            Some(Way::RunningHost) => Collected::RunningHost,
            None if view == View::Code => Collected::WorkingTree,
            Some(Way::Copy) | None => told(any),
        }
    }

    /// Whether somebody names an input and says what it says otherwise itself.
    pub(super) fn contradicts(&self, shown: &Shown) -> bool {
        let named = self.named(&shown.path);
        match shown.says {
            Collected::Stated(at) => named.is_some_and(|said| said != at),
            Collected::Recorded(since) => named.is_some_and(|said| said < since),
            Collected::Unknown
            | Collected::Told(_)
            | Collected::WorkingTree
            | Collected::StandardInput
            | Collected::RunningHost => false,
        }
    }

    /// What is said of inputs that are not there.
    pub(super) fn problems(&self, inventory: &Inventory) -> Vec<Problem> {
        let hosts = inventory.hosts.iter().flat_map(|host| &host.entries);
        let paths: Vec<&str> = inventory.entries.iter().chain(hosts).map(|entry| &**entry.path()).collect();
        let idle = self.said.iter().filter(|said| {
            let glob = said.glob.as_ref();
            glob.is_some_and(|glob| !paths.iter().any(|path| glob.covers(path)))
        });
        let told = |said: &Said<'_>| {
            let message = format!("--collected-at {}: no input is called so", said.of);
            let problem = Problem::new(Level::Warning, Stage::Collect, "collected-at-unused", message);
            problem.help("name the path as reports show it, such as `hosts/**=2026-01-31`")
        };
        idle.map(told).collect()
    }

    /// The time of the last that names a path.
    fn named(&self, path: &str) -> Option<Time> {
        let of_path = |said: &&Said<'_>| said.glob.as_ref().is_some_and(|glob| glob.covers(path));
        self.said.iter().rev().find(of_path).map(|said| said.of.at)
    }

    /// The time of the last that names no path.
    fn any(&self) -> Option<Time> {
        self.said.iter().rev().find(|said| said.glob.is_none()).map(|said| said.of.at)
    }
}

/// The warning that an input's own word counts.
pub(super) fn contradiction(path: &str) -> Problem {
    let message =
        format!("{path} says itself when it was made or recorded; --collected-at says otherwise, and does not count");
    let problem = Problem::new(Level::Warning, Stage::Collect, "collected-at-contradicted", message);
    problem.in_path(path).help("leave it out of --collected-at, or collect it again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collect::{Entry, HostTree};

    const EARLY: Time = Time(1_000);
    const LATE: Time = Time(2_000);

    fn inventory(said: &[&str]) -> Inventory {
        let entry = |path: &str| Entry::held(path, path, *b"");
        let host = |path: &str, is_running| HostTree {
            name: path.into(),
            path: path.into(),
            is_running,
            entries: vec![entry(&format!("{path}/etc/hostname"))],
        };
        Inventory {
            entries: vec![entry("-"), entry("main.tf"), entry("export.json")],
            hosts: vec![host("hosts/a", false), host("", true)],
            collected: said.iter().map(|one| one.parse().expect("a time")).collect(),
            ..Inventory::default()
        }
    }

    fn of(said: &[&str], view: View, path: &str, says: Collected) -> Collected {
        Times::new(&inventory(said)).of(view, &Shown { path: path.into(), says })
    }

    #[test]
    fn what_is_read_where_it_is_true_is_of_the_evaluation_and_all_else_of_no_time() {
        let unknown = Collected::Unknown;
        for (view, path, expected) in [
            (View::Code, "main.tf", Collected::WorkingTree),
            (View::Live, "export.json", unknown),
            (View::Plan, "export.json", unknown),
            (View::State, "export.json", unknown),
            (View::Live, "-", Collected::StandardInput),
            (View::Live, "hosts/a/etc/hostname", unknown),
            (View::Live, "/etc/hostname", Collected::RunningHost),
        ] {
            assert_eq!(of(&[], view, path, unknown), expected, "{path}");
        }
    }

    #[test]
    fn a_time_alone_is_said_of_what_nobody_knows_and_a_glob_of_all_it_names() {
        let at = Time(86_400_000);
        let alone = ["1970-01-02"];
        assert_eq!(of(&alone, View::Live, "export.json", Collected::Unknown), Collected::Told(at));
        assert_eq!(of(&alone, View::Code, "main.tf", Collected::Unknown), Collected::WorkingTree);
        assert_eq!(of(&alone, View::Live, "-", Collected::Unknown), Collected::StandardInput);
        let named = ["*.tf=1970-01-02", "hosts/**=1970-01-03", "hosts/a=1970-01-02", "1970-01-05"];
        assert_eq!(of(&named, View::Code, "main.tf", Collected::Unknown), Collected::Told(at));
        assert_eq!(of(&named, View::Live, "hosts/a/etc/hostname", Collected::Unknown), Collected::Told(at));
    }

    #[test]
    fn what_an_input_states_counts_and_what_it_recorded_may_have_been_exported_later() {
        let time = |at: Time| format!("export.json={at}");
        let (early, late) = (time(EARLY), time(LATE));
        let stated = Collected::Stated(LATE);
        assert_eq!(of(&[&early], View::Plan, "export.json", stated), stated);
        let recorded = Collected::Recorded(LATE);
        assert_eq!(of(&[&early], View::Live, "export.json", recorded), recorded);
        assert_eq!(of(&[&late], View::Live, "export.json", Collected::Recorded(EARLY)), Collected::Told(LATE));
        let contradicts =
            |said: &str, says| Times::new(&inventory(&[said])).contradicts(&Shown { path: "export.json".into(), says });
        assert!(contradicts(&early, stated) && contradicts(&early, recorded));
        assert!(!contradicts(&late, stated) && !contradicts(&late, recorded));
        assert!(!contradicts(&late, Collected::Recorded(EARLY)) && !contradicts("1970-01-01", stated));
    }

    #[test]
    fn a_glob_that_names_nothing_is_told() {
        let inventory = inventory(&["hosts/*=1970-01-01", "hsots/**=1970-01-01", "1970-01-01"]);
        let problems = Times::new(&inventory).problems(&inventory);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("hsots"), "{}", problems[0].message);
    }
}
