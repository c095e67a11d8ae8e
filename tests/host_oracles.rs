//! Host trees through the front door, against what the programs themselves say.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tickmark::catalog::Catalog;
use tickmark::collect::{Limits, Request, inventory};
use tickmark::model::{Data, Entry, Number, Resource, SourceId, Value};
use tickmark::{parse, resolve};

/// Keyword to values, as `sshd -T` prints them.
type Said = BTreeMap<String, Vec<String>>;

/// Our own fields, and a keyword that sshd prints as written.
const NOT_COMPARED: &[&str] = &["match", "sets", "channeltimeout", "second_factor"];

#[test]
fn effective_settings_and_defaults_are_those_sshd_prints() {
    let mut compared = 0;
    for case in children(&oracles("sshd")).into_iter().filter(|path| path.is_dir()) {
        let resources = resources(&case, "ssh/sshd");
        for recorded in children(&case).into_iter().filter(|path| path.extension().is_some_and(|end| end == "txt")) {
            let (context, theirs) = printed(&recorded);
            let found = resources.iter().find(|resource| resource.address.ends_with(&format!("sshd_config{context}")));
            let resource = found.unwrap_or_else(|| panic!("{}: no resource{context}", recorded.display()));
            for entry in resource.attributes.entries().expect("attributes") {
                if !NOT_COMPARED.contains(&&*entry.key) {
                    let expected = theirs.get(&*entry.key).cloned().unwrap_or_default();
                    assert_eq!(print(entry), expected, "{} {}", recorded.display(), entry.key);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 280, "{compared} settings compared");
}

#[test]
fn a_value_points_at_its_line_and_names_the_includes_on_its_way() {
    let resources = resources(&oracles("sshd").join("include"), "ssh/sshd");
    let value = resources[0].attributes.get("maxsessions").expect("a field");
    let mut labels = Vec::new();
    let mut step = value.origin.chain.as_deref();
    while let Some(here) = step {
        labels.push(here.label.to_string());
        step = here.next.as_deref();
    }
    assert_eq!(labels, ["Include /etc/ssh/extra/nested.conf", "Include sshd_config.d/*.conf"]);
    assert_eq!(value.origin.place.span.range().len(), 1);
}

#[test]
fn files_that_include_each_other_are_read_to_a_bound() {
    let host = tempfile::tempdir().expect("a directory");
    let directory = host.path().join("etc/ssh/sshd_config.d");
    fs::create_dir_all(&directory).expect("directories");
    let main = "Include sshd_config.d/*.conf\nPermitRootLogin no\n";
    fs::write(host.path().join("etc/ssh/sshd_config"), main).expect("a file");
    for name in ["a.conf", "b.conf", "c.conf"] {
        fs::write(directory.join(name), "Include sshd_config.d/*.conf\nInclude ../sshd_config\n").expect("a file");
    }
    let resources = resources(host.path(), "ssh/sshd");
    assert_eq!(resources.len(), 1);
    assert_eq!(resources[0].attributes.get("permitrootlogin").and_then(Value::as_str), Some("no"));
}

#[cfg(unix)]
#[test]
fn a_parameter_of_a_linked_file_points_at_the_file_itself() {
    let host = tempfile::tempdir().expect("a directory");
    fs::create_dir_all(host.path().join("etc/sysctl.d")).expect("directories");
    fs::write(host.path().join("etc/sysctl.conf"), "net.ipv4.ip_forward = 1\n").expect("a file");
    let link = host.path().join("etc/sysctl.d/99-sysctl.conf");
    std::os::unix::fs::symlink("../sysctl.conf", link).expect("a link");
    let value = kernel(host.path(), ["net.ipv4.ip_forward"].into_iter())[0].attributes.get("k0").cloned();
    // the main file comes first in the order of paths
    assert_eq!(value.expect("a field").origin.place.source, SourceId(0));
}

fn oracles(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles").join(name)
}

fn children(path: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(path).expect("a directory").flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
}

/// The resources of one of our kinds in a host tree.
fn resources(host: &Path, kind: &str) -> Vec<Resource> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/linux").join(format!("{kind}.toml"));
    read(host, &fs::read_to_string(path).expect("a kind"))
}

/// The resources of a kind in a host tree.
fn read(host: &Path, kind: &str) -> Vec<Resource> {
    let hosts = [host.to_string_lossy().into_owned()];
    let found = inventory(&Request {
        paths: &[],
        hosts: &hosts,
        include: &[],
        exclude: &[],
        no_ignore: false,
        stdin: None,
        terraform: tickmark::model::TerraformInputs::default(),
        collected: &[],
        limits: Limits::default(),
    });
    let tree = &found.hosts[0];
    let (mut documents, mut inner) = (Vec::new(), Vec::new());
    for entry in &tree.entries {
        let Some(syntax) = resolve::wanted_on_host(entry.inner()) else { continue };
        let id = SourceId(u32::try_from(documents.len()).expect("few files"));
        let parsed = parse::parse(entry.read(id).expect("readable"), syntax);
        documents.extend(parsed.documents);
        inner.push(Arc::from(entry.inner()));
    }
    let kinds = Catalog::of(&[("kind.toml", kind)]).kinds;
    let wanted = kinds.iter().map(|kind| kind.heading.id.clone()).collect();
    let table = resolve::KindTable::new(&kinds, &wanted);
    let scope = resolve::Scope::Host(Arc::clone(&tree.name), inner);
    let resolution = resolve::resolve(&scope, documents, &table);
    (0..resolution.len()).flat_map(|index| resolution.resources(index)).collect()
}

/// The criteria and the settings of a recorded output.
fn printed(path: &Path) -> (String, Said) {
    let text = fs::read_to_string(path).expect("recorded output");
    let mut said = Said::new();
    let mut context = String::new();
    for line in text.lines() {
        if let Some(criteria) = line.strip_prefix("# ") {
            context = format!(" {criteria}");
        } else if let Some((keyword, value)) = line.split_once(' ') {
            said.entry(keyword.to_owned()).or_default().push(value.to_owned());
        }
    }
    (context, said)
}

/// One of our settings as sshd would print it.
fn print(entry: &Entry) -> Vec<String> {
    let items = entry.value.items().map(|items| items.iter().map(text).collect::<Vec<_>>());
    match (&*entry.key, items) {
        ("allowusers" | "allowgroups", Some(items)) => BTreeSet::from_iter(items).into_iter().collect(),
        ("authenticationmethods", Some(items)) => vec![items.join(" ")],
        (_, Some(items)) => vec![items.join(",")],
        ("maxstartups", None) => {
            let number = |name: &str| text(entry.value.get(name).expect("a number"));
            vec![[number("start"), number("rate"), number("full")].join(":")]
        }
        ("permitrootlogin", None) if text(&entry.value) == "prohibit-password" => vec!["without-password".to_owned()],
        (_, None) => vec![text(&entry.value)],
    }
}

fn text(value: &Value) -> String {
    if let Data::Number(Number::Int(number)) = value.data {
        return number.to_string();
    }
    value.as_str().unwrap_or_else(|| panic!("{value:?}")).to_owned()
}

#[test]
fn parameters_are_those_sysctl_writes() {
    let mut compared = 0;
    for case in children(&oracles("sysctl")).into_iter().filter(|path| path.is_dir()) {
        let recorded = fs::read_to_string(case.join("values.txt")).expect("recorded values");
        let values: Vec<(&str, &str)> = recorded.lines().filter_map(|line| line.split_once(" = ")).collect();
        let resource = &kernel(&case, values.iter().map(|(key, _)| *key))[0];
        for (number, (key, value)) in values.iter().enumerate() {
            let ours = resource.attributes.get(&format!("k{number}")).expect("a field");
            assert_eq!(ours.as_str().unwrap_or("unset"), *value, "{} {key}", case.display());
            compared += 1;
        }
    }
    assert_eq!(compared, 12);
}

/// The resources of a kind that has the parameters as fields `k0`, `k1`, ...
fn kernel<'a>(host: &Path, keys: impl Iterator<Item = &'a str>) -> Vec<Resource> {
    let keys: Vec<&str> = keys.collect();
    let lines = |line: &dyn Fn(usize, &str) -> String| -> String {
        keys.iter().enumerate().map(|(number, key)| line(number, key) + "\n").collect()
    };
    let fields = lines(&|number, _| format!("k{number} = {{ type = \"string\", doc = \"\" }}"));
    let reads = lines(&|number, key| format!("k{number} = '\"{key}\"'"));
    let head = "id = \"test.sysctl\"\ntitle = \"\"\nlayer = \"host\"\n[fields]\n";
    let text = format!("{head}{fields}[[read]]\ndialect = \"host\"\ntypes = [\"sysctl\"]\n[read.fields]\n{reads}");
    read(host, &text)
}

fn recorded(case: &str, file: &str) -> String {
    fs::read_to_string(oracles("hosts").join(case).join(file)).expect("recorded output")
}

fn texts(list: &Value) -> Vec<String> {
    list.items().expect("a list").iter().map(text).collect()
}

#[test]
fn modules_are_those_modprobe_shows_the_first_line_counting() {
    let resource = &resources(&oracles("hosts").join("modules"), "modules/modules")[0];
    let shown = recorded("modules", "showconfig.txt");
    let (mut installs, mut blacklist) = (BTreeMap::new(), BTreeSet::new());
    for line in shown.lines() {
        match line.splitn(3, ' ').collect::<Vec<_>>()[..] {
            ["install", module, command] => {
                let command = command.split(" #").next().unwrap_or(command);
                installs.entry(module.to_owned()).or_insert_with(|| command.to_owned());
            }
            ["blacklist", module] => drop(blacklist.insert(module.to_owned())),
            _ => panic!("{line}"),
        }
    }
    let ours = resource.attributes.get("installs").and_then(Value::items).expect("installs").iter();
    let pair =
        |item: &Value| (text(item.get("module").expect("a name")), text(item.get("command").expect("a command")));
    assert_eq!(ours.map(pair).collect::<BTreeMap<_, _>>(), installs);
    let ours = texts(resource.attributes.get("blacklist").expect("a list"));
    assert_eq!(ours.into_iter().collect::<BTreeSet<_>>(), blacklist);
}

#[test]
fn mounts_are_those_findmnt_lists() {
    let resource = &resources(&oracles("hosts").join("mounts"), "mounts/mounts")[0];
    let listed = recorded("mounts", "findmnt.txt");
    let options = |path: &str| {
        let line = listed.lines().find(|line| line.starts_with(&format!("TARGET=\"{path}\""))).expect("a mount");
        let text = line.split("OPTIONS=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("options");
        text.split(',').map(str::to_owned).collect::<Vec<_>>()
    };
    for (field, path) in [("tmp", "/tmp"), ("home", "/home")] {
        assert_eq!(texts(resource.attributes.get(field).expect("a field")), options(path), "{path}");
    }
    let remote = resource.attributes.get("remote").and_then(Value::items).expect("a list");
    let paths: Vec<String> = remote.iter().map(|share| text(share.get("path").expect("a path"))).collect();
    let wanted = listed.lines().filter(|line| line.contains("FSTYPE=\"cifs\"") || line.contains("FSTYPE=\"nfs4\""));
    let wanted = wanted.filter_map(|line| line.split('"').nth(1)).map(|path| path.replace("\\x20", " "));
    assert_eq!(paths.into_iter().collect::<BTreeSet<_>>(), wanted.collect::<BTreeSet<_>>());
}

/// The addresses of the sources that a host tree names.
fn sources(case: &str) -> Vec<String> {
    let resource = &resources(&oracles("hosts").join(case), "time/sources")[0];
    let sources = resource.attributes.get("sources").and_then(Value::items).expect("sources");
    sources.iter().map(|source| text(source.get("address").expect("an address"))).collect()
}

#[test]
fn servers_of_timesyncd_are_those_of_the_files_in_the_order_systemd_reads_them() {
    let mut servers: Vec<String> = Vec::new();
    for value in recorded("timesyncd", "cat-config.txt").lines().filter_map(|line| line.strip_prefix("NTP=")) {
        if value.is_empty() {
            servers.clear();
        }
        servers.extend(value.split_whitespace().map(str::to_owned));
    }
    assert_eq!(sources("timesyncd"), servers);
}

#[test]
fn what_the_journal_is_told_is_what_systemd_reads_last() {
    let mut said: BTreeMap<&str, String> = BTreeMap::new();
    let shown = recorded("journald", "cat-config.txt");
    let mut counts = false;
    for line in shown.lines() {
        counts = if line.starts_with('[') { line == "[Journal]" } else { counts };
        if let Some((name, value)) = line.split_once('=').filter(|_| counts) {
            said.insert(name, value.to_owned());
        }
    }
    let ours = &resources(&oracles("hosts").join("journald"), "systemd/journald")[0].attributes;
    assert_eq!(ours.get("storage").and_then(Value::as_str), said.get("Storage").map(String::as_str));
    // systemd-analyze timespan '2weeks 12h'
    assert_eq!(said["MaxRetentionSec"], "2weeks 12h");
    assert_eq!(text(ours.get("max_retention").expect("a span")), "1252800");
}

#[test]
fn rules_of_nftables_come_to_what_nft_lists_after_loading_them() {
    let told = |host: PathBuf| {
        let firewall = resources(&host, "firewall/firewall").remove(0).attributes;
        let verdicts = ["input", "output", "forward"].map(|hook| text(firewall.get(hook).expect("a verdict")));
        let open = firewall.get("open").and_then(Value::items).expect("ports").iter();
        let ports = open.map(|range| text(range.get("first").expect("a port"))).collect::<Vec<_>>();
        (verdicts, ports)
    };
    let case = oracles("hosts").join("nftables");
    let written = told(case.clone());
    assert_eq!(written, told(case.join("listed")));
    assert_eq!(written.0, ["REJECT", "ACCEPT", "DROP"]);
    assert_eq!(written.1, ["80", "443", "3306", "51820", "1194", "6379"]);
}

#[test]
fn sources_of_chrony_are_those_it_prints() {
    let printed = recorded("chrony", "print.txt");
    let sourced = printed.lines().filter(|line| ["server ", "pool "].iter().any(|word| line.starts_with(word)));
    let wanted: Vec<&str> = sourced.filter_map(|line| line.split(' ').nth(1)).collect();
    assert_eq!(sources("chrony"), wanted);
}
