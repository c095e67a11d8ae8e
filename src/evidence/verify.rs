//! Whether a bundle is as it was made, and whether all in it follows from its results.

use super::signature::{self, Signature};
use super::{
    Fault, Files, MANIFEST, Made, Minisigner, Previous, Restored, SUMS, contents, manifest, minisign, policies,
    restore, run, sealed, sums,
};
use crate::model::{Digest, Time};
use crate::records::AllowedSigners;

/// What a bundle is held against, beside itself.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    /// Whose signatures count; without it a signature is only held against its own key.
    pub allowed: Option<&'a AllowedSigners>,
    /// Who must have signed.
    pub identity: Option<&'a str>,
    /// The key that must have signed with minisign.
    pub minisigner: Option<&'a Minisigner>,
    /// The digest of its list of digests, as somebody kept it elsewhere.
    pub expected: Option<Digest>,
    /// The bundles before it, the nearest first.
    pub previous: &'a [Files],
    /// The time at which keys must be valid.
    pub now: Time,
}

/// What came of it.
#[derive(Debug)]
pub struct Verified {
    /// What was altered or does not agree, one line each; empty when nothing was.
    pub altered: Vec<String>,
    /// Who signed; none when that is among what was altered.
    pub signature: Option<Signature>,
    /// The same of minisign.
    pub minisign: Option<Signature>,
    /// Whether it has the digest that was expected.
    pub expected: bool,
    /// The bundle before it that it names.
    pub previous: Option<Previous>,
    /// Bundles before it that were held against each other.
    pub chain: usize,
    /// Files of policies, kinds and frameworks that Tickmark is not built with.
    pub own_content: usize,
    /// The run; none when the digests say that files were altered, so that nothing follows from them.
    pub run: Option<Restored>,
}

/// Checks a bundle. A bundle of another version cannot be checked whole, which is a fault.
pub fn verify(files: &Files, asked: &Asked<'_>) -> Result<Verified, Fault> {
    let mut altered = sums::check(files);
    let is_whole = altered.is_empty();
    altered.extend(sums::empty(files));
    let signed = signature::check(files, asked.allowed, asked.identity, asked.now);
    let signature = signed.map_err(|why| altered.push(why)).ok();
    let minisign = minisign::check(files, asked.minisigner).map_err(|why| altered.push(why)).ok();
    let found = sums::digest(files.get(SUMS).map(Vec::as_slice).unwrap_or_default());
    let mut verified = Verified {
        altered,
        signature,
        minisign,
        expected: asked.expected == Some(found),
        previous: None,
        chain: 0,
        own_content: 0,
        run: None,
    };
    if let Some(expected) = asked.expected.filter(|expected| *expected != found) {
        verified.altered.push(format!("{SUMS} has the digest sha256:{found}, and sha256:{expected} was expected"));
    }
    if !is_whole {
        return Ok(verified);
    }
    let restored = match restore(files) {
        Err(fault @ Fault::Version { .. }) if verified.altered.is_empty() => return Err(fault),
        Err(fault) => {
            verified.altered.push(fault.to_string());
            // which policy it lacks is often why nothing can be made of the rest
            verified
                .altered
                .extend(policies::read(files).map(|catalog| policies::foreign(&catalog)).unwrap_or_default());
            return Ok(verified);
        }
        Ok(restored) => restored,
    };
    verified.previous = restored.previous;
    verified.chain(files, asked.previous);
    verified.own_content = restored.catalog.files.iter().filter(|file| !file.built_in).count();
    verified.altered.extend(policies::foreign(&restored.catalog));
    verified.altered.extend(disagreements(files, &restored)?);
    verified.run = Some(restored);
    Ok(verified)
}

impl Verified {
    /// Whether something that the one who holds the bundle cannot make vouches for it: a signature of somebody who was
    /// named, or a digest that was kept elsewhere. Without it the occasion of the run may be anything.
    pub fn is_vouched_for(&self) -> bool {
        let by = |signature: &Option<Signature>| matches!(signature, Some(Signature::By(_)));
        self.expected || by(&self.signature) || by(&self.minisign)
    }

    /// Holds each bundle of the chain against the one it names.
    fn chain(&mut self, files: &Files, before: &[Files]) {
        let mut later = files;
        for earlier in before {
            let named = manifest::read(later).ok().and_then(|manifest| manifest.previous);
            let said = match (named, Previous::of(earlier)) {
                (None, _) => Some("names no bundle before it".to_owned()),
                (Some(_), Err(fault)) => Some(format!("names a bundle that cannot be read: {fault}")),
                (Some(named), Ok(found)) if named.sha256sums != found.sha256sums => Some(format!(
                    "names the bundle with the {SUMS} {}, and the one given has {}",
                    named.sha256sums, found.sha256sums
                )),
                (Some(named), Ok(found)) if named.as_of != found.as_of => {
                    Some(format!("says the bundle before it is of {}, and it is of {}", named.as_of, found.as_of))
                }
                (Some(_), Ok(_)) => None,
            };
            let order = order(later, earlier);
            let place =
                if self.chain == 0 { "the bundle".to_owned() } else { format!("the bundle {} before it", self.chain) };
            let lines = said.into_iter().chain(order).map(|line| format!("{MANIFEST}: {place} {line}"));
            self.altered.extend(lines);
            self.altered.extend(sums::check(earlier).iter().map(|line| format!("in a bundle before it: {line}")));
            self.chain += 1;
            later = earlier;
        }
    }
}

/// A chain goes forward in time.
fn order(later: &Files, earlier: &Files) -> Option<String> {
    let day = |files: &Files| Previous::of(files).ok().map(|one| one.as_of);
    let (later, earlier) = (day(later)?, day(earlier)?);
    (later < earlier).then(|| format!("is of {later}, before the bundle it follows, of {earlier}"))
}

/// The files that are not as the run makes them.
fn disagreements(files: &Files, restored: &Restored) -> Result<Vec<String>, Fault> {
    let made = Made {
        assessment: &restored.assessment,
        catalog: &restored.catalog,
        shelf: &restored.shelf,
        run: &restored.run,
        copies: restored.copies.as_ref(),
        previous: restored.previous.as_ref(),
    };
    let again = sealed(contents(&made)?, &made);
    let mut said = run::disagreements(&restored.run, &restored.assessment);
    for (path, expected) in again.iter().filter(|(path, _)| *path != SUMS) {
        match files.get(path) {
            None => said.push(format!("{path} is missing")),
            Some(found) if found != expected => {
                said.push(format!(
                    "{path}:{} does not follow from the run and its results",
                    first_line(found, expected)
                ));
            }
            Some(_) => {}
        }
    }
    let added =
        files.keys().filter(|path| !again.contains_key(*path) && !sums::is_apart(path) && !sums::is_folder(path));
    said.extend(added.map(|path| format!("{path} belongs to no bundle of this run")));
    // the list of files follows from the files: it says nothing more when one of them does not follow itself
    if said.len() > 1 {
        said.retain(|line| !line.starts_with(MANIFEST));
    }
    Ok(said)
}

/// The first line in which two files differ, from 1.
fn first_line(one: &[u8], other: &[u8]) -> usize {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    one.get(..same).map_or(0, |same| memchr::memchr_iter(b'\n', same).count()) + 1
}
