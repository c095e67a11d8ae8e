//! Every kind of tampering in a table, with what finds it: digests, the signature, making the bundle again, the chain.

use crate::bundle::{NAMESPACE, Project, WHO, copy, edit, recompute, sign};
use std::fs;
use std::path::Path;

/// How far the attacker goes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Attacker {
    /// Changes files.
    Plain,
    /// Makes the lists of files and of digests fit again and removes the signature, and nobody has a key to check with.
    Recomputes,
    /// The same, and the key is known.
    DropsSignature,
    /// The same, and leaves the signature that was there.
    KeepsSignature,
    /// The same, and signs with a key of their own.
    SignsAnew,
}

/// A name, how far the attacker goes, what is done to the folder, and what verifying says.
type Case = (&'static str, Attacker, fn(&Path), &'static str);

use Attacker::{DropsSignature, KeepsSignature, Plain, Recomputes, SignsAnew};

const PASS: &str = "\"rule\":\"AWS-KMS-001\",\"outcome\":\"pass\",\"answer\":\"pass\",\"reason\":null";
const ERROR: &str =
    "\"rule\":\"AWS-KMS-001\",\"outcome\":\"not_applicable\",\"answer\":\"not_applicable\",\"reason\":\"x\"";
const RULE: &str = "content/built-in/policies/aws/kms/no_rotation.rego";
const PCI: &str = "content/built-in/frameworks/pci-dss.toml";

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("a byte in a report", Plain, |b| edit(b, "reports/report.html", "Compliance", "complIance"), "reports/report.html is not the file that SHA256SUMS lists"),
    ("a report cut short", Plain, |b| fs::write(b.join("reports/report.md"), "").unwrap(), "reports/report.md is not the file"),
    ("a removed check", Plain, remove_check, "results.json is not the file"),
    ("a changed outcome", Plain, |b| edit(b, "results.json", PASS, ERROR), "results.json is not the file"),
    ("a swapped policy", Plain, |b| edit(b, RULE, "deny contains", "allow contains"), "no_rotation.rego is not the file"),
    ("a changed mapping", Plain, |b| edit(b, PCI, "rule = \"AWS-S3-003\"", "rule = \"AWS-S3-001\""), "pci-dss.toml is not the file"),
    ("a changed day", Plain, |b| edit(b, "run.json", "2026-01-31", "2026-02-28"), "run.json is not the file"),
    ("a changed parameter", Plain, |b| edit(b, "run.json", "\"min_days\": 14", "\"min_days\": 1"), "run.json is not the file"),
    ("a changed exception", Plain, |b| edit(b, "records/exceptions/EX-1.toml", "2026-12-31", "2036-12-31"), "records/exceptions/EX-1.toml is not the file"),
    ("a removed attestation", Plain, |b| fs::remove_file(b.join("records/attestations/PCI-12.1.2-2026-01-01.toml")).unwrap(), "records/attestations/PCI-12.1.2-2026-01-01.toml is missing"),
    ("a changed excerpt", Plain, |b| edit(b, &excerpt(b), "acl", "ACL"), ".txt is not the file"),
    ("a changed exit code", Plain, |b| edit(b, "run.json", "\"exit_code\": 1", "\"exit_code\": 0"), "run.json is not the file"),
    ("a changed coverage", Plain, |b| edit(b, "metrics.json", "\"coverage\": ", "\"coverage\": 9"), "metrics.json is not the file"),
    ("an added file", Plain, |b| fs::write(b.join("reports/addendum.html"), "x").unwrap(), "reports/addendum.html is not in SHA256SUMS"),
    ("a renamed file", Plain, |b| fs::rename(b.join("gaps.json"), b.join("gaps.bak")).unwrap(), "gaps.json is missing"),
    ("CRLF in the list", Plain, |b| { let text = fs::read_to_string(b.join("SHA256SUMS")).unwrap(); fs::write(b.join("SHA256SUMS"), text.replace('\n', "\r\n")).unwrap(); }, "SHA256SUMS:1 is no line of a digest"),
    ("an entry listed twice", Plain, double_entry, "out of order or listed twice"),
    ("an entry taken out", Plain, |b| drop_entry(b, "gaps.json"), "gaps.json is not in SHA256SUMS"),
    ("an entry outside", Plain, |b| append(b, "../../etc/passwd"), "../../etc/passwd is missing"),
    ("no list of digests", Plain, |b| fs::remove_file(b.join("SHA256SUMS")).unwrap(), "SHA256SUMS is missing"),
    ("a digest in capitals", Plain, |b| { let text = fs::read_to_string(b.join("SHA256SUMS")).unwrap(); let (digest, rest) = text.split_once("  ").unwrap(); fs::write(b.join("SHA256SUMS"), format!("{}  {rest}", digest.to_uppercase())).unwrap(); }, "SHA256SUMS:1 is no line of a digest"),

    ("recomputed digests, the old signature", KeepsSignature, |b| edit(b, "reports/report.md", "tickmark", "tlckmark"), "the signature of SHA256SUMS"),
    ("recomputed digests, no signature", DropsSignature, |b| edit(b, "reports/report.md", "tickmark", "tlckmark"), "SHA256SUMS.sig is missing"),
    ("signed anew with another key", SignsAnew, |b| edit(b, "run.json", "\"exit_code\": 1", "\"exit_code\": 0"), "is of a key that allowed_signers does not name"),
    ("another bundle's results, signed anew", SignsAnew, remove_check, "is of a key that allowed_signers does not name"),

    ("a byte in a report", Recomputes, |b| edit(b, "reports/report.html", "Compliance", "complIance"), "does not follow from the run and its results"),
    ("a removed check", Recomputes, remove_check, "controls.json:"),
    ("a changed outcome", Recomputes, |b| edit(b, "results.json", PASS, ERROR), "reports/report.json:"),
    ("a check twice", Recomputes, double_check, "scope.json:"),
    ("a changed finding", Recomputes, |b| edit(b, "results.json", "\"message\":\"", "\"message\":\"not "), "reports/report.html:"),
    ("a waiver laid over a failure", Recomputes, |b| edit(b, "results.json", "\"answer\":\"fail\"", "\"answer\":\"waived\""), "results.json:"),
    ("a changed fingerprint", Recomputes, other_fingerprint, "reports/results.sarif:"),
    ("a fingerprint that is none", Recomputes, |b| edit(b, "results.json", "\"fingerprint\":\"", "\"fingerprint\":\"0"), "cannot understand results.json"),
    ("a changed digest of an input", Recomputes, |b| edit(b, "inputs.json", "\"sha256\": \"", "\"sha256\": \"00"), "inputs.json"),
    ("a swapped policy", Recomputes, |b| edit(b, RULE, "deny contains", "allow contains"), "no_rotation.rego is not the text that this version is built with"),
    ("a removed policy", Recomputes, remove_policy, "no_rotation.rego is missing"),
    ("a changed mapping", Recomputes, |b| edit(b, PCI, "rule = \"AWS-S3-003\"", "rule = \"AWS-S3-001\""), "pci-dss.toml is not the text that this version is built with"),
    ("a changed day", Recomputes, |b| edit(b, "run.json", "\"as_of\": \"2026-01-31\"", "\"as_of\": \"2026-02-28\""), "run.json is of 2026-02-28"),
    ("a changed time", Recomputes, |b| edit(b, "run.json", "\"evaluated_at\": \"2026-01-31T00", "\"evaluated_at\": \"2026-01-31T09"), "reports/report.html:"),
    ("a changed parameter", Recomputes, |b| edit(b, "run.json", "\"min_days\": 14", "\"min_days\": 1"), "policies.json:"),
    ("a milder gate", Recomputes, |b| edit(b, "run.json", "\"fail_on\": \"low\"", "\"fail_on\": \"critical\""), "reports/report.json:"),
    ("a role left out", Recomputes, |b| edit(b, "run.json", "\"service-provider\"", ""), "controls.json:"),
    ("a framework left out", Recomputes, |b| edit(b, "run.json", "\"hipaa\",", ""), "metrics.json:"),
    ("a changed exit code", Recomputes, |b| edit(b, "run.json", "\"exit_code\": 1", "\"exit_code\": 0"), "run.json says that the run ended with 0"),
    ("a changed verdict", Recomputes, |b| edit(b, "run.json", "\"verdict\": \"failed\"", "\"verdict\": \"passed\""), "run.json says that the run ended `passed`"),
    ("a changed engine", Recomputes, |b| edit(b, "run.json", "\"regorus ", "\"opa "), "names another tool or engine"),
    ("a changed exception", Recomputes, |b| edit(b, "records/exceptions/EX-1.toml", "2026-12-31", "2036-12-31"), "exceptions.json:"),
    ("an exception of their own", Recomputes, |b| { fs::copy(b.join("records/exceptions/EX-1.toml"), b.join("records/exceptions/EX-2.toml")).unwrap(); }, "exceptions.json:"),
    ("a removed attestation", Recomputes, |b| fs::remove_file(b.join("records/attestations/PCI-12.1.2-2026-01-01.toml")).unwrap(), "attestations.json:"),
    ("an artefact that fits again", Recomputes, |b| edit(b, "artefacts.json", "\"review.txt\": \"", "\"review.txt\": \"00"), "artefacts.json"),
    ("a changed coverage", Recomputes, |b| edit(b, "metrics.json", "\"coverage\": ", "\"coverage\": 9"), "metrics.json:"),
    ("a changed status", Recomputes, |b| edit(b, "controls.json", "\"status\": \"fail\"", "\"status\": \"pass\""), "controls.json:"),
    ("a problem left out", Recomputes, |b| edit(b, "gaps.json", "\"why\": \"", "\"why\": \"not "), "gaps.json:"),
    ("a population declared whole", Recomputes, |b| edit(b, "scope.json", "\"complete_layers\": []", "\"complete_layers\": [\"cloud-aws\"]"), "scope.json:"),
    ("a changed excerpt", Recomputes, |b| edit(b, &excerpt(b), "acl", "ACL"), "does not follow from the run and its results"),
    ("a changed OSCAL document", Recomputes, |b| edit(b, "oscal/assessment-results.json", "not-satisfied", "satisfied"), "oscal/assessment-results.json:"),
    ("a shorter retention", Recomputes, |b| edit(b, "manifest.json", "\"date\": \"2032", "\"date\": \"2027"), "manifest.json:"),
    ("an exclusion that there was not", Recomputes, |b| edit(b, "run.json", "\"exclude\": []", "\"exclude\": [\"src/*.tf\"]"), "does not follow from the run and its results"),
    ("a start after the report", Recomputes, |b| edit(b, "run.json", "\"started_at\": \"2", "\"started_at\": \"3"), "and started later"),
    ("a field twice", Recomputes, |b| edit(b, "run.json", "\"exit_code\": 1,", "\"exit_code\": 0, \"exit_code\": 1,"), "duplicate field `exit_code`"),
    ("two excerpts swapped", Recomputes, swap_excerpts, ".txt:3 does not follow"),
    ("a word before the signature", Plain, |b| edit(b, "SHA256SUMS.sig", "-----BEGIN", "approved\n-----BEGIN"), "SHA256SUMS.sig cannot be read: it does not begin"),
    ("a mark before the list", Plain, |b| { let text = fs::read_to_string(b.join("SHA256SUMS")).unwrap(); fs::write(b.join("SHA256SUMS"), format!("\u{feff}{text}")).unwrap(); }, "SHA256SUMS:1 is no line of a digest"),
    ("a file that hides", Plain, |b| fs::write(b.join(".approved"), "x").unwrap(), ".approved is not in SHA256SUMS"),
    ("a field nobody knows", Recomputes, |b| edit(b, "run.json", "\"verdict\"", "\"note\": \"reviewed\",\n  \"verdict\""), "cannot understand run.json: unknown field `note`"),
    ("an added file", Recomputes, |b| fs::write(b.join("reports/addendum.html"), "x").unwrap(), "reports/addendum.html belongs to no bundle of this run"),
];

