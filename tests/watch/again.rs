//! A scan with the memory of the one before says what a scan without one says, and judges only what a change can affect.

use super::common::Content;
use super::support::{Watch, told};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tickmark::collect::{self, Inventory, Limits, Request};
use tickmark::model::{Given, TerraformInputs, Variant};
use tickmark::scan::{Found, Judges, Memory, Yardstick, scan, scan_again};

/// A plan with the code it was made of, which Terraform wrote.
const PLAN: &str = include_str!("../oracles/plans/optional/plan.json");
const PLANNED: &str = include_str!("../oracles/plans/optional/main.tf");
const PLANNED_READING: &str = concat!(
    include_str!("../oracles/plans/optional/main.tf"),
    "resource \"aws_s3_bucket_policy\" \"p\" {\n  bucket = \"p\"\n  policy = file(\"${path.module}/policy.txt\")\n}\n"
);

const ROOT: &str =
    "variable \"acl\" {}\nmodule \"store\" {\n  source = \"../../modules/bucket\"\n  acl    = var.acl\n}\n";
const BUCKET: &str = "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n\
                      resource \"aws_s3_bucket_acl\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  acl    = var.acl\n}\n";
const READING: &str = "resource \"aws_s3_bucket\" \"r\" {\n  bucket = \"r\"\n}\n\
                       resource \"aws_s3_bucket_policy\" \"r\" {\n  bucket = aws_s3_bucket.r.id\n  \
                       policy = fileexists(\"${path.module}/policy.txt\") ? file(\"${path.module}/policy.txt\") : \"{}\"\n}\n";
const LISTING: &str = "resource \"aws_security_group\" \"g\" {\n  for_each = fileset(path.module, \"*.rule\")\n  \
                       ingress {\n    from_port = 22\n    to_port = 22\n    protocol = \"tcp\"\n    \
                       cidr_blocks = [trimspace(file(\"${path.module}/${each.key}\"))]\n  }\n}\n";
const OPEN: &str =
    "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a:1\n";

/// The files of a tree, each with what it may hold; a file may also be absent.
const FILES: &[(&str, &[&str])] = &[
    ("live/prod/main.tf", &[ROOT, "module \"store\" {\n  source = \"../../modules/bucket\"\n", READING]),
    ("live/prod/extra.tf", &[READING, LISTING]),
    ("live/prod/policy.txt", &[OPEN, "{}"]),
    ("live/prod/one.rule", &["0.0.0.0/0\n", "10.0.0.0/8\n"]),
    ("live/prod/two.rule", &["0.0.0.0/0\n"]),
    ("live/prod/prod.auto.tfvars", &["acl = \"public-read\"\n", "acl = \"private\"\n", "acl = "]),
    ("live/stage/main.tf", &[ROOT, BUCKET]),
    ("live/stage/terraform.tfvars", &["acl = \"public-read-write\"\n"]),
    ("live/a_first.tf", &[BUCKET]),
    ("modules/bucket/main.tf", &[BUCKET, "variable \"acl\" {}\n"]),
    ("modules/bucket/names.tf.json", &["{\"locals\":{\"a\":1}}", "{"]),
    ("common.tfvars", &["acl = \"private\"\n", "acl = \"authenticated-read\"\n"]),
    ("planned/main.tf", &[PLANNED, PLANNED_READING]),
    ("planned/policy.txt", &[OPEN, "{}"]),
    ("planned/plan.json", &[PLAN, "{}"]),
    ("planned/other.json", &["{}", PLAN]),
    ("k8s/pod.yaml", &[POD, "apiVersion: v1\nkind: [", "a: 1\n"]),
    ("k8s/again.yaml", &[POD]),
    ("Dockerfile", &["FROM scratch\n", "FROM a:latest\nUSER root\nRUN sudo a\n"]),
    ("notes.txt", &["nothing\n"]),
    (".gitignore", &["k8s/again.yaml\n", "policy.txt\n"]),
    ("host/etc/ssh/sshd_config", &["Include sshd_config.d/*.conf\nPermitRootLogin yes\n", "PermitRootLogin no\n"]),
    ("host/etc/ssh/sshd_config.d/a.conf", &["PermitRootLogin no\n", "X11Forwarding yes\n"]),
    ("host/etc/hostname", &["web\n", "db\n"]),
    ("host/etc/sysctl.conf", &["net.ipv4.ip_forward = 1\n"]),
];

/// A tree on disk, and what it holds.
struct Tree {
    folder: tempfile::TempDir,
    state: BTreeMap<&'static str, &'static str>,
}

