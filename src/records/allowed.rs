//! Whose keys count: a file in the format of ssh-keygen(1), ALLOWED SIGNERS, and signatures as `ssh-keygen -Y sign` writes.

use crate::model::{Date, Time};
use ssh_key::{Fingerprint, HashAlg, PublicKey, SshSig};
use std::sync::Arc;

/// The keys of a file.
#[derive(Debug, Default)]
pub struct AllowedSigners {
    signers: Vec<Signer>,
}

/// One line.
#[derive(Debug)]
struct Signer {
    /// Patterns, separated by commas.
    who: Arc<str>,
    /// Purposes the key is limited to.
    namespaces: Option<Vec<String>>,
    valid_after: Option<Time>,
    valid_before: Option<Time>,
    key: PublicKey,
}

/// Why a signature does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsigned {
    /// No key of the file may sign so.
    #[error("is of a key that allowed_signers does not name")]
    Unknown,
    /// The key is named, and not for this purpose.
    #[error("is of the key of {0}, which allowed_signers limits to other namespaces")]
    OtherPurpose(Arc<str>),
    /// The key is named, and does not count yet.
    #[error("is of the key of {0}, which counts from {1} on")]
    Early(Arc<str>, Time),
    /// The key is named, and does not count any more.
    #[error("is of the key of {0}, which counts until {1} only")]
    Late(Arc<str>, Time),
    /// The key is named, for somebody else.
    #[error("is of the key of {0}")]
    SomebodyElse(Arc<str>),
    /// The key is known, and the bytes are not those that were signed.
    #[error("by {0} does not hold: the file was changed after it")]
    Broken(Arc<str>),
}

impl AllowedSigners {
    /// The keys of a file, and the numbers of the lines that cannot be used, from 1.
    pub fn read(content: &str) -> (Self, Vec<usize>) {
        let (mut signers, mut wrong) = (Vec::new(), Vec::new());
        for (number, line) in (1..).zip(content.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match Signer::read(line) {
                Some(signer) => signers.push(signer),
                None => wrong.push(number),
            }
        }
        (Self { signers }, wrong)
    }

    /// Who signed some bytes for a purpose, as the file names them; `identity` is who it must be, when somebody must.
    /// Without `now` the times that keys are limited to are not looked at.
    pub fn signer(
        &self,
        signature: &SshSig,
        (namespace, bytes): (&str, &[u8]),
        identity: Option<&str>,
        now: Option<Time>,
    ) -> Result<Arc<str>, Unsigned> {
        let of_key = self.signers.iter().filter(|signer| signer.key.key_data() == signature.public_key());
        let (known, limited): (Vec<&Signer>, Vec<&Signer>) =
            of_key.partition(|signer| signer.limit(namespace, now).is_none());
        let Some(first) = known.first() else {
            let why = limited.first().and_then(|signer| signer.limit(namespace, now));
            return Err(why.unwrap_or(Unsigned::Unknown));
        };
        let is_named = |signer: &&&Signer| identity.is_none_or(|identity| matches(&signer.who, identity));
        let signer = known.iter().find(is_named).ok_or_else(|| Unsigned::SomebodyElse(Arc::clone(&first.who)))?;
        match signer.key.verify(namespace, bytes, signature) {
            Ok(()) => Ok(Arc::clone(&signer.who)),
            Err(_) => Err(Unsigned::Broken(Arc::clone(&signer.who))),
        }
    }
}

/// Whether a signature is of the key it carries, and of these bytes; the fingerprint of the key.
pub fn holds(signature: &SshSig, namespace: &str, bytes: &[u8]) -> Result<Fingerprint, Fingerprint> {
    let key = PublicKey::new(signature.public_key().clone(), "");
    let fingerprint = key.fingerprint(HashAlg::Sha256);
    if key.verify(namespace, bytes, signature).is_ok() { Ok(fingerprint) } else { Err(fingerprint) }
}

impl Signer {
    /// `principals [options] key-type base64 [comment]`; keys of certificate authorities do not count.
    fn read(line: &str) -> Option<Self> {
        let (who, rest) = line.split_once(char::is_whitespace)?;
        let rest = rest.trim_start();
        let key = ["ssh-", "ecdsa-", "sk-"].iter().filter_map(|start| found(rest, start)).min()?;
        let (options, key) = rest.split_at_checked(key)?;
        let mut signer = Self {
            who: who.into(),
            namespaces: None,
            valid_after: None,
            valid_before: None,
            key: PublicKey::from_openssh(key.trim()).ok()?,
        };
        for option in options.trim().split_inclusive("\",").map(|option| option.trim_end_matches(',')) {
            match option.split_once('=').map(|(name, value)| (name, value.trim_matches('"'))) {
                None if option.is_empty() => {}
                Some(("namespaces", list)) => signer.namespaces = Some(list.split(',').map(str::to_owned).collect()),
                Some(("valid-after", time)) => signer.valid_after = Some(moment(time)?),
                Some(("valid-before", time)) => signer.valid_before = Some(moment(time)?),
                // an option that is not understood may limit the key further
                None | Some(_) => return None,
            }
        }
        Some(signer)
    }

