//! Writers that meet, and writers that are killed.

use crate::support::{Bench, benches, check, command, day, project, run, tickmark, unique};
use std::process::{Command, Stdio};
use std::time::Duration;
use tickmark::history::{Place, Record, Store};
use tickmark::model::{Severity, View, Word};

/// Checks of a large run.
const MANY: usize = 2_000;

/// A run in which every check says the opposite of the run before.
fn large(series: &str, number: i64) -> Record {
    let answer = if number % 2 == 0 { Word::Fail } else { Word::Pass };
    let checks = (0..MANY).map(|one| check(&format!("{one:05}"), "test.thing", Severity::High, View::Code, answer));
    run(series, number, checks.collect())
}

#[test]
fn eight_writers_at_once_all_succeed_and_stand_in_order() {
    for bench in benches() {
        let series = unique("eight");
        std::thread::scope(|scope| {
            let (place, series) = (&bench.place, &series);
            for writer in 0..8 {
                scope.spawn(move || {
                    // each opens for itself: the first of them makes the tables
                    for round in 0..4 {
                        let number = round * 8 + (writer * 5) % 8;
                        let answer = if number % 3 == 0 { Word::Fail } else { Word::Pass };
                        let checks = vec![check("A", "test.thing", Severity::High, View::Code, answer)];
                        Store::create(place).unwrap().record(&run(series, number, checks)).unwrap();
                    }
                });
            }
        });
        let timeline = Store::existing(&bench.place).unwrap().timeline(&series, day(99)).unwrap();
        let days: Vec<_> = timeline.runs.iter().map(|run| run.as_of).collect();
        assert_eq!(days, (0..32).map(day).collect::<Vec<_>>());
        // every third day it fails: each of these days and each day after them is a change, whoever came first
        let said = timeline.checks.values().next().unwrap();
        let changes: Vec<usize> = said.iter().map(|one| one.run).collect();
        assert_eq!(changes, (0..32).filter(|run| run % 3 < 2).collect::<Vec<_>>());
    }
}

#[test]
fn two_scans_at_once_are_both_recorded() {
    for bench in benches() {
        let project = project();
        let (place, series) = (format!("--history={}", bench.url), unique("scans"));
        let scan = || {
            let arguments = ["scan", ".", "-q", "--fail-on", "none", &place, "--series", &series];
            command(project.path(), &arguments).stdout(Stdio::null()).spawn().unwrap()
        };
        let both = [scan(), scan()];
        for mut one in both {
            assert_eq!(one.wait().unwrap().code(), Some(0));
        }
        let (code, said) = tickmark(project.path(), &["trend", "-f", "json", &place, "--series", &series]);
        let trend: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"));
        assert_eq!((code, trend["runs"].as_array().map(Vec::len)), (Some(0), Some(2)), "{said}");
    }
}

/// Records large runs until it is killed; the test below starts it.
#[test]
#[ignore = "is started and killed by a_killed_writer_leaves_nothing_half"]
fn the_writer_that_is_killed() {
    let text = |name| std::env::var_os(name).and_then(|value| value.into_string().ok()).unwrap();
    let place = Place::parse(&text("TICKMARK_TEST_PLACE"), None).unwrap();
    let (series, first) = (text("TICKMARK_TEST_NAME"), text("TICKMARK_TEST_FIRST").parse().unwrap());
    let mut store = Store::create(&place).unwrap();
    for number in first.. {
        store.record(&large(&series, number)).unwrap();
    }
}

#[test]
fn a_killed_writer_leaves_nothing_half() {
    for bench in benches() {
        let series = unique("killed");
        let mut store = Store::create(&bench.place).unwrap();
        store.record(&large(&series, 0)).unwrap();
        let mut next = 1;
        for round in 0..12 {
            let writer = Command::new(std::env::current_exe().unwrap())
                .args(["--ignored", "--exact", "writers::the_writer_that_is_killed"])
                .env("TICKMARK_TEST_PLACE", &bench.url)
                .env("TICKMARK_TEST_NAME", &series)
                .env("TICKMARK_TEST_FIRST", next.to_string())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            let mut writer = writer.unwrap();
            std::thread::sleep(Duration::from_millis(60 + round * 37));
            // SIGKILL on Unix
            writer.kill().unwrap();
            writer.wait().unwrap();
            // every run that is there is whole: all its checks changed, all its figures are there
            let timeline = store.timeline(&series, day(9_999)).unwrap();
            let runs = timeline.runs.len();
            assert_eq!(timeline.checks.len(), MANY);
            for said in timeline.checks.values() {
                assert_eq!(said.iter().map(|one| one.run).collect::<Vec<_>>(), (0..runs).collect::<Vec<_>>());
            }
            assert!(timeline.runs.iter().all(|run| run.measures.len() == 1));
            next = i64::try_from(runs).unwrap();
        }
        assert!(next > 3, "no writer lived long enough to record: {next} runs");
        is_sound(&bench);
    }
}

/// SQLite's own word that the file is sound.
fn is_sound(bench: &Bench) {
    let Place::File(path) = &bench.place else { return };
    let connection = rusqlite::Connection::open(path).unwrap();
    let word: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(word, "ok");
    let orphans = connection.prepare("PRAGMA foreign_key_check").unwrap().query([]).unwrap().next().unwrap().is_some();
    assert!(!orphans);
}