impl Tree {
    /// Every file with the first of what it may hold.
    fn full() -> Self {
        let mut tree = Self { folder: tempfile::tempdir().unwrap(), state: BTreeMap::new() };
        for (path, contents) in FILES {
            tree.set(path, Some(contents[0]));
        }
        tree
    }

    fn set(&mut self, path: &'static str, content: Option<&'static str>) {
        let on_disk = self.folder.path().join(path);
        match content {
            Some(content) => {
                fs::create_dir_all(on_disk.parent().unwrap()).unwrap();
                fs::write(on_disk, content).unwrap();
                self.state.insert(path, content);
            }
            None if self.state.remove(path).is_some() => fs::remove_file(on_disk).unwrap(),
            None => {}
        }
    }

    /// Gives one file the place of another.
    fn rename(&mut self, from: &'static str, to: &'static str) {
        let content = self.state.get(from).copied();
        self.set(from, None);
        self.set(to, content);
    }

    fn inventory(&self, given: &[Given]) -> Inventory {
        let path = |name: &str| self.folder.path().join(name);
        let paths: Vec<PathBuf> = ["live", "modules", "planned", "k8s", "Dockerfile", "notes.txt"].map(path).into();
        let paths: Vec<PathBuf> = paths.into_iter().filter(|path| path.exists()).collect();
        let given = given.to_vec();
        let variant = |name: &str| Variant { name: Some(name.into()), workspace: name.into(), given: given.clone() };
        collect::inventory(&Request {
            paths: &paths,
            hosts: &[path("host").display().to_string()],
            include: &[],
            exclude: &[],
            no_ignore: false,
            stdin: None,
            terraform: TerraformInputs { variants: vec![variant("a"), variant("b")], ..TerraformInputs::default() },
            collected: &[],
            limits: Limits::default(),
        })
    }

    fn given(&self) -> Vec<Given> {
        vec![Given::File(self.folder.path().join("common.tfvars").display().to_string().into())]
    }
}

/// Numbers that look random and are always the same: xorshift64.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

/// An edit: a file gets other content, goes, comes back, or takes the place of another.
fn edit(tree: &mut Tree, numbers: &mut Numbers) -> String {
    let (path, contents) = FILES[numbers.below(FILES.len())];
    match numbers.below(4) {
        0 => {
            tree.set(path, None);
            format!("{path} goes")
        }
        1 => {
            let (other, _) = FILES[numbers.below(FILES.len())];
            tree.rename(path, other);
            format!("{path} becomes {other}")
        }
        _ => {
            let number = numbers.below(contents.len());
            tree.set(path, Some(contents[number]));
            format!("{path} is written, content {number}")
        }
    }
}

/// Fails with the first line that differs.
fn same(again: &str, fresh: &str, what: &str) {
    let mut lines = again.lines().zip(fresh.lines());
    let differing = lines.find(|(again, fresh)| again != fresh);
    assert_eq!(differing, None, "{what}: with memory, and without");
    assert_eq!(again.len(), fresh.len(), "{what}");
}

struct Scanner {
    content: Content,
    memory: Memory,
    yardstick: Yardstick,
}

impl Scanner {
    fn new() -> Self {
        let content = Content::load();
        let as_of = "2026-01-31".parse().unwrap();
        let yardstick =
            Yardstick { content: content.catalog.digest, as_of, parameters: BTreeMap::new(), collected: Vec::new() };
        Self { content, memory: Memory::default(), yardstick }
    }

    /// The same place with and without memory; both say the same, in every detail.
    fn both(&mut self, inventory: &Inventory, what: &str) -> Found {
        let Content { catalog, engine, kinds } = &self.content;
        let judges = Judges { rules: &catalog.rules, engine, kinds };
        let again = scan_again(inventory, judges, &self.yardstick, &|_, _| {}, &mut self.memory);
        let fresh = scan(inventory, judges, &|_, _| {});
        same(&format!("{again:#?}"), &format!("{fresh:#?}"), what);
        again
    }
}

#[test]
fn any_series_of_edits_gives_what_whole_scans_give() {
    let mut scanner = Scanner::new();
    let (mut there, mut judged) = (0, 0);
    for seed in [0x9e37_79b9_7f4a_7c15, 0x2545_f491_4f6c_dd1d] {
        let mut tree = Tree::full();
        let given = tree.given();
        let mut numbers = Numbers(seed);
        let mut log = Vec::new();
        scanner.both(&tree.inventory(&given), "at first");
        for step in 0..100 {
            for _ in 0..=numbers.below(3) {
                log.push(edit(&mut tree, &mut numbers));
            }
            scanner.both(&tree.inventory(&given), &format!("step {step}: {:?}", log.last_chunk::<3>()));
            let extent = scanner.memory.extent();
            there += extent.0;
            judged += extent.1;
        }
    }
    assert!(judged * 2 < there, "{judged} of {there} units were judged again");
}