fn excerpt(bundle: &Path) -> String {
    let mut paths: Vec<_> =
        fs::read_dir(bundle.join("evidence")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    paths.sort();
    let mut inner = paths.iter().map(|name| format!("evidence/{}", name.to_str().unwrap()));
    inner.find(|name| fs::read_to_string(bundle.join(name)).unwrap().contains("acl")).unwrap()
}

/// The lines of the results, one check each.
fn checks(bundle: &Path, change: impl Fn(&mut Vec<String>)) {
    let path = bundle.join("results.json");
    let text = fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("[\n").unwrap();
    let (body, tail) = rest.rsplit_once("\n]").unwrap();
    let mut lines: Vec<String> = body.split(",\n").map(str::to_owned).collect();
    change(&mut lines);
    fs::write(path, format!("{head}[\n{}\n]{tail}", lines.join(",\n"))).unwrap();
}

fn remove_check(bundle: &Path) {
    checks(bundle, |lines| {
        let failing = lines.iter().position(|line| line.contains("\"outcome\":\"fail\"")).unwrap();
        lines.remove(failing);
    });
}

fn double_check(bundle: &Path) {
    checks(bundle, |lines| lines.insert(0, lines[0].clone()));
}

fn remove_policy(bundle: &Path) {
    fs::remove_file(bundle.join(RULE)).unwrap();
    let text = fs::read_to_string(bundle.join("policies.json")).unwrap();
    let mut policies: serde_json::Value = serde_json::from_str(&text).unwrap();
    policies["files"].as_array_mut().unwrap().retain(|file| file["file"] != RULE);
    fs::write(bundle.join("policies.json"), serde_json::to_string_pretty(&policies).unwrap() + "\n").unwrap();
}

fn swap_excerpts(bundle: &Path) {
    let mut paths: Vec<_> = fs::read_dir(bundle.join("evidence")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let [one, other, ..] = paths.as_slice() else { panic!("two excerpts") };
    let (first, second) = (fs::read(one).unwrap(), fs::read(other).unwrap());
    fs::write(one, second).unwrap();
    fs::write(other, first).unwrap();
}

fn double_entry(bundle: &Path) {
    let text = fs::read_to_string(bundle.join("SHA256SUMS")).unwrap();
    let first = text.lines().next().unwrap();
    fs::write(bundle.join("SHA256SUMS"), format!("{first}\n{text}")).unwrap();
}

/// Changes a digit of a fingerprint.
fn other_fingerprint(bundle: &Path) {
    let text = fs::read_to_string(bundle.join("results.json")).unwrap();
    let (before, after) = text.split_once("\"fingerprint\":\"").unwrap();
    let (digit, after) = after.split_at(1);
    let other = if digit == "0" { "1" } else { "0" };
    fs::write(bundle.join("results.json"), format!("{before}\"fingerprint\":\"{other}{after}")).unwrap();
}

fn drop_entry(bundle: &Path, path: &str) {
    let text = fs::read_to_string(bundle.join("SHA256SUMS")).unwrap();
    let kept: Vec<&str> = text.split_inclusive('\n').filter(|line| !line.trim_end().ends_with(path)).collect();
    fs::write(bundle.join("SHA256SUMS"), kept.concat()).unwrap();
}

fn append(bundle: &Path, path: &str) {
    let text = fs::read_to_string(bundle.join("SHA256SUMS")).unwrap();
    fs::write(bundle.join("SHA256SUMS"), format!("{}  {path}\n{text}", "0".repeat(64))).unwrap();
}

#[test]
fn every_kind_of_tampering_is_found() {
    let project = Project::new();
    let whole = project.create("whole", &["--sign-key", "key"]);
    let required = ["--allowed-signers", "allowed", "--identity", WHO];
    assert_eq!(project.verify(&whole, &required).0, Some(0), "{}", project.verify(&whole, &required).1);
    let mut missed = Vec::new();
    for (number, (name, attacker, tamper, expected)) in CASES.iter().enumerate() {
        let bundle = project.path().join(format!("tampered-{number}"));
        copy(&whole, &bundle);
        tamper(&bundle);
        if *attacker != Plain {
            recompute(&bundle);
        }
        match attacker {
            Plain | KeepsSignature => {}
            Recomputes | DropsSignature => fs::remove_file(bundle.join("SHA256SUMS.sig")).unwrap(),
            SignsAnew => sign(&project, &bundle, "stranger", NAMESPACE),
        }
        let flags: &[&str] = if *attacker == Recomputes { &[] } else { &required };
        let (code, said) = project.verify(&bundle, flags);
        if code != Some(1) || !said.lines().any(|line| line.starts_with("altered: ") && line.contains(expected)) {
            missed.push(format!("{name} ({attacker:?}), expected {expected}: {code:?}\n{said}"));
        }
        fs::remove_dir_all(&bundle).unwrap();
    }
    assert!(CASES.len() >= 25);
    assert!(missed.is_empty(), "{} of {}:\n{}", missed.len(), CASES.len(), missed.join("\n\n"));
}

#[test]
fn a_bundle_that_claims_another_version_is_never_called_whole() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    edit(&bundle, "run.json", concat!("\"", env!("CARGO_PKG_VERSION"), "\""), "\"99.0.0\"");
    recompute(&bundle);
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(2) && text.contains("tickmark 99.0.0 made this bundle"), "{text}");
    let other = project.create("other", &[]);
    edit(&other, "run.json", "tickmark-evidence-run/1", "tickmark-evidence-run/9");
    recompute(&other);
    let (code, text) = project.verify(&other, &[]);
    assert!(code == Some(2) && text.contains("that writes tickmark-evidence-run/9 made this bundle"), "{text}");
}

