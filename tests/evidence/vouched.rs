//! What a bundle proves by itself, and what only somebody outside of it can vouch for.

use crate::bundle::{NAMESPACE, Project, WHO, edit, recompute, sign};
use crate::program::said;
use std::fs;
use std::path::Path;

/// The digest that `create` printed, and the bundle.
fn printed(project: &Project) -> (String, std::path::PathBuf) {
    let create = ["evidence", "create", "src", "-o", "b", "--as-of", crate::bundle::DAY];
    let text = said(&crate::program::tickmark(project.path(), &create));
    let digest = text.split_whitespace().find_map(|word| word.strip_prefix("sha256:"));
    (digest.unwrap_or_else(|| panic!("{text}")).to_owned(), project.path().join("b"))
}

#[test]
fn who_ran_it_is_proven_by_a_signature_or_a_digest_that_was_kept_elsewhere() {
    let project = Project::new();
    let (digest, bundle) = printed(&project);
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(0) && text.contains("not proven: who ran it"), "{text}");
    assert!(text.trim_end().ends_with("the bundle agrees with itself"), "{text}");
    for given in [digest.clone(), format!("sha256:{digest}")] {
        let (code, text) = project.verify(&bundle, &["--expect", &given]);
        assert!(code == Some(0) && text.trim_end().ends_with("the bundle is as it was made"), "{text}");
        assert!(!text.contains("not proven"), "{text}");
    }
    let record = fs::read_to_string(bundle.join("run.json")).unwrap();
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    let directory = record.pointer("/occasion/environment/directory").and_then(|one| one.as_str()).unwrap();
    edit(&bundle, "run.json", directory, "/srv/elsewhere");
    recompute(&bundle);
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(0) && text.contains("not proven: who ran it, where"), "{text}");
    let (code, text) = project.verify(&bundle, &["--expect", &digest]);
    assert!(code == Some(1) && text.contains(&format!("and sha256:{digest} was expected")), "{text}");
    let (code, text) = project.verify(&bundle, &["--expect", "abc"]);
    assert!(code == Some(2) && text.contains("64 hexadecimal digits"), "{text}");
}

#[test]
fn a_signature_vouches_only_for_somebody_who_was_named() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    let shown = project.run(&["evidence", "show", "b"]);
    assert!(shown.contains("signed      no: who ran it, where and when is what its holder says"), "{shown}");
    sign(&project, &bundle, "stranger", NAMESPACE);
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(0) && text.contains("not proven") && text.contains("agrees with itself"), "{text}");
    sign(&project, &bundle, "key", NAMESPACE);
    let (code, text) = project.verify(&bundle, &["--allowed-signers", "allowed", "--identity", WHO]);
    assert!(code == Some(0) && text.trim_end().ends_with("the bundle is as it was made"), "{text}");
    assert!(project.run(&["evidence", "show", "b"]).contains("signed      yes; `tickmark evidence verify` checks"));
}

#[test]
fn a_key_outside_of_its_time_or_purpose_is_told_as_such() {
    let project = Project::new();
    let bundle = project.create("b", &["--sign-key", "key"]);
    let public = fs::read_to_string(project.path().join("key.pub")).unwrap();
    for (limit, expected) in [
        (
            "valid-before=\"20200101Z\"",
            "is of the key of ciso@example.org, which counts until 2020-01-01T00:00:00.000Z only",
        ),
        (
            "valid-after=\"29990101Z\"",
            "is of the key of ciso@example.org, which counts from 2999-01-01T00:00:00.000Z on",
        ),
        ("namespaces=\"git\"", "is of the key of ciso@example.org, which allowed_signers limits to other namespaces"),
    ] {
        fs::write(project.path().join("limited"), format!("{WHO} {limit} {public}")).unwrap();
        let (code, text) = project.verify(&bundle, &["--allowed-signers", "limited"]);
        assert!(code == Some(1) && text.contains(expected), "{limit}: {text}");
    }
}

#[test]
fn an_empty_folder_is_told() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    fs::create_dir_all(bundle.join("reports/approved/final")).unwrap();
    let (code, text) = project.verify(&bundle, &[]);
    assert!(code == Some(1) && text.contains("altered: reports/approved/final is an empty folder"), "{text}");
    assert!(!text.contains("reports/approved is an"), "{text}");
    fs::remove_dir_all(bundle.join("reports/approved")).unwrap();
    assert_eq!(project.verify(&bundle, &[]).0, Some(0));
}

/// Where a text stands in bytes for the nth time, from 0.
fn nth(bytes: &[u8], text: &[u8], count: usize) -> usize {
    bytes.windows(text.len()).enumerate().filter(|(_, window)| *window == text).nth(count).unwrap().0
}

/// A change to the bytes of a zip archive.
type Change = fn(&mut Vec<u8>);

/// Where `b/gaps.json` is named before its bytes, and in the directory.
const NAME: &[u8] = b"b/gaps.json";

/// Changes one byte at a distance before the name of `b/gaps.json`: the first is before its bytes, the second in the directory.
fn turn(zip: &mut [u8], count: usize, before: usize, change: impl Fn(u8) -> u8) {
    let at = nth(zip, NAME, count) - before;
    zip[at] = change(zip[at]);
}