#[test]
fn what_a_file_can_affect_is_judged_again_and_nothing_else() {
    let mut scanner = Scanner::new();
    let mut tree = Tree::full();
    let mut given = tree.given();
    tree.set(".gitignore", None);
    tree.set("modules/bucket/names.tf.json", None);
    tree.set("live/a_first.tf", None);
    scanner.both(&tree.inventory(&given), "at first");
    let all = scanner.memory.extent().0;
    // each root is judged for two variants; a plan may be made of any root
    let edits: &[(&'static str, Option<&'static str>, usize)] = &[
        ("notes.txt", Some("other words"), 0),
        ("k8s/pod.yaml", Some("apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n"), 1),
        ("live/prod/prod.auto.tfvars", Some("acl = \"private\"\n"), 3),
        ("live/prod/policy.txt", Some("{}"), 2),
        ("live/prod/policy.txt", None, 2),
        ("live/prod/policy.txt", Some("{}"), 2),
        ("modules/bucket/main.tf", Some("variable \"acl\" {}\n"), 5),
        ("host/etc/sysctl.conf", Some("net.ipv4.ip_forward = 0\n"), 1),
        ("planned/plan.json", Some("{}"), 1),
        // the first of all files: every other one has another number
        ("Dockerfile", None, 0),
        ("live/a_first.tf", Some(BUCKET), 2),
        ("live/a_first.tf", None, 0),
    ];
    for (path, content, judged) in edits {
        tree.set(path, *content);
        scanner.both(&tree.inventory(&given), path);
        assert_eq!(scanner.memory.extent().1, *judged, "{path} {content:?}");
    }
    tree.set("planned/plan.json", Some(PLAN));
    scanner.both(&tree.inventory(&given), "the plan is back");
    tree.set("planned/main.tf", Some("locals {}\n"));
    scanner.both(&tree.inventory(&given), "the code of a plan");
    assert_eq!(scanner.memory.extent().1, 3, "the plan and its code");
    given.push(Given::Value { name: "acl".into(), text: "public-read".into() });
    scanner.both(&tree.inventory(&given), "another value is given");
    assert_eq!(scanner.memory.extent(), (all - 1, all - 1));
    scanner.yardstick.as_of = "2026-02-01".parse().unwrap();
    let before = scanner.memory.extent().0;
    let Content { catalog, engine, kinds } = &scanner.content;
    let judges = Judges { rules: &catalog.rules, engine, kinds };
    scan_again(&tree.inventory(&given), judges, &scanner.yardstick, &|_, _| {}, &mut scanner.memory);
    assert_eq!(scanner.memory.extent(), (before, before), "another day");
}

/// What is scanned of a tree, and for which day.
const SCANNED: [&str; 9] = ["live", "modules", "k8s", "Dockerfile", "--host", "host", "--as-of", "2026-01-31", "--all"];

fn report(folder: &Path) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_tickmark"));
    program.env_clear().current_dir(folder).arg("scan").args(SCANNED).args(["-f", "json"]);
    String::from_utf8(program.output().unwrap().stdout).unwrap()
}

#[test]
fn the_report_of_a_watch_is_that_of_a_scan_to_the_byte() {
    let mut tree = Tree::full();
    tree.set("live/prod/extra.tf", None);
    let folder = tree.folder.path().to_owned();
    let elsewhere = tempfile::tempdir().unwrap();
    let written = elsewhere.path().join("report.json");
    let to = format!("json={}", written.display());
    let arguments = [&SCANNED[..], &["--report", &to]].concat();
    let mut watch = Watch::started(&folder, &arguments);
    same(&fs::read_to_string(&written).unwrap(), &report(&folder), "at first");
    let edits = [
        ("live/prod/main.tf", Some(BUCKET), 1),
        ("Dockerfile", Some("FROM a:latest\nUSER root\nRUN sudo a\n"), 1),
        ("modules/bucket/main.tf", Some("variable \"acl\" {}\n"), 1),
        ("host/etc/ssh/sshd_config.d/a.conf", Some("X11Forwarding yes\n"), 1),
        ("k8s/pod.yaml", None, 0),
    ];
    for (path, content, judged) in edits {
        tree.set(path, content);
        let events = watch.run();
        assert_eq!(events.last().unwrap()["judged"], judged, "{path}: {events:#?}");
        assert!(!told(&events, "finding", ["fate", "rule"]).is_empty(), "{path}: {events:#?}");
        same(&fs::read_to_string(&written).unwrap(), &report(&folder), path);
    }
}
