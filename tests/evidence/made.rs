//! What a bundle is, and what stock tools say of it.

use crate::bundle::{DAY, NAMESPACE, Project, WHO, edit, files, sign, stock};
use crate::program::{said, tickmark};
use std::fs;
use std::path::Path;

/// Stock ssh-keygen on a bundle.
fn keygen(project: &Project, bundle: &Path) -> Result<String, String> {
    let allowed = project.path().join("allowed");
    let allowed = allowed.to_str().unwrap();
    let arguments = ["-Y", "verify", "-f", allowed, "-I", WHO, "-n", NAMESPACE, "-s", "SHA256SUMS.sig"];
    stock(bundle, "ssh-keygen", &arguments, Some(&bundle.join("SHA256SUMS")))
}

#[test]
fn stock_tools_accept_a_bundle_and_refuse_it_once_altered() {
    let project = Project::new();
    let bundle = project.create("b", &["--sign-key", "key"]);
    let sums = ["--check", "--strict", "--quiet", "SHA256SUMS"];
    stock(&bundle, "sha256sum", &sums, None).unwrap();
    assert!(keygen(&project, &bundle).unwrap().contains("Good"));
    let (code, text) = project.verify(&bundle, &["--allowed-signers", "allowed", "--identity", WHO]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains(&format!("signature: by {WHO}")), "{text}");
    edit(&bundle, "reports/report.html", "Compliance", "Complaisance");
    assert!(stock(&bundle, "sha256sum", &sums, None).is_err());
    edit(&bundle, "SHA256SUMS", "README.txt", "README.md");
    assert!(keygen(&project, &bundle).is_err());
}

#[test]
fn a_signature_of_the_stock_tool_counts_as_well() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    let (code, text) = project.verify(&bundle, &["--allowed-signers", "allowed"]);
    assert!(code == Some(1) && text.contains("SHA256SUMS.sig is missing: nobody signed the bundle"), "{text}");
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(0) && text.contains("signature: none"), "{text}");
    sign(&project, &bundle, "key", NAMESPACE);
    let (code, text) = project.verify(&bundle, &["--allowed-signers", "allowed", "--identity", WHO]);
    assert_eq!(code, Some(0), "{text}");
    let (_, text) = project.verify(&bundle, &[]);
    assert!(text.contains("signature: of the key SHA256:"), "{text}");
}

#[test]
fn an_encrypted_key_signs_with_its_passphrase_only() {
    let project = Project::new();
    let arguments = ["-q", "-t", "ed25519", "-N", "open sesame", "-f", "locked"];
    stock(project.path(), "ssh-keygen", &arguments, None).unwrap();
    let create = |name: &str, passphrase: &str| {
        std::process::Command::new(env!("CARGO_BIN_EXE_tickmark"))
            .current_dir(project.path())
            .env("TICKMARK_SIGN_PASSPHRASE", passphrase)
            .args(["evidence", "create", "src", "--sign-key", "locked", "-o", name])
            .output()
            .unwrap()
    };
    assert!(said(&create("a", "wrong")).contains("the passphrase does not open the key"));
    assert!(!project.path().join("a").exists(), "nothing is left of a bundle that could not be signed");
    let output = create("b", "open sesame");
    assert!(project.path().join("b/SHA256SUMS.sig").exists(), "{}", said(&output));
    assert!(!said(&output).contains("nothing reads the environment variable"), "{}", said(&output));
}

#[test]
fn the_same_run_gives_the_same_bytes_but_for_its_occasion() {
    let project = Project::new();
    let one = files(&project.create("one", &["--jobs", "1", "--include-inputs"]));
    let other = files(&project.create("other", &["--jobs", "3", "--include-inputs"]));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differ = one.keys().filter(|path| one[*path] != other[*path]).collect::<Vec<_>>();
    assert_eq!(differ, ["SHA256SUMS", "manifest.json", "run.json"]);
    for file in ["reports/report.html", "oscal/poam.json", "evidence", "content/built-in/frameworks/gdpr.toml"] {
        assert!(one.keys().any(|path| path.starts_with(file)), "{file}");
    }
}

#[test]
fn archives_hold_the_same_files_and_never_change() {
    let project = Project::new();
    let folder = files(&project.create("b", &[]));
    for name in ["b.tar", "b.zip"] {
        let archive = project.create(name, &[]);
        let (code, text) = project.verify(&archive, &[]);
        assert_eq!(code, Some(0), "{name}: {text}");
    }
    fs::create_dir(project.path().join("unpacked")).unwrap();
    stock(project.path(), "tar", &["xf", "b.tar", "-C", "unpacked"], None).unwrap();
    stock(project.path(), "python3", &["-m", "zipfile", "-e", "b.zip", "unzipped"], None).unwrap();
    for unpacked in ["unpacked/b", "unzipped/b"] {
        let unpacked = project.path().join(unpacked);
        stock(&unpacked, "sha256sum", &["--check", "--strict", "--quiet", "SHA256SUMS"], None).unwrap();
        let found = files(&unpacked);
        assert_eq!(found.keys().collect::<Vec<_>>(), folder.keys().collect::<Vec<_>>());
        assert_eq!(found["results.json"], folder["results.json"]);
    }
    let header = fs::read(project.path().join("b.tar")).unwrap();
    let (mode, owner, time) = (&header[100..107], &header[108..115], &header[136..147]);
    assert_eq!((mode, owner), (&b"0000644"[..], &b"0000000"[..]));
    assert_eq!(time, b"15137243000", "midnight of 2026-01-31, in octal");
}

