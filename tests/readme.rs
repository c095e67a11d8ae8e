//! The README shows what the program really prints; `TICKMARK_BLESS=1` writes it again.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

const README: &str = "README.md";

fn tickmark(arguments: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .args(arguments.split_whitespace())
        .env_clear()
        .env("COLUMNS", "110")
        .output()
        .expect("the program runs");
    String::from_utf8(output.stdout).expect("the report is UTF-8")
}

/// A table of how many rules there are, by provider and service.
fn rules() -> String {
    let rules: serde_json::Value = serde_json::from_str(&tickmark("rules --json")).expect("a list of rules");
    let mut services: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for rule in rules.as_array().expect("a list") {
        let path = rule["path"].as_str().expect("a path");
        let parts: Vec<&str> = path.split('/').collect();
        *services.entry(parts[1].into()).or_default().entry(parts[2].into()).or_default() += 1;
    }
    let mut table = String::from("| | rules | |\n|---|---|---|\n");
    for (provider, services) in services {
        let total: usize = services.values().sum();
        let links = services.iter().map(|(name, count)| format!("[{name}](policies/{provider}/{name}) {count}"));
        let _ = writeln!(table, "| {provider} | {total} | {} |", links.collect::<Vec<_>>().join(", "));
    }
    table
}

/// `18..12 scan x`: the first 18 and the last 12 lines of what that prints.
fn shown(excerpt: &str) -> String {
    let (range, arguments) = excerpt.split_once(' ').expect("a range and arguments");
    let (first, last) = range.split_once("..").expect("two numbers of lines");
    let (first, last): (usize, usize) = (first.parse().expect("a number"), last.parse().expect("a number"));
    let output = tickmark(arguments);
    let lines: Vec<&str> = output.lines().map(str::trim_end).collect();
    let head = lines.iter().take(first).copied();
    let tail = lines.iter().skip(lines.len().saturating_sub(last)).copied();
    let lines: Vec<&str> = head.chain(["    [...]", ""]).chain(tail).collect();
    format!("```text\n$ tickmark {arguments}\n{}\n```\n", lines.join("\n"))
}

/// The README with every block between `<!-- name: argument -->` and `<!-- end -->` made anew.
fn refreshed(text: &str) -> String {
    let mut fresh = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<!-- ") {
        let (before, block) = rest.split_at(start);
        let (marker, block) = block.split_once("-->\n").expect("a marker ends its line");
        let (_, after) = block.split_once("<!-- end -->").expect("a block ends");
        let made = match marker.trim_start_matches("<!-- ").trim().split_once(": ") {
            Some(("output", excerpt)) => shown(excerpt),
            _ => rules(),
        };
        let _ = write!(fresh, "{before}{marker}-->\n{made}<!-- end -->");
        rest = after;
    }
    fresh + rest
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let text = fs::read_to_string(README).unwrap();
    let fresh = refreshed(&text);
    if std::env::var_os("TICKMARK_BLESS").is_some() {
        fs::write(README, &fresh).unwrap();
        return;
    }
    assert!(text.contains("<!-- output: ") && text.contains("<!-- rules -->"), "the blocks are there");
    assert_eq!(text, fresh, "run `TICKMARK_BLESS=1 cargo test --test readme`");
}

#[test]
fn every_path_the_readme_names_is_there() {
    let text = fs::read_to_string(README).unwrap();
    let targets = text.match_indices("](").filter_map(|(at, _)| text.get(at + 2..)?.split(')').next());
    let local: Vec<&str> = targets.filter(|target| !target.contains("://")).collect();
    assert!(local.len() > 5);
    for target in local {
        assert!(std::path::Path::new(target).exists(), "{target} is not there");
    }
}
