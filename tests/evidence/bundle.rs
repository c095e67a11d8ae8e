//! What the tests share: a project, its bundle, and an attacker's tools.

use crate::program::{said, tickmark};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const DAY: &str = "2026-01-31";
pub(crate) const WHO: &str = "ciso@example.org";
pub(crate) const NAMESPACE: &str = "tickmark-evidence@tickmark.dev";

const MAIN: &str = r#"
variable "acl" {
  default = "public-read"
}
resource "aws_s3_bucket" "open" {
  bucket = "open"
}
resource "aws_s3_bucket_acl" "open" {
  bucket = aws_s3_bucket.open.id
  acl    = var.acl
}
resource "aws_kms_key" "main" {
  enable_key_rotation = true
}
"#;

const DOCKERFILE: &str = "FROM debian:12\nENV DB_PASSWORD=hunter2hunter2\nUSER app\nCMD [\"true\"]\n";

/// Runs a stock tool; its output when it ends well.
pub(crate) fn stock(
    directory: &Path,
    program: &str,
    arguments: &[&str],
    input: Option<&Path>,
) -> Result<String, String> {
    let mut command = Command::new(program);
    command.current_dir(directory).args(arguments);
    if let Some(input) = input {
        command.stdin(fs::File::open(input).unwrap());
    }
    let output = command.output().unwrap_or_else(|error| panic!("{program} is needed here: {error}"));
    if output.status.success() { Ok(said(&output)) } else { Err(said(&output)) }
}

/// A directory with sources, signed records and keys.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// Sources with findings, an exception, an attestation with its artefact, a policy of its own, two keys.
    pub(crate) fn new() -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        let write = |path: &str, text: &str| {
            let path = project.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("src/main.tf", MAIN);
        write("src/Dockerfile", DOCKERFILE);
        write("review.txt", "reviewed\n");
        write("tickmark.toml", "roles = [\"service-provider\"]\n[parameters.AWS-RDS-003]\nmin_days = 14\n");
        let exception = ["waive", "EX-1", "--rule", "AWS-S3-003", "--path", "src/*", "--reason", "migration"];
        let who = ["--risk", "public reads", "--owner", "Shop", "--approver", "CISO"];
        let until = ["--approved", "2026-01-01", "--expires", "2026-12-31"];
        let answers = ["--answer", "residual_risk=low", "--answer", "approver_role=CISO"];
        project.run(&[&exception[..], &who, &until, &answers].concat());
        let attestation = ["attest", "PCI-12.1.2", "--statement", "the policy was reviewed", "--by", "Security"];
        project.run(&[&attestation[..], &["--on", "2026-01-01", "--artefact", "review.txt"]].concat());
        for key in ["key", "stranger"] {
            stock(project.path(), "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", key, "-f", key], None)
                .unwrap();
        }
        let public = fs::read_to_string(project.path().join("key.pub")).unwrap();
        write("allowed", &format!("{WHO} namespaces=\"{NAMESPACE}\" {public}"));
        project
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program, which must not complain.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let output = tickmark(self.path(), arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        said(&output)
    }

    /// Makes a bundle of `src`.
    pub(crate) fn create(&self, name: &str, more: &[&str]) -> PathBuf {
        let output =
            tickmark(self.path(), &[&["evidence", "create", "src", "-o", name, "--as-of", DAY][..], more].concat());
        assert_eq!(output.status.code(), Some(1), "the sample fails the gate: {}", said(&output));
        self.path().join(name)
    }

    /// What `evidence verify` says of a bundle, and how it ends.
    pub(crate) fn verify(&self, bundle: &Path, more: &[&str]) -> (Option<i32>, String) {
        let bundle = bundle.to_str().unwrap();
        let output = tickmark(self.path(), &[&["evidence", "verify", bundle][..], more].concat());
        (output.status.code(), said(&output))
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file of a folder, by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let named = files.map(|entry| {
        let inner = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        (inner, fs::read(entry.path()).unwrap())
    });
    named.collect()
}

/// Replaces a text that must be there.
pub(crate) fn edit(bundle: &Path, file: &str, from: &str, to: &str) {
    let path = bundle.join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert!(text.contains(from), "{file} does not hold {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// What an attacker does who knows how a bundle is made: the lists of files and of digests fit again.
pub(crate) fn recompute(bundle: &Path) {
    let digest = |bytes: &[u8]| tickmark::evidence::digest(bytes).to_string();
    let manifest = fs::read_to_string(bundle.join("manifest.json")).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let held = files(bundle);
    let entries = manifest["files"].as_array_mut().unwrap();
    entries.retain(|entry| held.contains_key(entry["path"].as_str().unwrap()));
    for entry in entries.iter_mut() {
        let bytes = &held[entry["path"].as_str().unwrap()];
        entry["size"] = bytes.len().into();
        entry["sha256"] = digest(bytes).into();
    }
    fs::write(bundle.join("manifest.json"), serde_json::to_string_pretty(&manifest).unwrap() + "\n").unwrap();
    let mut sums = String::new();
    for (path, bytes) in files(bundle).iter().filter(|(path, _)| !path.starts_with("SHA256SUMS")) {
        writeln!(sums, "{}  {path}", digest(bytes)).unwrap();
    }
    fs::write(bundle.join("SHA256SUMS"), sums).unwrap();
}

/// Signs with a key of the project, by the stock tool.
pub(crate) fn sign(project: &Project, bundle: &Path, key: &str, namespace: &str) {
    let _ = fs::remove_file(bundle.join("SHA256SUMS.sig"));
    let key = project.path().join(key);
    let arguments = ["-Y", "sign", "-q", "-n", namespace, "-f", key.to_str().unwrap(), "SHA256SUMS"];
    stock(bundle, "ssh-keygen", &arguments, None).unwrap();
}
