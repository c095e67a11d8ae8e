//! What firewalld does with packets of senders that no zone is bound to: those of the default zone
//! (`firewalld.conf(5)`, `firewalld.zone(5)`, `firewalld.zones(5)`, `firewalld.service(5)`).
//!
//! Of a zone's file, the target of the zone and what it opens are read; zones that are bound to interfaces or senders, and
//! policies between zones, are not.

use super::ports::range;
use super::{Opened, Verdict, raw};
use crate::model::{Place, Span, Value};
use crate::resolve::Raw;
use crate::resolve::host::{File, Files, Settings, has_ending};

const MAIN: &str = "etc/firewalld/firewalld.conf";

/// Directories of zones, the one that wins first.
const ZONES: [&str; 2] = ["etc/firewalld/zones/", "usr/lib/firewalld/zones/"];

/// Directories of services, the one that wins first.
const SERVICES: [&str; 2] = ["etc/firewalld/services/", "usr/lib/firewalld/services/"];

/// Policies between zones, and between a zone and the host.
const POLICIES: &str = "etc/firewalld/policies/";

/// Zones that every installation has, and what they do with a packet that nothing in them opens the way for.
const KNOWN: [(&str, Verdict); 9] = [
    ("drop", Verdict::Drop),
    ("block", Verdict::Reject),
    ("public", Verdict::Reject),
    ("external", Verdict::Reject),
    ("dmz", Verdict::Reject),
    ("work", Verdict::Reject),
    ("home", Verdict::Reject),
    ("internal", Verdict::Reject),
    ("trusted", Verdict::Accept),
];

/// Tags of one zone, more than any zone has.
const MAX_TAGS: usize = 16_384;

/// Whether a path is that of a file that is read here.
pub(super) fn wants(inner: &str) -> bool {
    let mut directories = ZONES.iter().chain(&SERVICES).chain([&POLICIES]);
    inner == MAIN || (has_ending(inner, "xml") && directories.any(|directory| inner.starts_with(directory)))
}

/// What firewalld does, when the host has its main file.
pub(super) fn read(host: &str, files: &Files<'_>) -> Option<Raw> {
    let main = files.get(MAIN).copied()?;
    let said = |name: &str| {
        let lines = main.entries().iter().rev();
        lines.filter_map(|line| setting(line, main)).find(|(key, _)| *key == name).map(|(_, value)| value)
    };
    let zone = said("DefaultZone").filter(|zone| zone.as_str() != Some(""));
    let zone = zone.unwrap_or_else(|| Value::string("public", main.whole()));
    let name = zone.as_str().unwrap_or_default();
    let file = ZONES.iter().find_map(|zones| files.get(format!("{zones}{name}.xml").as_str())).copied();
    let mut settings = Settings::new();
    let (target, open) = file.map_or_else(|| unread(name, &zone), |file| (target(file), opened(file, files)));
    let has_policies = files.keys().any(|path| path.starts_with(POLICIES));
    let output = if has_policies {
        Value::unknown("policies between the host and zones decide it", None, main.whole())
    } else {
        Verdict::Accept.value(main.whole())
    };
    settings.insert("input".to_owned(), target);
    settings.insert("output".to_owned(), output);
    // between zones nothing passes unless a policy says so (firewalld 1.0)
    settings.insert("forward".to_owned(), Verdict::Reject.value(main.whole()));
    settings.insert("open".to_owned(), open);
    let logged = said("LogDenied").unwrap_or_else(|| Value::string("off", main.whole()));
    settings.insert("loglevel".to_owned(), logged);
    Some(raw(host, "firewalld", main, settings))
}

/// The target and the open ports of a zone whose file the tree does not hold.
fn unread(name: &str, zone: &Value) -> (Value, Value) {
    let place = zone.origin.place;
    let unknown = || Value::unknown(format!("the file tree does not hold the zone {name}"), None, place);
    let known = KNOWN.iter().find(|(known, _)| *known == name);
    let is_closed = ["drop", "block"].contains(&name);
    let open = if is_closed { Value::list(Vec::new(), place) } else { unknown() };
    (known.map_or_else(unknown, |(_, verdict)| verdict.value(place)), open)
}

