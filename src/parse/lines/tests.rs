use super::*;
use crate::model::{Digest, SourceId};

fn read(grammar: &'static str, text: &str) -> (Value, Vec<Problem>, Arc<Text>) {
    let text = Arc::new(Text::new(SourceId(3), "f".into(), Digest([0; 32]), text.to_owned()));
    let Reading { documents, problems } = parse(&text, grammar);
    (documents[0].root.clone(), problems, text)
}

/// `key=value|value` a line, checking that every span reads back as its value where it can.
fn shape(grammar: &'static str, text: &str) -> Vec<String> {
    let (root, _, _) = read(grammar, text);
    let line = |entry: &Value| {
        let key = entry.get("key").and_then(Value::as_str).unwrap_or("-").to_owned();
        let section = entry.get("section").and_then(Value::as_str).map(|name| format!("[{name}]"));
        let values = match (entry.get("values").and_then(Value::items), entry.get("value")) {
            (Some(items), _) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("|"),
            (None, Some(value)) => value.as_str().unwrap_or("null").to_owned(),
            (None, None) => String::new(),
        };
        format!("{}{key}={values}", section.unwrap_or_default())
    };
    root.items().expect("a list").iter().map(line).collect()
}

#[test]
fn every_grammar_loads() {
    for (name, _) in grammar::GRAMMARS {
        assert!(grammar::named(name).is_some(), "{name}");
    }
}

#[test]
fn sshd_lines_part_words_as_openssh_does() {
    let text = "\tPort = 22\nX11Forwarding yes # trailing\nBanner \"/etc/my banner\"\nDenyUsers a\\ b c#d 'e f'g\n#PermitRootLogin no\nIgnoreRhosts=yes\r\n\"UsePAM\" no";
    assert_eq!(
        shape("sshd_config", text),
        [
            "port=22",
            "x11forwarding=yes",
            "banner=/etc/my banner",
            "denyusers=a b|c#d|e fg",
            "ignorerhosts=yes",
            "usepam=no"
        ]
    );
}

#[test]
fn a_line_that_does_not_fit_is_reported_and_the_rest_read() {
    let (root, problems, _) = read("sshd_config", "Port 22\nBanner \"open\nalone\nUsePAM yes\n");
    assert_eq!(root.items().map(<[Value]>::len), Some(2));
    let lines: Vec<u32> = problems.iter().filter_map(|problem| Some(problem.location.as_ref()?.start.line)).collect();
    assert_eq!(lines, [2, 3]);
}

#[test]
fn spans_lie_on_what_is_written() {
    let (root, _, text) = read("sshd_config", "# é\n  PermitRootLogin  \"no\"  # x\n");
    let entry = &root.items().expect("a list")[0];
    let slice = |value: Option<&Value>| text.slice(value.expect("a value").origin.place.span).to_owned();
    assert_eq!(slice(entry.get("key")), "PermitRootLogin");
    assert_eq!(slice(entry.get("values").and_then(|values| values.items()?.first())), "no");
    assert_eq!(slice(Some(entry)), "PermitRootLogin  \"no\"  # x");
}

#[test]
fn sysctl_values_keep_blanks_and_hashes() {
    let text = "; note\nkernel.core_pattern = |/bin/false # no\n-net/ipv4/ip_forward=0\n-net.ipv4.conf.eth0.rp_filter\nodd\nempty =\n";
    assert_eq!(
        shape("sysctl", text),
        [
            "kernel.core_pattern=|/bin/false # no",
            "-net/ipv4/ip_forward=0",
            "-net.ipv4.conf.eth0.rp_filter=null",
            "empty="
        ]
    );
    assert_eq!(read("sysctl", text).1.len(), 1);
}

#[test]
fn login_defs_values_run_to_the_end_of_the_line() {
    assert_eq!(shape("login_defs", "UMASK\t\t027 # x\nENV \"a b\"\n"), ["UMASK=027 # x", "ENV=a b"]);
}

#[test]
fn options_may_be_a_word_alone() {
    let text = "deny = 5  # tries\neven_deny_root\nname = \"a # b\"\n";
    assert_eq!(shape("key_value", text), ["deny=5", "even_deny_root=null", "name=a # b"]);
}

#[test]
fn entries_carry_their_section() {
    assert_eq!(
        shape("ini", "[Journal]\nStorage=persistent\n; c\n[Other]\na = b=c\n"),
        ["[Journal]Storage=persistent", "[Other]a=b=c"]
    );
}

#[test]
fn columns_are_words() {
    assert_eq!(shape("columns", "UUID=1 / ext4\tdefaults 0 1\n"), ["-=UUID=1|/|ext4|defaults|0|1"]);
}

#[test]
fn a_grammar_without_end_of_reports_is_bounded() {
    let (_, problems, _) = read("sysctl", &"odd\n".repeat(1000));
    assert_eq!(problems.len(), MAX_PROBLEMS);
}

#[test]
fn no_text_panics_and_spans_stay_inside() {
    let pieces = ["\"", "\\", "#", "=", " ", "é", "[", "]", "a", "'", "\n", "-", "\u{2028}"];
    let mut seed = 7_usize;
    for _ in 0..2000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(seed >> 33) % pieces.len()]);
        }
        for (grammar, _) in grammar::GRAMMARS {
            let (root, _, source) = read(grammar, &text);
            for entry in root.items().expect("a list") {
                for field in entry.entries().expect("an object") {
                    let span = field.value.origin.place.span.range();
                    assert!(source.as_str().get(span).is_some(), "{grammar} {text:?}");
                }
            }
        }
    }
}