#[test]
fn a_signature_counts_for_one_bundle_one_purpose_and_one_person() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    let (_, text) = project.verify(&bundle, &[]);
    assert!(text.contains("signature: none"), "{text}");
    sign(&project, &bundle, "key", "file");
    let (code, text) = project.verify(&bundle, &["--allowed-signers", "allowed"]);
    assert!(code == Some(1) && text.contains("does not hold"), "{text}");
    sign(&project, &bundle, "key", NAMESPACE);
    let (code, text) = project.verify(&bundle, &["--allowed-signers", "allowed", "--identity", "cfo@example.org"]);
    assert!(code == Some(1) && text.contains("is of the key of ciso@example.org"), "{text}");
    let other = project.create("other", &[]);
    fs::copy(bundle.join("SHA256SUMS.sig"), other.join("SHA256SUMS.sig")).unwrap();
    let (code, text) = project.verify(&other, &["--allowed-signers", "allowed"]);
    assert!(
        code == Some(1) && text.contains("the list was changed after it") | text.contains("does not hold"),
        "{text}"
    );
}

#[test]
fn a_removed_or_reordered_predecessor_is_found() {
    let project = Project::new();
    let first = project.create("first", &[]);
    let second = project.create("second", &["--previous", "first"]);
    let third = project.create("third", &["--previous", "second"]);
    let (code, text) = project.verify(&third, &["--previous", "second", "--previous", "first"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("chain: held against 2 before it"), "{text}");
    let (code, text) = project.verify(&third, &["--previous", "first"]);
    assert!(code == Some(1) && text.contains("the bundle names the bundle with the SHA256SUMS"), "removed: {text}");
    let (code, text) = project.verify(&third, &["--previous", "first", "--previous", "second"]);
    assert!(code == Some(1) && text.contains("the bundle 1 before it names no bundle before it"), "reordered: {text}");
    let (code, text) = project.verify(&first, &["--previous", "second"]);
    assert!(code == Some(1) && text.contains("names no bundle before it"), "invented: {text}");
    edit(&second, "reports/report.md", "tickmark", "tlckmark");
    let (code, text) = project.verify(&third, &["--previous", "second"]);
    assert!(
        code == Some(1) && text.contains("in a bundle before it: reports/report.md is not the file"),
        "altered: {text}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_refused() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    let outside = project.path().join("outside.json");
    fs::copy(bundle.join("gaps.json"), &outside).unwrap();
    fs::remove_file(bundle.join("gaps.json")).unwrap();
    std::os::unix::fs::symlink(&outside, bundle.join("gaps.json")).unwrap();
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(2) && text.contains("gaps.json") && text.contains("a link or a device"), "{text}");
}

#[test]
fn a_name_in_a_bundle_does_not_drive_the_terminal() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    fs::write(bundle.join("reports/\u{202e}ok"), "").unwrap();
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(1) && text.contains("ok is not in SHA256SUMS") && !text.contains('\u{202e}'), "{text}");
    fs::write(bundle.join("reports/\u{1b}[2J"), "").unwrap();
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(2) && text.contains("leads out of the bundle") && !text.contains('\u{1b}'), "{text}");
}

