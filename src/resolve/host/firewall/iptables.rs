//! Rules of iptables as `iptables-save(8)` writes them and `iptables-restore(8)` loads them at boot.
//!
//! A packet goes through its chain until a rule decides; the policy decides the rest. Only what is said to every packet, in
//! a chain that every packet comes to, decides what no rule speaks for (`iptables(8)`).

use super::ports::range;
use super::{Opened, Verdict, raw};
use crate::model::{Place, Value};
use crate::resolve::Raw;
use crate::resolve::host::{File, Files, Settings};
use std::collections::BTreeMap;

/// The files that are loaded at boot, by distribution; those of one family of addresses each.
const FILES: [(&str, &str); 4] = [
    ("etc/iptables/rules.v4", "iptables"),
    ("etc/sysconfig/iptables", "iptables"),
    ("etc/iptables/rules.v6", "ip6tables"),
    ("etc/sysconfig/ip6tables", "ip6tables"),
];

/// Where ufw keeps what it was told.
pub(super) const OF_UFW: &str = "etc/ufw/user.rules";

/// The chain of ufw that every incoming packet comes to.
const UFW_CHAIN: &str = "ufw-user-input";

/// Chains inside each other.
const MAX_DEPTH: usize = 16;

/// Rules looked at for one chain: chains that call each other may otherwise multiply with the depth.
const MAX_STEPS: usize = 65_536;

/// Addresses that every packet comes from.
const ANYWHERE: [&str; 4] = ["0.0.0.0/0", "0/0", "::/0", "anywhere"];

/// Whether a path is that of a file with rules.
pub(super) fn wants(inner: &str) -> bool {
    inner == OF_UFW || FILES.iter().any(|(path, _)| *path == inner)
}

/// What the rules of each file come to.
pub(super) fn read(host: &str, files: &Files<'_>) -> Vec<Raw> {
    let of_file = |(path, name): &(&str, &str)| {
        let file = files.get(path).copied()?;
        let table = Table::read(file);
        // a file without the table says nothing
        table.chains.get("INPUT")?;
        let mut settings = Settings::new();
        for (field, chain) in [("input", "INPUT"), ("output", "OUTPUT"), ("forward", "FORWARD")] {
            settings.insert(field.to_owned(), table.decides(chain, file));
        }
        settings.insert("open".to_owned(), table.opened("INPUT", file));
        Some(raw(host, name, file, settings))
    };
    FILES.iter().filter_map(of_file).collect()
}

/// The ports that ufw was told to open to everybody.
pub(super) fn opened_by_ufw(file: File<'_>) -> Value {
    Table::read(file).opened(UFW_CHAIN, file)
}

/// The table `filter` of a file.
#[derive(Default)]
struct Table<'a> {
    chains: BTreeMap<&'a str, Chain<'a>>,
}

#[derive(Default)]
struct Chain<'a> {
    policy: Option<(Verdict, Place)>,
    rules: Vec<Rule<'a>>,
}

struct Rule<'a> {
    target: &'a str,
    /// Whether it speaks for every packet.
    is_plain: bool,
    /// The ports of the host it opens when it accepts; none when it is for some senders only, or for no port.
    ports: Vec<(u16, u16)>,
    place: Place,
}

impl<'a> Table<'a> {
    fn read(file: File<'a>) -> Self {
        let mut table = Self::default();
        let mut is_filter = false;
        for entry in file.entries() {
            let values = entry.get("values").and_then(Value::items).unwrap_or_default();
            let words: Vec<&'a str> = values.iter().filter_map(Value::as_str).collect();
            let place = entry.origin.place;
            match words.as_slice() {
                [name, ..] if name.starts_with('*') => is_filter = *name == "*filter",
                [name, policy, ..] if is_filter && name.starts_with(':') => {
                    let chain = table.chains.entry(name.trim_start_matches(':')).or_default();
                    chain.policy = Verdict::named(policy).map(|verdict| (verdict, place));
                }
                ["-A" | "--append", chain, rest @ ..] if is_filter => {
                    table.chains.entry(chain).or_default().rules.push(Rule::read(rest, place));
                }
                _ => {}
            }
        }
        table
    }

