//! What puts Tickmark into a repository and its pipelines, through the front door.

#![cfg(test)]

#[path = "common/program.rs"]
mod program;

use program::{said, tickmark};
use std::fs;
use std::path::Path;

fn file(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A repository with a module, tests of it, files of values, a host, a Dockerfile, and a pipeline.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let bucket = "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" { bucket = \"b\" }\n";
    file(root, "infra/main.tf", bucket);
    file(root, "infra/prod.tfvars", "acl = \"private\"\n");
    file(root, "infra/terraform.tfvars", "acl = \"private\"\n");
    file(root, "infra/modules/log/tests/main.tf", bucket);
    file(root, "infra/odd [\"1\"]/vendor/main.tf", bucket);
    file(root, "web/Dockerfile", "FROM scratch\nUSER 1\n");
    file(root, "hosts/tests/etc/ssh/sshd_config", "PermitRootLogin yes\n");
    file(root, "hosts/web/etc/ssh/sshd_config", "PermitRootLogin yes\n");
    file(root, ".github/workflows/ci.yml", "on: push\n");
    folder
}

#[test]
fn the_configuration_that_init_writes_fits_the_repository_and_is_accepted_at_once() {
    let repository = repository();
    let root = repository.path();
    let output = tickmark(root, &["init"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("wrote tickmark.toml"), "{}", said(&output));
    assert!(said(&output).contains(".github is here: `tickmark init --ci github`"), "{}", said(&output));
    let text = fs::read_to_string(root.join("tickmark.toml")).unwrap();
    let written: toml::Table = toml::from_str(&text).unwrap();
    assert_eq!(written["fail-on"].as_str(), Some("high"), "{text}");
    let excluded: Vec<&str> = written["exclude"].as_array().unwrap().iter().filter_map(toml::Value::as_str).collect();
    assert_eq!(excluded, ["infra/modules/log/tests/**", "infra/odd [[]\"1\"[]]/vendor/**"], "{text}");
    assert!(text.contains("host = [\"hosts/web\"]\n"), "a host among tests is nobody's: {text}");
    assert!(text.contains("# var-file = [\"prod=infra/prod.tfvars\"]\n"), "{text}");
    assert!(text.contains("# complete-layers = [\"cloud-aws\", \"container\", \"host\"]\n"), "{text}");
    assert!(text.contains("dockerfile 1, host 1, terraform 1"), "{text}");

    let output = tickmark(root, &["scan", "-f", "json"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", said(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let read: Vec<&str> = report["inputs"].as_array().unwrap().iter().filter_map(|one| one["path"].as_str()).collect();
    assert!(read.contains(&"infra/main.tf") && read.contains(&"hosts/web/etc/ssh/sshd_config"), "{read:?}");
    assert!(!read.iter().any(|path| path.contains("tests/") || path.contains("vendor/")), "{read:?}");
    let unread = report["run"]["not_read"].to_string();
    assert!(!unread.contains("hosts/web"), "a file of a host that was judged is read: {unread}");
}

#[test]
fn init_tells_what_it_found_on_hosts_alone() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "web1/etc/ssh/sshd_config", "PermitRootLogin yes\n");
    let text = said(&tickmark(folder.path(), &["init", "--stdout"]));
    assert!(text.contains("when this was written: host 1."), "{text}");
    assert!(text.contains("Found so far: ") && text.contains(" high, ") && !text.contains("no findings"), "{text}");
    assert!(text.contains("# complete-layers = [\"host\"]\n"), "{text}");
}

/// Everything that `init` leaves as a comment can be taken as it stands.
#[test]
fn what_init_leaves_as_a_comment_is_accepted_when_it_is_none() {
    let repository = repository();
    let root = repository.path();
    assert_eq!(tickmark(root, &["init"]).status.code(), Some(0));
    let text = fs::read_to_string(root.join("tickmark.toml")).unwrap();
    let keys =
        ["min-coverage", "framework", "exclude", "var-file", "host", "roles", "decision-inputs", "complete-layers"];
    let is_key = |line: &str| keys.iter().any(|key| line.starts_with(&format!("# {key} = "))) || line == "# ]";
    let is_item = |line: &str| line.starts_with("#   \"");
    let open = |line: &str| if is_key(line) || is_item(line) { line.replacen("# ", "", 1) } else { line.to_owned() };
    let opened: Vec<String> = text.lines().map(open).collect();
    assert!(opened.iter().any(|line| line.starts_with("decision-inputs")), "{text}");
    fs::write(root.join("tickmark.toml"), opened.join("\n").replace("min-coverage = 50.0", "min-coverage = 0"))
        .unwrap();
    let output = tickmark(root, &["scan", "-q"]);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}\n{}", said(&output), opened.join("\n"));
}

#[test]
fn init_overwrites_nothing_and_says_so() {
    let repository = repository();
    let root = repository.path();
    file(root, "tickmark.toml", "fail-on = \"low\"\n");
    file(root, ".gitlab-ci.yml", "stages: [test]\n");
    let output = tickmark(root, &["init", "--ci", "gitlab,github", "--ci", "pre-commit"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for kept in ["kept tickmark.toml", "kept .gitlab-ci.yml"] {
        assert!(said(&output).contains(kept), "{}", said(&output));
    }
    assert_eq!(fs::read_to_string(root.join("tickmark.toml")).unwrap(), "fail-on = \"low\"\n");
    assert_eq!(fs::read_to_string(root.join(".gitlab-ci.yml")).unwrap(), "stages: [test]\n");
    let workflow = fs::read_to_string(root.join(".github/workflows/tickmark.yml")).unwrap();
    assert!(workflow.contains(concat!("tickmark@v", env!("CARGO_PKG_VERSION"), "\n")), "{workflow}");
    let hooks = fs::read_to_string(root.join(".pre-commit-config.yaml")).unwrap();
    assert!(hooks.contains(env!("CARGO_PKG_REPOSITORY")), "{hooks}");
}

#[test]
fn init_to_standard_output_writes_nothing() {
    let repository = repository();
    let root = repository.path();
    let output = tickmark(root, &["init", "--stdout", "--ci", "github"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).contains("# -- tickmark.toml\n")
            && said(&output).contains("# -- .github/workflows/tickmark.yml\n")
    );
    assert!(!root.join("tickmark.toml").exists() && !root.join(".github/workflows/tickmark.yml").exists());
}

/// The kit pins what it uses, and what it names is there.
#[test]
fn every_action_is_pinned_by_commit_and_every_hook_is_a_command() {
    let pinned = |text: &str| {
        let uses = text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "));
        let others = uses.filter(|used| !used.starts_with("tickmark/tickmark@"));
        others
            .map(|used| {
                let commit = used.split_once('@').unwrap().1.split(' ').next().unwrap();
                assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{used}");
            })
            .count()
    };
    assert_eq!(pinned(&fs::read_to_string("action.yml").unwrap()), 2);
    assert_eq!(pinned(&fs::read_to_string("src/cli/init/github.yml").unwrap()), 1);
    let hooks = fs::read_to_string(".pre-commit-hooks.yaml").unwrap();
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: tickmark ")).collect();
    assert_eq!(entries.len(), 2, "{hooks}");
    for entry in entries {
        assert_eq!(tickmark(Path::new("."), &[entry, "--help"]).status.code(), Some(0), "{entry}");
    }
    let component = fs::read_to_string("templates/tickmark.yml").unwrap();
    assert!(component.contains(concat!("default: v", env!("CARGO_PKG_VERSION"), "\n")), "{component}");
}

#[test]
fn our_own_image_passes_our_own_rules() {
    let output = tickmark(Path::new("."), &["scan", "Dockerfile"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

/// A share of nothing is no share: neither 0 % nor 100 %.
#[test]
fn empty_denominators_are_not_available_in_every_report() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "notes.txt", "nothing to judge\n");
    let own = "id = \"own\"\ntitle = \"Own\"\nversion = \"1\"\n[[control]]\nid = \"OWN-1\"\ncitation = \"1\"\ntitle = \"t\"\n\
               summary = \"s\"\nclass = \"manual\"\n";
    file(folder.path(), "own/frameworks/own.toml", own);
    let shown = |format: &str| {
        let arguments =
            ["scan", "notes.txt", "--policy", "own", "--framework", "own", "--as-of", "2026-01-31", "-f", format];
        let output = tickmark(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(3), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    for format in ["table", "html", "markdown", "github-summary"] {
        let text = shown(format);
        assert!(text.contains("n/a"), "{format}: {text}");
        for share in [">0.0 %<", ">0 %<", ">100 %<", "100.0 %", "100.0%", " 0.0%", "NaN"] {
            assert!(!text.contains(share), "{format} shows {share}: {text}");
        }
    }
    let report: serde_json::Value = serde_json::from_str(&shown("json")).unwrap();
    let framework = &report["frameworks"][0];
    for name in ["score", "coverage", "pessimistic"] {
        assert!(framework["score"].get(name).is_none_or(serde_json::Value::is_null), "{framework:#}");
    }
    let metrics = framework["metrics"].as_object().unwrap();
    assert!(metrics.len() > 10, "{framework:#}");
    let empty = metrics.iter().filter(|(_, metric)| metric["denominator"] == 0);
    assert!(empty.clone().count() > 10, "{framework:#}");
    for (name, metric) in empty {
        assert!(metric.get("percent").is_none_or(serde_json::Value::is_null), "{name}: {metric}");
    }
}

#[test]
fn what_must_be_seen_of_a_control_is_declared_by_its_id_and_known_words() {
    let repository = repository();
    let scan = |text: &str| {
        file(repository.path(), "tickmark.toml", text);
        let output = tickmark(repository.path(), &["scan", "infra", "-f", "json"]);
        (output.status.code(), said(&output))
    };
    let (code, shown) = scan("[required.\"PCI-1.3.1\"]\nlayers = [\"host\"]\nviews = [\"live\"]\n");
    assert!(matches!(code, Some(0 | 1)), "{shown}");
    for (text, wrong) in [
        ("[required.\"PCI-99\"]\n", "there is no control PCI-99"),
        ("[required.\"PCI-1.3.1\"]\nlayers = [\"moon\"]\n", "no rule judges the layer moon"),
        ("[required.\"PCI-1.3.1\"]\nviews = [\"past\"]\n", "`past` is no view"),
        ("[required.\"PCI-1.3.1\"]\nview = [\"live\"]\n", "unknown field `view`"),
    ] {
        let (code, shown) = scan(text);
        assert_eq!(code, Some(2), "{shown}");
        assert!(shown.contains(wrong) && shown.contains("tickmark.toml:"), "{shown}");
    }
}