#[test]
fn a_bundle_is_never_overwritten_and_never_half_there() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    let before = files(&bundle);
    let again = tickmark(project.path(), &["evidence", "create", "src", "-o", "b"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("it is there already"), "{}", said(&again));
    assert_eq!(files(&bundle), before);
    let other = tickmark(project.path(), &["evidence", "create", "src", "-o", "b.tar.gz"]);
    assert!(other.status.code() == Some(2) && said(&other).contains("no .tar.gz"), "{}", said(&other));
    let left: Vec<_> = fs::read_dir(project.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("unfinished")), "{left:?}");
}

#[test]
fn what_looks_like_a_secret_stops_the_bundle_and_is_not_repeated() {
    let project = Project::new();
    let record = project.path().join(".tickmark/exceptions/EX-1.toml");
    let text = fs::read_to_string(&record).unwrap();
    let token = ["ghp_", &"a1B2".repeat(9)].concat();
    for (secret, what) in [("4111 1111 1111 1111", "a payment card number"), (token.as_str(), "a GitHub token")] {
        fs::write(&record, text.replace("migration", secret)).unwrap();
        let output = tickmark(project.path(), &["evidence", "create", "src", "-o", "b", "--as-of", DAY]);
        let said = said(&output).replace('\n', " ").replace("  ", " ");
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains(&format!("exceptions.json:13 holds what looks like {what}")) || said.contains(what),
            "{said}"
        );
        assert!(!said.contains(secret), "{said}");
        assert!(!project.path().join("b").exists());
    }
}

#[test]
fn secrets_of_inputs_are_redacted_in_copies_and_excerpts() {
    let project = Project::new();
    fs::write(project.path().join("src/plan.json"), PLAN).unwrap();
    let bundle = project.create("b", &["--include-inputs", "--var", "token=hunter2hunter2"]);
    for (path, bytes) in files(&bundle) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["hunter2hunter2", "Tr0ub4dor"] {
            assert!(!text.contains(secret), "{path} holds {secret}");
        }
    }
    let inputs: serde_json::Value = serde_json::from_slice(&fs::read(bundle.join("inputs.json")).unwrap()).unwrap();
    let docker = inputs["inputs"].as_array().unwrap().iter().find(|input| input["path"] == "src/Dockerfile").unwrap();
    assert_eq!(docker["redacted"], 1, "{docker}");
    let digest = tickmark::evidence::digest(&fs::read(project.path().join("src/Dockerfile")).unwrap());
    assert_eq!(docker["sha256"], digest.to_string(), "the digest is that of the file itself");
}

/// A plan that marks a value as secret which nothing in its text gives away.
const PLAN: &str = r#"{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{"address":"aws_db_instance.main",
"mode":"managed","type":"aws_db_instance","name":"main","provider_name":"registry.terraform.io/hashicorp/aws",
"change":{"actions":["create"],"before":null,"after":{"identifier":"main","username":"Tr0ub4dor"},
"after_sensitive":{"username":true}}}],"configuration":{"root_module":{}}}"#;

#[test]
fn a_person_sees_a_control_with_its_lines_and_digests() {
    let project = Project::new();
    project.create("b", &["--person", "Ada Lovelace"]);
    let overview = project.run(&["evidence", "show", "b"]);
    for expected in ["evidence of 2026-01-31", "Ada Lovelace", "verdict     failed (exit code 1)", "pci-dss 4.0.1"] {
        assert!(overview.contains(expected), "{expected}: {overview}");
    }
    let control = project.run(&["evidence", "show", "b", "pci 1.3.1"]);
    let digest = tickmark::evidence::digest(&fs::read(project.path().join("src/main.tf")).unwrap());
    for expected in ["status ", "src/main.tf:", &format!("sha256 {digest}"), "evidence/"] {
        assert!(control.contains(expected), "{expected}: {control}");
    }
    let named = control.lines().find_map(|line| line.trim().strip_prefix("evidence/")).unwrap();
    assert!(project.path().join("b/evidence").join(named).exists());
    let nobody = tickmark(project.path(), &["evidence", "show", "b", "PCI-99.9"]);
    assert_eq!(nobody.status.code(), Some(2));
}