/// A tar archive with one member of each kind that no bundle has.
fn tar(path: &Path, name: &str, kind: tar::EntryType, twice: bool) {
    let mut archive = tar::Builder::new(fs::File::create(path).unwrap());
    for _ in 0..=usize::from(twice) {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(kind);
        header.set_size(1);
        header.set_mode(0o644);
        if kind != tar::EntryType::Regular {
            header.set_size(0);
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_cksum();
        let content: &[u8] = if kind == tar::EntryType::Regular { b"x" } else { b"" };
        archive.append(&header, content).unwrap();
    }
    archive.finish().unwrap();
}

#[test]
fn archives_that_no_bundle_is_are_refused_by_name() {
    let project = Project::new();
    let path = project.path().join("hostile.tar");
    for (name, kind, twice, expected) in [
        ("b/../../x", tar::EntryType::Regular, false, "leads out of the bundle"),
        ("/etc/passwd", tar::EntryType::Regular, false, "does not lie in the bundle's folder"),
        ("../x", tar::EntryType::Regular, false, "does not lie in the bundle's folder"),
        ("x", tar::EntryType::Regular, false, "does not lie in the bundle's folder"),
        ("b/x", tar::EntryType::Symlink, false, "a link or a device"),
        ("b/x", tar::EntryType::Link, false, "a link or a device"),
        ("b/x", tar::EntryType::Char, false, "a link or a device"),
        ("b/x", tar::EntryType::Regular, true, "it is there twice"),
    ] {
        tar(&path, name, kind, twice);
        let (code, text) = project.verify(&path, &[]);
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(code == Some(2) && flat.contains(expected), "{name} {kind:?}: {text}");
    }
    let whole = project.create("whole.tar", &[]);
    let bytes = fs::read(&whole).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let (code, text) = project.verify(&path, &[]);
    assert!(matches!(code, Some(1 | 2)), "a truncated archive: {text}");
    fs::write(&path, [&bytes[..], b"and what no reader shows"].concat()).unwrap();
    let (code, text) = project.verify(&path, &[]);
    assert!(code == Some(2) && text.contains("something follows the end"), "{text}");
    fs::write(&path, [&bytes[..], &[0; 4096]].concat()).unwrap();
    assert_eq!(project.verify(&path, &[]).0, Some(0), "padding is none");
    let zip = project.create("whole.zip", &[]);
    let bytes = fs::read(&zip).unwrap();
    fs::write(&path, [&bytes[..], b"and what no reader shows"].concat()).unwrap();
    assert!(project.verify(&path, &[]).1.contains("something follows the end"));
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(project.verify(&path, &[]).0, Some(2));
    fs::write(&path, "PK\x03\x04nonsense").unwrap();
    assert_eq!(project.verify(&path, &[]).0, Some(2));
}

#[test]
fn an_archive_bomb_is_refused() {
    use std::io::Write as _;
    let project = Project::new();
    let path = project.path().join("bomb.zip");
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("b/SHA256SUMS", options).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..80 {
        archive.write_all(&zeros).unwrap();
    }
    archive.finish().unwrap();
    let (code, text) = project.verify(&path, &[]);
    assert!(code == Some(2) && text.contains("archive bomb"), "{text}");
}
