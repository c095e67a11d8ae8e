//! Broken input of every syntax: no panic, no endless work, and every span on characters of the text.
//!
//! The mutations are the same on every run. `tests/fuzz` looks for new ones for as long as one lets it.

#![cfg(test)]

use std::sync::Arc;
use std::time::{Duration, Instant};
use tickmark::catalog::Catalog;
use tickmark::model::{Data, Digest, Kind, Source, SourceId, Span, Syntax, Text, Value, hcl};
use tickmark::parse::{Parsed, parse, syntax_of};
use tickmark::resolve;

/// How long the mutations of one syntax may go on; slow machines try fewer.
const TIME: Duration = Duration::from_millis(1500);

/// How many mutations of each sample are tried at most.
const ROUNDS: usize = 4000;

/// How long one mutated sample of a few hundred bytes may take, with much room for a busy machine.
const ONE: Duration = Duration::from_secs(5);

const SAMPLES: &[(&str, &str)] = &[
    ("a.json", include_str!("robustness/sample.json")),
    ("a.jsonc", include_str!("robustness/sample.json")),
    ("a.ndjson", include_str!("robustness/sample.ndjson")),
    ("deploy.yaml", include_str!("robustness/kubernetes.yaml")),
    ("stack.yaml", include_str!("robustness/cloudformation.yaml")),
    ("main.tf", include_str!("robustness/sample.tf")),
    ("chains.tf", include_str!("robustness/chained_brackets.tf")),
    ("Dockerfile", include_str!("robustness/sample.Dockerfile")),
    ("sshd_config", include_str!("../fixtures/sample/host/etc/ssh/sshd_config")),
    ("sysctl", include_str!("../fixtures/sample/host/etc/sysctl.d/10-network.conf")),
    ("login_defs", include_str!("../fixtures/sample/host/etc/login.defs")),
    ("pam", include_str!("../fixtures/linux/pam/su_for_everybody/pass-brackets/etc/pam.d/su")),
    ("lines", include_str!("../fixtures/linux/rsyslog/forwarded_in_clear/fail-anybody/etc/rsyslog.conf")),
    ("mtree", include_str!("../fixtures/linux/files/credentials_open/pass-nested/host.mtree")),
    ("chrony", include_str!("../fixtures/linux/time/unauthenticated/pass-nts/etc/chrony.conf")),
];

/// Files of hosts whose resolvers take apart what a grammar leaves whole, by their path in the host.
const OF_HOSTS: &[(&str, &str)] = &[
    ("etc/rsyslog.conf", include_str!("../fixtures/linux/rsyslog/forwarded_in_clear/fail-anybody/etc/rsyslog.conf")),
    ("etc/rsyslog.conf", include_str!("../fixtures/linux/rsyslog/not_forwarded/pass-filter/etc/rsyslog.conf")),
    ("host.mtree", include_str!("../fixtures/linux/files/credentials_open/pass-nested/host.mtree")),
    ("etc/pam.d/su", include_str!("../fixtures/linux/pam/su_for_everybody/pass-brackets/etc/pam.d/su")),
    ("etc/pam.d/common-auth", include_str!("../fixtures/linux/pam/guessing_unlimited/pass-file/etc/pam.d/common-auth")),
    ("etc/fstab", include_str!("../fixtures/linux/mounts/shares_in_clear/pass-seal/etc/fstab")),
    ("etc/default/grub", include_str!("../fixtures/linux/boot/audit_starts_late/pass-added/etc/default/grub")),
    ("etc/chrony.conf", include_str!("../fixtures/linux/time/unauthenticated/pass-nts/etc/chrony.conf")),
    ("etc/crypto-policies/config", "DEFAULT:NO-SHA1\n"),
    ("etc/modprobe.d/a.conf", "install usb-storage /bin/false\nblacklist a\n"),
    ("etc/security/faillock.conf", "deny = 5\nunlock_time = 1800\n"),
    ("etc/nftables.conf", include_str!("oracles/hosts/nftables/etc/nftables.conf")),
    ("etc/nftables.conf", include_str!("../fixtures/linux/firewall/management_open/fail-nft_chain/etc/nftables.conf")),
    (
        "etc/iptables/rules.v4",
        include_str!("../fixtures/linux/firewall/databases_open/fail-iptables/etc/iptables/rules.v4"),
    ),
    ("etc/profile", include_str!("../fixtures/linux/shells/idle_shells/missing-fail-unset/etc/profile")),
    ("etc/bashrc", include_str!("../fixtures/linux/shells/open_umask/fail-either/etc/bashrc")),
    ("etc/apt/apt.conf.d/99x", include_str!("../fixtures/linux/packages/unsigned/fail-apt_all/etc/apt/apt.conf.d/99x")),
    (
        "etc/apt/sources.list.d/a.sources",
        include_str!("../fixtures/linux/packages/unsigned/fail-apt_paragraph/etc/apt/sources.list.d/a.sources"),
    ),
    ("etc/apt/sources.list", include_str!("../fixtures/linux/packages/unsigned/pass-apt/etc/apt/sources.list")),
    (
        "etc/yum.repos.d/a.repo",
        include_str!("../fixtures/linux/packages/unsigned/pass-dnf/etc/yum.repos.d/fedora.repo"),
    ),
    ("etc/crontab", include_str!("../fixtures/linux/integrity/not_compared/pass-weekday/etc/crontab")),
    (
        "etc/security/limits.conf",
        include_str!("../fixtures/linux/limits/core_dumps/fail-group/etc/security/limits.conf"),
    ),
    (
        "etc/systemd/logind.conf",
        include_str!("../fixtures/linux/systemd/idle_sessions/pass-locked/etc/systemd/logind.conf"),
    ),
    ("etc/systemd/journald.conf", include_str!("oracles/hosts/journald/etc/systemd/journald.conf")),
    ("etc/firewalld/firewalld.conf", "DefaultZone=public\nLogDenied=off\n"),
    ("etc/clamav/clamd.conf", "LogSyslog yes\nExample\n"),
    ("etc/issue.net", "Debian \\s\\r ü rhel\n"),
    ("etc/sssd/sssd.conf", "[domain/a]\nid_provider = ldap\nldap_uri = ldap://a\n"),
];

