//! The keywords whose values need more than their first word, and the names they had before.

use crate::model::{Data, Entry, Number, Object, Place, Value};
use std::sync::Arc;

/// A keyword and what its values are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keyword {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
}

/// What the values of a keyword are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The first word, as written.
    Text,
    /// The first word, whose case is without meaning: `yes`, `prohibit-password`.
    Word,
    /// The same, in capitals: `VERBOSE`.
    Loud,
    /// A time, in seconds: `1h30m`.
    Seconds,
    /// Every word; the first line counts.
    Words,
    /// Every word of every line.
    Gathered,
    /// A comma list, which may add to the default list or take from it.
    Algorithms,
    /// `start:rate:full`.
    Throttle,
    /// `type=time` pairs.
    Timeouts,
}

/// The keywords that attributes are made of, by name.
pub(super) const ALL: &[Keyword] = &[
    keyword("acceptenv", Shape::Gathered),
    keyword("allowagentforwarding", Shape::Word),
    keyword("allowgroups", Shape::Gathered),
    keyword("allowstreamlocalforwarding", Shape::Word),
    keyword("allowtcpforwarding", Shape::Word),
    keyword("allowusers", Shape::Gathered),
    keyword("authenticationmethods", Shape::Words),
    keyword("authorizedkeysfile", Shape::Words),
    keyword("banner", Shape::Text),
    keyword("casignaturealgorithms", Shape::Algorithms),
    keyword("channeltimeout", Shape::Timeouts),
    keyword("ciphers", Shape::Algorithms),
    keyword("clientalivecountmax", Shape::Text),
    keyword("clientaliveinterval", Shape::Seconds),
    keyword("compression", Shape::Word),
    keyword("denygroups", Shape::Gathered),
    keyword("denyusers", Shape::Gathered),
    keyword("disableforwarding", Shape::Word),
    keyword("exposeauthinfo", Shape::Word),
    keyword("gatewayports", Shape::Word),
    keyword("gssapiauthentication", Shape::Word),
    keyword("hostbasedacceptedalgorithms", Shape::Algorithms),
    keyword("hostbasedauthentication", Shape::Word),
    keyword("hostcertificate", Shape::Gathered),
    keyword("hostkey", Shape::Gathered),
    keyword("hostkeyalgorithms", Shape::Algorithms),
    keyword("ignorerhosts", Shape::Word),
    keyword("ignoreuserknownhosts", Shape::Word),
    keyword("ipqos", Shape::Words),
    keyword("kbdinteractiveauthentication", Shape::Word),
    keyword("kerberosauthentication", Shape::Word),
    keyword("kexalgorithms", Shape::Algorithms),
    keyword("listenaddress", Shape::Gathered),
    keyword("logingracetime", Shape::Seconds),
    keyword("loglevel", Shape::Loud),
    keyword("logverbose", Shape::Words),
    keyword("macs", Shape::Algorithms),
    keyword("maxauthtries", Shape::Text),
    keyword("maxsessions", Shape::Text),
    keyword("maxstartups", Shape::Throttle),
    keyword("passwordauthentication", Shape::Word),
    keyword("permitemptypasswords", Shape::Word),
    keyword("permitlisten", Shape::Words),
    keyword("permitopen", Shape::Words),
    keyword("permitrootlogin", Shape::Word),
    keyword("permittty", Shape::Word),
    keyword("permittunnel", Shape::Word),
    keyword("permituserenvironment", Shape::Word),
    keyword("permituserrc", Shape::Word),
    keyword("port", Shape::Gathered),
    keyword("printlastlog", Shape::Word),
    keyword("printmotd", Shape::Word),
    keyword("pubkeyacceptedalgorithms", Shape::Algorithms),
    keyword("pubkeyauthentication", Shape::Word),
    keyword("rekeylimit", Shape::Words),
    keyword("setenv", Shape::Words),
    keyword("strictmodes", Shape::Word),
    keyword("subsystem", Shape::Words),
    keyword("syslogfacility", Shape::Loud),
    keyword("tcpkeepalive", Shape::Word),
    keyword("unusedconnectiontimeout", Shape::Seconds),
    keyword("usedns", Shape::Word),
    keyword("usepam", Shape::Word),
    keyword("x11forwarding", Shape::Word),
    keyword("x11uselocalhost", Shape::Word),
];

