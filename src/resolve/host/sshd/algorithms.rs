//! Comma lists of algorithms: replaced, added to (`+`), taken from (`-`) or put in front of (`^`) the defaults.
//!
//! The defaults are those of OpenSSH 9.2; releases since 8.8 differ from it only in key exchanges that no
//! rule speaks against.

use crate::model::{Data, Value};
use globset::GlobBuilder;

const CIPHERS: &[&str] = &[
    "chacha20-poly1305@openssh.com",
    "aes128-ctr",
    "aes192-ctr",
    "aes256-ctr",
    "aes128-gcm@openssh.com",
    "aes256-gcm@openssh.com",
];

const MACS: &[&str] = &[
    "umac-64-etm@openssh.com",
    "umac-128-etm@openssh.com",
    "hmac-sha2-256-etm@openssh.com",
    "hmac-sha2-512-etm@openssh.com",
    "hmac-sha1-etm@openssh.com",
    "umac-64@openssh.com",
    "umac-128@openssh.com",
    "hmac-sha2-256",
    "hmac-sha2-512",
    "hmac-sha1",
];

const KEX: &[&str] = &[
    "sntrup761x25519-sha512",
    "sntrup761x25519-sha512@openssh.com",
    "curve25519-sha256",
    "curve25519-sha256@libssh.org",
    "ecdh-sha2-nistp256",
    "ecdh-sha2-nistp384",
    "ecdh-sha2-nistp521",
    "diffie-hellman-group-exchange-sha256",
    "diffie-hellman-group16-sha512",
    "diffie-hellman-group18-sha512",
    "diffie-hellman-group14-sha256",
];

/// Since OpenSSH 8.8, without `ssh-rsa`.
const KEYS: &[&str] = &[
    "ssh-ed25519-cert-v01@openssh.com",
    "ecdsa-sha2-nistp256-cert-v01@openssh.com",
    "ecdsa-sha2-nistp384-cert-v01@openssh.com",
    "ecdsa-sha2-nistp521-cert-v01@openssh.com",
    "sk-ssh-ed25519-cert-v01@openssh.com",
    "sk-ecdsa-sha2-nistp256-cert-v01@openssh.com",
    "rsa-sha2-512-cert-v01@openssh.com",
    "rsa-sha2-256-cert-v01@openssh.com",
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "rsa-sha2-512",
    "rsa-sha2-256",
];

const CA: &[&str] = &[
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "rsa-sha2-512",
    "rsa-sha2-256",
];

fn defaults(keyword: &str) -> &'static [&'static str] {
    match keyword {
        "ciphers" => CIPHERS,
        "macs" => MACS,
        "kexalgorithms" => KEX,
        "casignaturealgorithms" => CA,
        _ => KEYS,
    }
}

/// The list that a keyword's argument stands for, each item at the place that decided it.
pub(super) fn list(keyword: &str, word: &Value) -> Vec<Value> {
    let text = word.as_str().unwrap_or_default();
    let sign = text.chars().next().filter(|first| "+-^".contains(*first));
    let given = items(word, usize::from(sign.is_some()));
    let kept = |not: &dyn Fn(&str) -> bool| -> Vec<Value> {
        let names = defaults(keyword).iter().filter(|name| !not(name));
        names.map(|name| Value { data: Data::String((*name).into()), origin: word.origin.clone() }).collect()
    };
    let is_named = |name: &str| given.iter().any(|item| item.as_str() == Some(name));
    match sign {
        None => given,
        Some('-') => kept(&|name| given.iter().any(|item| is_match(item, name))),
        Some('+') => {
            let mut list = kept(&|_| false);
            list.extend(
                given.into_iter().filter(|item| !defaults(keyword).iter().any(|name| item.as_str() == Some(*name))),
            );
            list
        }
        Some(_) => {
            let rest = kept(&is_named);
            given.into_iter().chain(rest).collect()
        }
    }
}

/// The items of a comma list, each with its own span where the word is written plainly.
fn items(word: &Value, skip: usize) -> Vec<Value> {
    let (text, span) = (word.as_str().unwrap_or_default(), word.origin.place.span);
    let is_plain = span.range().len() == text.len();
    let mut at = span.start as usize + skip;
    let mut items = Vec::new();
    for name in text.get(skip..).unwrap_or_default().split(',') {
        let mut item = Value { data: Data::String(name.into()), origin: word.origin.clone() };
        if is_plain {
            item.origin.place.span = crate::model::Span::new(at, at + name.len());
        }
        at += name.len() + 1;
        if !name.is_empty() {
            items.push(item);
        }
    }
    items
}

fn is_match(pattern: &Value, name: &str) -> bool {
    let glob = pattern.as_str().and_then(|pattern| GlobBuilder::new(pattern).build().ok());
    glob.is_some_and(|glob| glob.compile_matcher().is_match(name))
}