/// A rule, whose METADATA is mutated.
const RULE: &str = include_str!("../policies/aws/rds/short_backups.rego");

/// The syntax of a sample; files of hosts are known by their grammar.
fn syntax(name: &'static str) -> Syntax {
    syntax_of(name).unwrap_or(Syntax::Lines(name))
}

/// Pieces that mean something to one syntax or another.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "'",
    "`",
    "\\",
    "\n",
    "\r\n",
    "\t",
    " ",
    "#",
    "//",
    "/*",
    "*/",
    ":",
    ": ",
    ",",
    "- ",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "<<: ",
    "<<",
    "<<-EOT\n",
    "EOT\n",
    "${",
    "%{",
    "~}",
    "!Ref ",
    "!!str ",
    "|\n",
    ">-\n",
    "? ",
    "=",
    "=>",
    "...",
    "for ",
    "if ",
    "\\u",
    "\\ud83d",
    "é",
    "\u{1F600}",
    "\u{feff}",
    "\u{2028}",
    "\0",
    "1e",
    "-",
    "0x",
    "null",
    "FROM ",
    "RUN ",
    "ENV ",
    " AS ",
    "--x=",
    "ONBUILD ",
    "%YAML 1.2\n",
    "{{",
    "{% ",
];

/// A xorshift generator with a fixed seed: the same mutations on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

#[test]
fn mutated_input_gives_no_panic_and_spans_lie_on_characters() {
    for (name, sample) in SAMPLES {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let started = Instant::now();
        check(name, sample.as_bytes().to_vec());
        for _ in 0..ROUNDS {
            let mut bytes = sample.as_bytes().to_vec();
            for _ in 0..=dice.below(4) {
                mutate(&mut bytes, &mut dice);
            }
            check(name, bytes);
            if started.elapsed() > TIME {
                break;
            }
        }
    }
}

#[test]
fn every_prefix_is_read_without_panic() {
    for (name, sample) in SAMPLES {
        for end in 0..sample.len() {
            check(name, sample.as_bytes()[..end].to_vec());
        }
    }
}

#[test]
fn mutated_metadata_is_a_rule_a_library_or_a_problem() {
    assert_eq!(Catalog::of(&[("policies/a.rego", RULE)]).rules.len(), 1);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let started = Instant::now();
    for _ in 0..ROUNDS {
        let mut bytes = RULE.as_bytes().to_vec();
        mutate(&mut bytes, &mut dice);
        let text = String::from_utf8_lossy(&bytes);
        let catalog = Catalog::of(&[("policies/a.rego", &text)]);
        let named = catalog.rules.len() + catalog.libraries.len() + catalog.problems.len();
        assert!(named > 0, "{text}");
        if started.elapsed() > TIME {
            break;
        }
    }
}

#[test]
fn mutated_files_of_hosts_resolve_to_values_whose_spans_lie_on_characters() {
    let kinds = host_kinds();
    for (path, sample) in OF_HOSTS {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let started = Instant::now();
        resolved(path, sample.as_bytes().to_vec(), &kinds);
        for _ in 0..ROUNDS / 8 {
            let mut bytes = sample.as_bytes().to_vec();
            for _ in 0..=dice.below(4) {
                mutate(&mut bytes, &mut dice);
            }
            resolved(path, bytes, &kinds);
            if started.elapsed() > TIME / 8 {
                break;
            }
        }
    }
}

#[test]
fn a_long_line_of_a_logger_is_read_in_one_pass() {
    let words = "action auth.info @ $x \" ".repeat(60_000);
    let started = Instant::now();
    resolved("etc/rsyslog.conf", words.into_bytes(), &host_kinds());
    assert!(started.elapsed() < ONE, "{:?}", started.elapsed());
}