    /// Why the key does not count for a purpose at a time; none when it does.
    fn limit(&self, namespace: &str, now: Option<Time>) -> Option<Unsigned> {
        let is_named = |list: &Vec<String>| list.iter().any(|pattern| matches(pattern, namespace));
        if !self.namespaces.as_ref().is_none_or(is_named) {
            return Some(Unsigned::OtherPurpose(Arc::clone(&self.who)));
        }
        let now = now?;
        let early = self.valid_after.filter(|first| now < *first);
        let late = self.valid_before.filter(|end| *end <= now);
        let early = early.map(|first| Unsigned::Early(Arc::clone(&self.who), first));
        early.or_else(|| late.map(|end| Unsigned::Late(Arc::clone(&self.who), end)))
    }
}

/// Where a key type starts a word outside of quotes.
fn found(text: &str, start: &str) -> Option<usize> {
    let is_outside = |at: &usize| text.get(..*at).is_some_and(|before| before.matches('"').count() % 2 == 0);
    let mut all = text.match_indices(start).map(|(at, _)| at).filter(is_outside);
    all.find(|at| *at == 0 || text.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace)))
}

/// `YYYYMMDD[HHMM[SS]][Z]`, read as UTC.
fn moment(text: &str) -> Option<Time> {
    let digits = text.trim_end_matches('Z');
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || ![8, 12, 14].contains(&digits.len()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| digits.get(range).map_or(Some(0), |part| part.parse::<i64>().ok());
    let day: Date = format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?).parse().ok()?;
    let seconds = part(8..10)? * 3_600 + part(10..12)? * 60 + part(12..14)?;
    Some(Time(Time::midnight(day).0 + seconds * 1_000))
}

/// Whether a list of patterns with `*` and `?` names somebody; one with `!` in front excludes whom it names.
fn matches(list: &str, name: &str) -> bool {
    let mut named = false;
    for pattern in list.split(',') {
        match pattern.strip_prefix('!') {
            Some(pattern) if wild(pattern.as_bytes(), name.as_bytes()) => return false,
            Some(_) => {}
            None => named |= wild(pattern.as_bytes(), name.as_bytes()),
        }
    }
    named
}

/// Whether a pattern with `*` and `?` is of a text, in time proportional to the product of both.
fn wild(pattern: &[u8], text: &[u8]) -> bool {
    let mut reached = vec![false; text.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for sign in pattern {
        let mut next = vec![false; text.len() + 1];
        let mut any = false;
        for (at, (next, here)) in next.iter_mut().zip(&reached).enumerate() {
            any |= *here;
            let before = at.checked_sub(1);
            let from = before.and_then(|before| reached.get(before)).copied().unwrap_or(false);
            let letter = before.and_then(|before| text.get(before));
            *next = if *sign == b'*' { any } else { from && (*sign == b'?' || letter == Some(sign)) };
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9zX0yXg5bEhH4ZbqWn0rN0n7kYvCq1yqyO8rM2sXhK";

    fn signer(line: &str) -> Option<Signer> {
        Signer::read(line)
    }

    #[test]
    fn a_line_names_a_person_and_a_key() {
        let who = |line: String| signer(&line).map(|signer| signer.who.to_string());
        assert_eq!(who(format!("ciso@example.com {KEY}")).as_deref(), Some("ciso@example.com"));
        assert_eq!(who(format!("a@b namespaces=\"tickmark,git\" {KEY} comment")).as_deref(), Some("a@b"));
        assert_eq!(who(format!("a@b cert-authority {KEY}")), None);
        assert_eq!(who(format!("a@b namespaces=\"x\",no-such-option {KEY}")), None);
        assert_eq!(who("a@b ssh-ed25519 nonsense".to_owned()), None);
    }

    #[test]
    fn a_key_is_limited_to_purposes_and_times() {
        let allows = |options: &str, day: &str| {
            let signer = signer(&format!("a@b {options} {KEY}")).unwrap();
            signer.limit("tickmark", Some(Time::midnight(day.parse().unwrap()))).is_none()
        };
        assert!(allows("namespaces=\"git,tickmark\"", "2026-01-31"));
        assert!(!allows("namespaces=\"git\"", "2026-01-31"));
        assert!(!allows("namespaces=\"not-tickmark\"", "2026-01-31"));
        assert!(allows("namespaces=\"tick*\",valid-before=\"20260201\"", "2026-01-31"));
        assert!(!allows("valid-before=\"20260131Z\"", "2026-01-31"));
        assert!(!allows("valid-after=\"202601310001\"", "2026-01-31"));
    }

    #[test]
    fn people_are_named_by_patterns() {
        for (list, name, expected) in [
            ("a@b", "a@b", true),
            ("*@b,c", "x@b", true),
            ("*@b,!x@b", "x@b", false),
            ("?@b", "xx@b", false),
            ("a*b*c", "a__b_c", true),
            ("", "a", false),
        ] {
            assert_eq!(matches(list, name), expected, "{list} {name}");
        }
    }
}