/// Former names of keywords, which sshd still takes (`servconf.c`, `keywords`).
const ALIASES: &[(&str, &str)] = &[
    ("challengeresponseauthentication", "kbdinteractiveauthentication"),
    ("dsaauthentication", "pubkeyauthentication"),
    ("hostbasedacceptedkeytypes", "hostbasedacceptedalgorithms"),
    ("hostdsakey", "hostkey"),
    ("keepalive", "tcpkeepalive"),
    ("pubkeyacceptedkeytypes", "pubkeyacceptedalgorithms"),
    ("skeyauthentication", "kbdinteractiveauthentication"),
];

const fn keyword(name: &'static str, shape: Shape) -> Keyword {
    Keyword { name, shape }
}

/// The keyword of a name in lower case; none for one that no attribute is made of.
pub(super) fn named(name: &str) -> Option<Keyword> {
    let name = ALIASES.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| new);
    ALL.iter().find(|keyword| keyword.name == name).copied()
}

/// The single value of a line.
pub(super) fn scalar(shape: Shape, words: &[Value]) -> Data {
    let Some((word, text)) = words.first().and_then(|word| Some((word, word.as_str()?))) else { return Data::Null };
    match shape {
        Shape::Word => Data::String(match text.to_lowercase().as_str() {
            // the same under its former name
            "without-password" => "prohibit-password".into(),
            other => other.into(),
        }),
        Shape::Loud => Data::String(text.to_uppercase().into()),
        Shape::Seconds => seconds(text).map_or_else(|| word.data.clone(), |time| Data::Number(Number::Int(time))),
        Shape::Throttle => throttle(text, word.origin.place).unwrap_or_else(|| word.data.clone()),
        Shape::Timeouts => timeouts(words),
        Shape::Text | Shape::Words | Shape::Gathered | Shape::Algorithms => word.data.clone(),
    }
}

/// The seconds of a time such as `90`, `1h30m` or `2w` (`sshd_config(5)`, TIME FORMATS).
fn seconds(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, tail) = rest.split_at_checked(digits)?;
        let mut tail_letters = tail.chars();
        let unit = match tail_letters.next() {
            None | Some('s' | 'S') => 1,
            Some('m' | 'M') => 60,
            Some('h' | 'H') => 3600,
            Some('d' | 'D') => 86_400,
            Some('w' | 'W') => 604_800,
            Some(_) => return None,
        };
        total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        rest = tail_letters.as_str();
    }
    (!text.is_empty()).then_some(total)
}

/// `start:rate:full`, or one number, from which on every connection is refused.
fn throttle(text: &str, place: Place) -> Option<Data> {
    let numbers: Vec<i64> = text.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [start, rate, full] = match *numbers.as_slice() {
        // the chance to be refused keeps its default
        [all] => [all, 30, all],
        [start, rate, full] => [start, rate, full],
        _ => return None,
    };
    let entries = [("start", start), ("rate", rate), ("full", full)].into_iter().map(|(key, number)| Entry {
        key: key.into(),
        key_span: place.span,
        value: Value::new(Data::Number(Number::Int(number)), place),
    });
    Some(Data::Object(Arc::new(Object(entries.collect()))))
}

/// The seconds of each `type=time`; a type without a time that can be read is left as written.
fn timeouts(words: &[Value]) -> Data {
    let entries = words.iter().filter_map(|word| {
        let (key, time) = word.as_str()?.split_once('=')?;
        let data = seconds(time).map_or_else(|| Data::String(time.into()), |time| Data::Number(Number::Int(time)));
        let value = Value { data, origin: word.origin.clone() };
        Some(Entry { key: key.into(), key_span: word.origin.place.span, value })
    });
    Data::Object(Arc::new(Object(entries.collect())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_sshd_reads_them() {
        let read = ["0", "90", "2m", "1h30m", "1w2d", "10S"].map(seconds);
        assert_eq!(read, [Some(0), Some(90), Some(120), Some(5400), Some(777_600), Some(10)]);
        assert_eq!(["", "x", "1y", "m", "99999999999999999999"].map(seconds), [None; 5]);
    }

    #[test]
    fn keywords_are_sorted_and_known_once() {
        assert!(ALL.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(ALIASES.iter().all(|(old, new)| named(new).is_some() && ALL.iter().all(|k| k.name != *old)));
    }
}