#[test]
fn files_of_hosts_that_open_much_are_read_in_one_pass() {
    let kinds = host_kinds();
    let cases = [
        ("etc/profile", "if $( { (\" ` ${ && || case x in a) umask 0 "),
        ("etc/nftables.conf", "table inet a { chain b { $c jump b { \"\n"),
        ("etc/nftables.conf", "define a = { $a, $a }\n$a\n"),
        ("etc/iptables/rules.v4", "*filter\n-A INPUT -j INPUT\n-A INPUT -j INPUT\n:INPUT DROP\n"),
        ("etc/apt/apt.conf", "A { B \"c\"; /* // # "),
    ];
    for (path, piece) in cases {
        resolved(path, piece.repeat(8_000).into_bytes(), &kinds);
    }
}

#[test]
fn a_service_of_pam_that_takes_itself_in_is_read_to_a_bound() {
    let text =
        ["auth", "account", "password", "session"].map(|facility| format!("{facility} include sshd\n").repeat(4));
    resolved("etc/pam.d/sshd", text.concat().into_bytes(), &host_kinds());
}

fn host_kinds() -> Vec<Arc<Kind>> {
    Catalog::load(&[]).kinds.into_iter().filter(|kind| kind.heading.layer == "host").collect()
}

fn resolved(path: &str, bytes: Vec<u8>, kinds: &[Arc<Kind>]) {
    let syntax = resolve::wanted_on_host(path).expect("a file of a host");
    let shown = String::from_utf8_lossy(&bytes).into_owned();
    let started = Instant::now();
    let parsed = parse(Source { id: SourceId(0), path: path.into(), digest: Digest([0; 32]), bytes }, syntax);
    let wanted = kinds.iter().map(|kind| kind.heading.id.clone()).collect();
    let table = resolve::KindTable::new(kinds, &wanted);
    let inner = parsed.documents.iter().map(|_| path.into()).collect();
    let resolution = resolve::resolve(&resolve::Scope::Host("host".into(), inner), parsed.documents, &table);
    for resource in (0..resolution.len()).flat_map(|index| resolution.resources(index)) {
        value_spans(&resource.attributes, &parsed.text, &shown);
    }
    assert!(started.elapsed() < ONE, "{path} took {:?}: {shown:?}", started.elapsed());
}

fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(20)).min(bytes.len());
    match dice.below(5) {
        0 => drop(bytes.drain(at..end)),
        1 => {
            let piece = PIECES[dice.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
        }
        2 => {
            let copy = bytes[at..end].to_vec();
            let to = dice.below(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
        3 => {
            let piece = PIECES[dice.below(PIECES.len())];
            bytes.splice(at..end, piece.bytes());
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(dice.below(256)).unwrap();
            }
        }
    }
}

fn check(name: &'static str, bytes: Vec<u8>) {
    let shown = String::from_utf8_lossy(&bytes).into_owned();
    let started = Instant::now();
    let source = Source { id: SourceId(0), path: name.into(), digest: Digest([0; 32]), bytes };
    let parsed = parse(source, syntax(name));
    assert!(started.elapsed() < ONE, "{name} took {:?}: {shown:?}", started.elapsed());
    spans(&parsed, &shown);
}

fn spans(parsed: &Parsed, shown: &str) {
    let text = &parsed.text;
    for document in &parsed.documents {
        if let Some(body) = &document.hcl {
            body_spans(body, text, shown);
        }
        value_spans(&document.expand(&document.root, usize::MAX), text, shown);
    }
    for problem in &parsed.problems {
        assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{:?} of {shown:?}", problem.message);
    }
}

fn value_spans(value: &Value, text: &Text, shown: &str) {
    span_lies_on_characters(value.origin.place.span, text, shown);
    match &value.data {
        Data::List(items) => items.iter().for_each(|item| value_spans(item, text, shown)),
        Data::Object(object) => {
            let mut keys: Vec<&str> = object.0.iter().map(|entry| &*entry.key).collect();
            keys.sort_unstable();
            assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "keys repeat in {shown:?}");
            for entry in &object.0 {
                span_lies_on_characters(entry.key_span, text, shown);
                value_spans(&entry.value, text, shown);
            }
        }
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Unknown(_) | Data::Absent(_) => {}
        Data::Deferred => assert!(shown.is_empty(), "something is deferred in {shown:?}"),
    }
}

fn body_spans(body: &hcl::Body, text: &Text, shown: &str) {
    for attribute in &body.attributes {
        span_lies_on_characters(attribute.key_span, text, shown);
        span_lies_on_characters(attribute.expr.span, text, shown);
        assert_eq!(text.slice(attribute.key_span), &*attribute.key, "{shown:?}");
    }
    for block in &body.blocks {
        for span in [block.span, block.header, block.body.span] {
            span_lies_on_characters(span, text, shown);
        }
        assert!(text.slice(block.header).starts_with(&*block.kind), "{shown:?}");
        body_spans(&block.body, text, shown);
    }
}

fn span_lies_on_characters(span: Span, text: &Text, shown: &str) {
    let content = text.as_str();
    let on = |at: u32| content.is_char_boundary(at as usize);
    assert!(span.start <= span.end && on(span.start) && on(span.end), "{span:?} of {shown:?}");
}