    /// What becomes of a packet that no rule speaks for.
    fn decides(&self, chain: &str, file: File<'_>) -> Value {
        let mut steps = 0;
        let decided = self.verdict(chain, 0, &mut steps);
        let policy = self.chains.get(chain).and_then(|chain| chain.policy);
        let (verdict, place) = decided.or(policy).unwrap_or((Verdict::Accept, file.whole()));
        verdict.value(place)
    }

    fn verdict(&self, chain: &str, depth: usize, steps: &mut usize) -> Option<(Verdict, Place)> {
        for rule in self.chains.get(chain)?.rules.iter().filter(|rule| rule.is_plain) {
            *steps += 1;
            if depth > MAX_DEPTH || *steps > MAX_STEPS || rule.target == "RETURN" {
                return None;
            }
            let own = Verdict::named(rule.target).map(|verdict| (verdict, rule.place));
            if let Some(decided) = own.or_else(|| self.verdict(rule.target, depth + 1, steps)) {
                return Some(decided);
            }
        }
        None
    }

    fn opened(&self, chain: &str, file: File<'_>) -> Value {
        let (mut opened, mut steps) = (Vec::new(), 0);
        self.open(chain, 0, &mut steps, &mut opened);
        Opened::list(&opened, file.whole())
    }

    /// Gathers what the rules of a chain open, until one decides for every packet; whether one does.
    fn open(&self, chain: &str, depth: usize, steps: &mut usize, opened: &mut Vec<Opened>) -> bool {
        for rule in self.chains.get(chain).map(|chain| chain.rules.as_slice()).unwrap_or_default() {
            *steps += 1;
            if depth > MAX_DEPTH || *steps > MAX_STEPS {
                return true;
            }
            let verdict = Verdict::named(rule.target);
            if verdict == Some(Verdict::Accept) {
                let place = rule.place;
                opened.extend(rule.ports.iter().map(|(first, last)| Opened { first: *first, last: *last, place }));
            }
            if !rule.is_plain {
                continue;
            }
            if verdict.is_some() || self.open(rule.target, depth + 1, steps, opened) {
                return true;
            }
            if rule.target == "RETURN" {
                return false;
            }
        }
        false
    }
}

impl<'a> Rule<'a> {
    fn read(words: &[&'a str], place: Place) -> Self {
        let mut rule = Self { target: "", is_plain: true, ports: Vec::new(), place };
        let mut for_everybody = true;
        let mut rest = words;
        while let Some((option, after)) = rest.split_first() {
            let value = after.first().copied().unwrap_or_default();
            match *option {
                "-j" | "--jump" | "-g" | "--goto" => {
                    rule.target = value;
                    // what follows is for the target
                    break;
                }
                "--comment" => {
                    rest = after_text(after);
                    continue;
                }
                "-m" | "--match" => rule.is_plain &= value == "comment",
                "-s" | "--source" => {
                    let anywhere = ANYWHERE.contains(&value);
                    for_everybody &= anywhere;
                    rule.is_plain &= anywhere;
                }
                "-p" | "--protocol" => rule.is_plain &= value == "all",
                "--dport" | "--destination-port" | "--dports" | "--destination-ports" => {
                    rule.is_plain = false;
                    rule.ports = value.split(',').filter_map(range).collect();
                }
                // a connection that is new is any sender's
                "--state" | "--ctstate" => {
                    rule.is_plain = false;
                    for_everybody &= value.split(',').any(|state| state.eq_ignore_ascii_case("NEW"));
                }
                word if word.starts_with('-') || word == "!" => {
                    rule.is_plain = false;
                    for_everybody = false;
                }
                _ => {}
            }
            rest = after;
        }
        if !for_everybody {
            rule.ports.clear();
        }
        rule
    }
}

/// What follows a text, which may be several words in quotes.
fn after_text<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    let is_quoted = words.first().is_some_and(|word| word.starts_with('"'));
    let closes = |word: &&str| !is_quoted || (word.len() > 1 && word.ends_with('"'));
    let end = words.iter().position(closes).map_or(words.len(), |end| end + 1);
    words.get(end..).unwrap_or_default()
}
