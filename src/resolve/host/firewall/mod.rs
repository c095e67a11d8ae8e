//! What a host's firewall does with packets that no rule speaks for, and the ports it opens to everybody: ufw, nftables,
//! iptables and firewalld, told alike.
//!
//! Where the listing tells what is started at boot, a firewall that is not is left out. Where it does not, rules of nftables
//! and iptables are left out beside an enabled ufw, which brings its own.

mod firewalld;
mod iptables;
mod nftables;
mod ports;

use super::{File, Files, Found, Settings, body, listing, settings};
use crate::model::{Data, Number, Place, Value};
use crate::resolve::Raw;

/// The grammar of a file of a firewall, by its path inside the host's root.
pub(super) fn grammar(inner: &str) -> Option<&'static str> {
    (iptables::wants(inner) || nftables::wants(inner) || firewalld::wants(inner)).then_some("lines")
}

/// The firewalls of a host, when it has files of any.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let started = listing::started(files);
    let ufw = settings::of("ufw", files);
    let is_ufw = ufw.as_ref().is_some_and(|(_, said)| {
        said.get("ENABLED").and_then(Value::as_str).is_some_and(|word| word.eq_ignore_ascii_case("yes"))
    });
    let counts = |units: &[&str], beside_ufw: bool| match &started {
        Some(started) => units.iter().any(|unit| started.contains(*unit)),
        None => beside_ufw || !is_ufw,
    };
    let mut raws: Vec<Raw> = Vec::new();
    if let Some((file, mut said)) = ufw.filter(|_| counts(&["ufw.service"], true)) {
        let open = files.get(iptables::OF_UFW).map(|rules| iptables::opened_by_ufw(*rules));
        said.extend(open.map(|open| ("open".to_owned(), open)));
        raws.push(file.raw("ufw", format!("{host}: ufw"), file.whole(), said));
    }
    if counts(&["nftables.service"], false) {
        raws.extend(nftables::read(host, files));
    }
    if counts(&["iptables.service", "ip6tables.service", "netfilter-persistent.service"], false) {
        raws.extend(iptables::read(host, files));
    }
    if counts(&["firewalld.service"], true) {
        raws.extend(firewalld::read(host, files));
    }
    (raws, Vec::new())
}

/// What becomes of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Accept,
    Drop,
    Reject,
}

impl Verdict {
    /// `accept`, `drop` or `reject`, in either case.
    fn named(word: &str) -> Option<Self> {
        let named = [("accept", Self::Accept), ("drop", Self::Drop), ("reject", Self::Reject)];
        named.into_iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, verdict)| verdict)
    }

    fn value(self, place: Place) -> Value {
        let word = match self {
            Self::Accept => "ACCEPT",
            Self::Drop => "DROP",
            Self::Reject => "REJECT",
        };
        Value::string(word, place)
    }
}

/// Ports that take packets from everybody.
#[derive(Debug, Clone, Copy)]
struct Opened {
    first: u16,
    last: u16,
    place: Place,
}

impl Opened {
    fn list(opened: &[Self], whole: Place) -> Value {
        let items = opened.iter().map(|one| {
            let number = |port: u16| Value::new(Data::Number(Number::Int(port.into())), one.place);
            let ends = [("first".to_owned(), number(one.first)), ("last".to_owned(), number(one.last))];
            body(Settings::from(ends), one.place)
        });
        Value::list(items.collect(), whole)
    }
}

/// A file of a firewall as a resource.
fn raw(host: &str, program: &str, file: File<'_>, settings: Settings) -> Raw {
    file.raw("netfilter", format!("{host}: {program}"), file.whole(), settings)
}