/// What is done to an archive, and what verifying says. The places are those of APPNOTE.TXT 4.3.7 and 4.3.12.
#[rustfmt::skip]
const CHANGES: [(&str, Change, &str); 9] = [
    ("a name before the bytes", |zip| renamed(zip, 0), TWO),
    ("a name in the directory", |zip| renamed(zip, 1), TWO),
    ("a method", |zip| turn(zip, 0, 30 - 8, |_| 0), TWO),
    ("a flag", |zip| turn(zip, 0, 30 - 6, |flags| flags ^ 2), TWO),
    ("a size", |zip| turn(zip, 0, 30 - 22, |size| size ^ 1), TWO),
    ("encrypted by both", |zip| { turn(zip, 0, 24, |flags| flags | 1); turn(zip, 1, 38, |flags| flags | 1); }, "no record of a file"),
    ("bytes before", |zip| { zip.splice(0..0, *b"PK\x03\x04 and more"); }, "does not say where its directory is"),
    ("bytes between", hidden, "bytes of none lie behind them"),
    ("one member's bytes for two", overlapping, "overlap those of another member"),
];

const TWO: &str = "not what the archive's directory says";

/// Gives the member another name in one of the two places.
fn renamed(zip: &mut [u8], count: usize) {
    let at = nth(zip, NAME, count) + 2;
    zip[at] = b'G';
}

#[test]
fn a_zip_that_says_two_things_is_refused() {
    let project = Project::new();
    let archive = project.create("b.zip", &[]);
    let whole = fs::read(&archive).unwrap();
    for (name, change, expected) in CHANGES {
        let mut bytes = whole.clone();
        change(&mut bytes);
        fs::write(&archive, bytes).unwrap();
        let (code, text) = project.verify(&archive, &[]);
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(code == Some(2) && flat.contains(expected), "{name}: {text}");
    }
    fs::write(&archive, whole).unwrap();
    assert_eq!(project.verify(&archive, &[]).0, Some(0));
}

/// Bytes that no member has, before the directory, and all offsets made to fit.
fn hidden(zip: &mut Vec<u8>) {
    let end = zip.len() - 22;
    let start = usize::try_from(u32::from_le_bytes(zip[end + 16..end + 20].try_into().unwrap())).unwrap();
    zip.splice(start..start, *b"nobody sees this");
    let moved = u32::try_from(start + 16).unwrap().to_le_bytes();
    let end = zip.len() - 22;
    zip[end + 16..end + 20].copy_from_slice(&moved);
}

/// The directory's second member points at the first one's bytes, under its own name.
fn overlapping(zip: &mut Vec<u8>) {
    let end = zip.len() - 22;
    let start = usize::try_from(u32::from_le_bytes(zip[end + 16..end + 20].try_into().unwrap())).unwrap();
    let length = |zip: &[u8], at: usize| usize::from(u16::from_le_bytes(zip[at..at + 2].try_into().unwrap()));
    let second = start + 46 + length(zip, start + 28) + length(zip, start + 30);
    let first = zip[start..second].to_vec();
    // a second record of the same member, under a name that the bytes do not have, would be told by the name alone
    zip.splice(second..second, first);
    let end = zip.len() - 22;
    let size = u32::from_le_bytes(zip[end + 12..end + 16].try_into().unwrap()) + u32::try_from(second - start).unwrap();
    zip[end + 12..end + 16].copy_from_slice(&size.to_le_bytes());
    let count = u16::from_le_bytes(zip[end + 10..end + 12].try_into().unwrap()) + 1;
    for at in [end + 8, end + 10] {
        zip[at..at + 2].copy_from_slice(&count.to_le_bytes());
    }
}

#[test]
fn archives_of_other_programs_are_read() {
    let project = Project::new();
    let bundle = project.create("b", &[]);
    let zip = "import zipfile, os\nwith zipfile.ZipFile('p.zip', 'w', zipfile.ZIP_DEFLATED) as z:\n    for d, _, fs in \
               os.walk('b'):\n        z.write(d)\n        [z.write(os.path.join(d, f)) for f in fs]\n";
    // written to a pipe, sizes stand behind the bytes
    let piped = "import zipfile, os, sys\nz = zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_DEFLATED)\nfor d, _, \
                 fs in os.walk('b'):\n    [z.write(os.path.join(d, f)) for f in fs]\nz.close()\n";
    python(project.path(), zip);
    fs::write(project.path().join("piped.zip"), python(project.path(), piped)).unwrap();
    for name in ["p.zip", "piped.zip"] {
        let (code, text) = project.verify(&project.path().join(name), &[]);
        assert_eq!(code, Some(0), "{name}: {text}");
    }
    fs::create_dir(bundle.join("empty")).unwrap();
    python(project.path(), zip);
    crate::bundle::stock(project.path(), "tar", &["cf", "t.tar", "b"], None).unwrap();
    for name in ["p.zip", "t.tar"] {
        let (code, text) = project.verify(&project.path().join(name), &[]);
        assert!(code == Some(1) && text.contains("altered: empty is an empty folder"), "{name}: {text}");
    }
}

/// What a program of Python writes.
fn python(folder: &Path, program: &str) -> Vec<u8> {
    let output = std::process::Command::new("python3").current_dir(folder).args(["-c", program]).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    output.stdout
}
