//! What the files of nftables come to that are loaded at boot (`nft(8)`): chains that hang on a hook, their policies, and
//! the rules that say something to every packet or open ports to everybody.
//!
//! A packet must pass every chain of its hook: one that drops what no rule speaks for is enough. What is for IPv4 and IPv6
//! both must hold for both.

mod rule;
mod script;

use super::ports::range;
use super::{Opened, Verdict, raw};
use crate::model::{Place, Value};
use crate::resolve::Raw;
use crate::resolve::host::{File, Files, Settings, has_ending};
use rule::Rule;
use script::{Chain, Ruleset};

/// The file that the service loads, by distribution.
const MAIN: [&str; 2] = ["etc/nftables.conf", "etc/sysconfig/nftables.conf"];

/// Directories from which it takes in others.
const MORE: [&str; 2] = ["etc/nftables/", "etc/nftables.d/"];

/// Chains inside each other.
const MAX_DEPTH: usize = 16;

/// Rules looked at for one hook in all: chains that call each other may otherwise multiply with the depth.
const MAX_STEPS: usize = 65_536;

/// Addresses that every packet comes from.
const ANYWHERE: [&str; 2] = ["0.0.0.0/0", "::/0"];

/// Whether a path is that of a file that nft may read.
pub(super) fn wants(inner: &str) -> bool {
    let is_rules = has_ending(inner, "nft") || has_ending(inner, "conf") || has_ending(inner, "rules");
    MAIN.contains(&inner) || (is_rules && MORE.iter().any(|directory| inner.starts_with(directory)))
}

/// What the rules come to, when there is a chain in them.
pub(super) fn read(host: &str, files: &Files<'_>) -> Option<Raw> {
    let main = MAIN.iter().find_map(|path| files.get(path)).copied()?;
    let rules = Ruleset::read(files, main);
    rules.chains().next()?;
    let mut settings = Settings::new();
    for hook in ["input", "output", "forward"] {
        settings.insert(hook.to_owned(), of_hook(&rules, hook, main));
    }
    let (mut opened, mut steps) = (Vec::new(), 0);
    for chain in rules.chains().filter(|chain| chain.is_on("input")) {
        open(&rules, chain, 0, &mut steps, &mut opened);
    }
    settings.insert("open".to_owned(), Opened::list(&opened, main.whole()));
    Some(raw(host, "nftables", main, settings))
}

/// What becomes of a packet at a hook that no rule speaks for: of the two families the one that fares better.
fn of_hook(rules: &Ruleset, hook: &str, main: File<'_>) -> Value {
    let mut steps = 0;
    let mut of_family = |family: &str| {
        let chains = rules.chains().filter(|chain| chain.is_on(hook) && chain.is_for(family));
        let decided: Vec<_> =
            chains.map(|chain| (verdict(rules, chain, 0, &mut steps).or(chain.policy), chain)).collect();
        let refused = decided.iter().find_map(|(said, _)| said.filter(|(verdict, _)| *verdict != Verdict::Accept));
        let accepted = decided.iter().map(|(said, chain)| said.unwrap_or((Verdict::Accept, chain.place))).next();
        refused.or(accepted).unwrap_or((Verdict::Accept, main.whole()))
    };
    let (four, six) = (of_family("ip"), of_family("ip6"));
    let (verdict, place) = if six.0 == Verdict::Accept { six } else { four };
    if let Some(chain) = rules.chains().find(|chain| chain.is_on(hook) && chain.is_policy_computed) {
        return Value::unknown("the policy is a variable that the files do not set", None, chain.place);
    }
    verdict.value(place)
}

/// What a chain says to every packet.
fn verdict(rules: &Ruleset, chain: &Chain, depth: usize, steps: &mut usize) -> Option<(Verdict, Place)> {
    for rule in chain.rules.iter().filter(|rule| rule.is_plain()) {
        *steps += 1;
        if depth > MAX_DEPTH || *steps > MAX_STEPS {
            return None;
        }
        let end = rule.verdict();
        if let Some(own) = end.and_then(Verdict::named) {
            return Some((own, rule.place));
        }
        let inner = rule.goes_to().and_then(|name| rules.beside(chain, name));
        if let Some(decided) = inner.and_then(|inner| verdict(rules, inner, depth + 1, steps)) {
            return Some(decided);
        }
        if end == Some("return") {
            return None;
        }
    }
    None
}

/// Gathers what the rules of a chain open, until one decides for every packet; whether one does.
fn open(rules: &Ruleset, chain: &Chain, depth: usize, steps: &mut usize, opened: &mut Vec<Opened>) -> bool {
    for rule in &chain.rules {
        *steps += 1;
        if depth > MAX_DEPTH || *steps > MAX_STEPS {
            return true;
        }
        let end = rule.verdict().and_then(Verdict::named);
        let Some(ports) = ports(rule) else { continue };
        if end == Some(Verdict::Accept) {
            opened.extend(ports.iter().map(|(first, last)| Opened { first: *first, last: *last, place: rule.place }));
        }
        let inner = rule.goes_to().filter(|_| ports.is_empty()).and_then(|name| rules.beside(chain, name));
        let is_decided = inner.is_some_and(|inner| open(rules, inner, depth + 1, steps, opened));
        if rule.is_plain() && (end.is_some() || is_decided) {
            return true;
        }
    }
    false
}

/// The ports that a rule speaks for, whoever sends; none when it asks for anything but the port, the protocol and whether
/// the connection is new.
fn ports(rule: &Rule) -> Option<Vec<(u16, u16)>> {
    let mut words = rule.matches().iter().map(String::as_str).peekable();
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        let is_known = match (word, words.peek().copied()) {
            ("tcp" | "udp" | "th", Some("dport")) => {
                words.next();
                let ports = set(&mut words);
                found.extend(ports.iter().filter_map(|port| range(port)));
                !ports.is_empty()
            }
            ("meta", Some("l4proto")) | ("ip", Some("protocol")) | ("ip6", Some("nexthdr")) => {
                words.next();
                !set(&mut words).is_empty()
            }
            ("ct", Some("state")) => {
                words.next();
                set(&mut words).contains(&"new")
            }
            ("ip" | "ip6", Some("saddr")) => {
                words.next();
                set(&mut words).iter().all(|address| ANYWHERE.contains(address))
            }
            _ => false,
        };
        if !is_known {
            return None;
        }
    }
    Some(found)
}

/// A value, those of a set in braces, or those that commas part; empty when it begins with a comparison.
fn set<'w>(words: &mut std::iter::Peekable<impl Iterator<Item = &'w str>>) -> Vec<&'w str> {
    let Some(first) = words.next() else { return Vec::new() };
    match first {
        "{" => words.take_while(|word| *word != "}").filter(|word| *word != ",").collect(),
        "!=" | "<" | ">" | "<=" | ">=" => Vec::new(),
        value => {
            let mut values = vec![value];
            while words.next_if_eq(&",").is_some() {
                values.extend(words.next());
            }
            values
        }
    }
}
