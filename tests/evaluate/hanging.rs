//! A step of the engine that comes to no end of its own.

use super::program::{said, tickmark};

#[test]
fn a_policy_that_hangs_ends_the_run_and_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let doubled = |name: &str| {
        let step = |n: usize| format!("; {name}{n} := [{name}{0}, {name}{0}]", n - 1);
        format!("{name}0 := [\"a\"]{}", (1..=40).map(step).collect::<String>())
    };
    let policy = format!(
        "# METADATA\n# title: t\n# description: d\n# custom:\n#   id: OWN-001\n#   severity: low\n#   applies_to: [document.json]\n\
         #   remediation: r\npackage own\n\nimport rego.v1\n\ndeny contains \"x\" if {{ {}; {}; x40 == y40 }}\n",
        doubled("x"),
        doubled("y"),
    );
    std::fs::create_dir(folder.path().join("own")).unwrap();
    std::fs::write(folder.path().join("own/hangs.rego"), policy).unwrap();
    std::fs::write(folder.path().join("a.json"), "{}").unwrap();
    let output = tickmark(folder.path(), &["scan", "a.json", "--policy", "own"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("the rule OWN-001 (own/hangs.rego) has been evaluating for"), "{}", said(&output));
}
