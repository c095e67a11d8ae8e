//! Signatures of minisign. The stock program looks at one, and makes one, where the judges run.

use crate::bundle::{Project, edit, files, recompute};
use crate::program::{said, tickmark};
use std::fs;

/// Makes a key pair, `m.key` and `m.pub` or so.
fn keys(project: &Project, name: &str) {
    let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
    fs::write(project.path().join(format!("{name}.key")), pair.sk.to_box(None).unwrap().to_string()).unwrap();
    fs::write(project.path().join(format!("{name}.pub")), pair.pk.to_box().unwrap().to_string()).unwrap();
}

#[test]
fn a_bundle_signed_with_minisign_is_known_by_the_public_key() {
    let project = Project::new();
    keys(&project, "m");
    keys(&project, "other");
    let bundle = project.create("b", &["--sign-key", "m.key"]);
    assert!(files(&bundle).contains_key("SHA256SUMS.minisig") && !files(&bundle).contains_key("SHA256SUMS.sig"));
    let (code, text) = project.verify(&bundle, &["--minisign-key", "m.pub"]);
    assert!(code == Some(0) && text.contains("signature: by the key "), "{text}");
    let line = fs::read_to_string(project.path().join("m.pub")).unwrap().lines().nth(1).unwrap().to_owned();
    assert_eq!(project.verify(&bundle, &["--minisign-key", &line]).0, Some(0), "the key itself, as minisign -P has it");
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(0) && text.contains("of minisign, not looked at without --minisign-key"), "{text}");
    let (code, text) = project.verify(&bundle, &["--minisign-key", "other.pub"]);
    assert!(code == Some(1) && text.contains("altered: the signature of minisign does not hold"), "{text}");
    let (code, text) = project.verify(&bundle, &["--minisign-key", "m.pub", "--allowed-signers", "allowed"]);
    assert!(code == Some(1) && text.contains("SHA256SUMS.sig is missing"), "both were asked for: {text}");
}

#[test]
fn whatever_is_done_to_a_signature_of_minisign_is_found() {
    let project = Project::new();
    keys(&project, "m");
    let bundle = project.create("b", &["--sign-key", "m.key"]);
    let signature = bundle.join("SHA256SUMS.minisig");
    let whole = fs::read_to_string(&signature).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let swapped = |from: &str, to: &str| whole.replacen(from, to, 1);
    let blank = format!("{}{}", " ".repeat(84), "AAAA");
    for forged in [
        String::new(),
        "untrusted comment: x\n".repeat(4),
        lines[..2].join("\n"),
        swapped("file:SHA256SUMS", "file:another"),
        swapped(lines[1], lines[3]),
        swapped(lines[3], ""),
        swapped(lines[3], &blank),
        swapped(lines[3], &format!("AAAA{}", "=".repeat(84))),
        swapped(lines[3], lines[1].get(..88).unwrap()),
        swapped(lines[3], &format!("{}==", "A".repeat(86))),
        swapped(lines[1].get(..4).unwrap(), "RWQA"),
    ] {
        fs::write(&signature, &forged).unwrap();
        let (code, text) = project.verify(&bundle, &["--minisign-key", "m.pub"]);
        assert!(code == Some(1) && text.contains("minisig"), "{forged}: {text}");
    }
    fs::remove_file(&signature).unwrap();
    let (code, text) = project.verify(&bundle, &["--minisign-key", "m.pub"]);
    assert!(code == Some(1) && text.contains("SHA256SUMS.minisig is missing"), "{text}");
    // an altered report under digests that were made to fit
    fs::write(&signature, &whole).unwrap();
    edit(&bundle, "reports/report.md", "tickmark", "tlckmark");
    recompute(&bundle);
    let (code, text) = project.verify(&bundle, &["--minisign-key", "m.pub"]);
    assert!(code == Some(1) && text.contains("the signature of minisign does not hold"), "{text}");
}

#[test]
fn keys_that_are_none_of_minisign_are_refused() {
    let project = Project::new();
    keys(&project, "m");
    let bundle = project.create("b", &[]);
    for key in ["m.key", "nothing.pub", "allowed", ""] {
        let (code, text) = project.verify(&bundle, &["--minisign-key", key]);
        assert!(code == Some(2) && text.contains("no public key of minisign"), "{key}: {text}");
    }
    fs::write(project.path().join("cut.key"), "untrusted comment: a\nRWQAAEIy\n").unwrap();
    let output = tickmark(project.path(), &["evidence", "create", "src", "-o", "c", "--sign-key", "cut.key"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(!project.path().join("c").exists(), "nothing is left of a bundle that could not be signed");
}