/// `Name=value` of a line that is no comment.
fn setting<'a>(line: &Value, file: File<'a>) -> Option<(&'a str, Value)> {
    let place = line.origin.place;
    let text = file.document.text.as_str().get(place.span.range())?;
    let (name, value) = text.split_once('=').filter(|_| !text.starts_with(['#', ';']))?;
    Some((name.trim(), Value::string(value.trim(), place)))
}

/// What a zone does with a packet that nothing in it opens the way for; `default` rejects.
fn target(file: File<'_>) -> Value {
    let Some(zone) = tags(file).into_iter().find(|tag| tag.name == "zone") else {
        return Value::unknown("the zone's file does not begin with <zone>", None, file.whole());
    };
    match zone.attribute("target").unwrap_or("default") {
        "default" | "%%REJECT%%" => Verdict::Reject.value(zone.place),
        word => Verdict::named(word).map_or_else(
            || Value::unknown("the target of the zone is none that firewalld knows", None, zone.place),
            |verdict| verdict.value(zone.place),
        ),
    }
}

/// The ports that a zone opens to every sender in it: its services and ports, not those of its rules.
fn opened(file: File<'_>, files: &Files<'_>) -> Value {
    let mut opened = Vec::new();
    let mut in_rule = false;
    for tag in tags(file) {
        match tag.name {
            "rule" => in_rule = !tag.is_alone,
            "/rule" => in_rule = false,
            "service" | "port" if !in_rule => {
                let ports = ports(&tag, files).into_iter();
                opened.extend(ports.map(|(first, last)| Opened { first, last, place: tag.place }));
            }
            _ => {}
        }
    }
    Opened::list(&opened, file.whole())
}

/// The ports of a `<port>`, or of a `<service>`: by its file, else by its name.
fn ports(tag: &Tag<'_>, files: &Files<'_>) -> Vec<(u16, u16)> {
    let port = |tag: &Tag<'_>| tag.attribute("port").and_then(range);
    let Some(name) = tag.attribute("name") else { return port(tag).into_iter().collect() };
    let file = SERVICES.iter().find_map(|services| files.get(format!("{services}{name}.xml").as_str())).copied();
    match file {
        Some(file) => tags(file).iter().filter(|tag| tag.name == "port").filter_map(port).collect(),
        None => range(name).into_iter().collect(),
    }
}

/// A tag of XML as it is written: `zone`, `/zone`.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    /// Whether nothing is in it: `<service .../>`.
    is_alone: bool,
    place: Place,
}

impl<'a> Tag<'a> {
    /// The value between its quotes; those that rules look for need no escapes.
    fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
            let (value, next) = after.get(1..)?.split_once(quote)?;
            if name.trim() == wanted {
                return Some(value);
            }
            rest = next;
        }
        None
    }
}

/// The tags of a file in order; comments, declarations and CDATA are passed over (XML 1.0, 2.4 to 3.1).
fn tags(file: File<'_>) -> Vec<Tag<'_>> {
    let text = file.document.text.as_str();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|_| found.len() < MAX_TAGS) {
        let Some(start) = rest.find('<').map(|open| at + open) else { break };
        let rest = text.get(start..).unwrap_or_default();
        let passed = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
        let passed = passed.into_iter().find(|(open, _)| rest.starts_with(open));
        let close = passed.map_or(">", |(_, close)| close);
        let Some(end) = rest.find(close).map(|end| start + end + close.len()) else { break };
        at = end;
        if passed.is_none() {
            let inside = text.get(start + 1..end - 1).unwrap_or_default();
            let body = inside.strip_suffix('/').unwrap_or(inside);
            let (name, attributes) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
            let place = Place { source: file.document.source(), span: Span::new(start, end) };
            found.push(Tag { name: name.trim(), attributes, is_alone: inside.ends_with('/'), place });
        }
    }
    found
}
