//! `tickmark evidence verify`.

use super::super::arguments::{Arguments, VerifyArguments};
use super::super::diagnostic::Failure;
use super::super::{FAILED, PASSED, clock, output};
use super::failure;
use super::replay::{self, Replayed};
use crate::evidence::{self, Asked, Files, Minisigner, Restored, SUMS, Signature, Verified};
use crate::records::AllowedSigners;
use crate::report::harmless;
use std::fmt::Write as _;
use std::path::Path;

pub(super) fn run(raw: &VerifyArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let files = evidence::read(&raw.bundle).map_err(failure)?;
    let previous: Vec<Files> =
        raw.previous.iter().map(|path| evidence::read(path)).collect::<Result<_, _>>().map_err(failure)?;
    let allowed = raw.allowed_signers.as_deref().map(signers).transpose()?;
    let minisigner = raw.minisign_key.as_deref().map(minisigner).transpose()?;
    let asked = Asked {
        allowed: allowed.as_ref(),
        minisigner: minisigner.as_ref(),
        identity: raw.identity.as_deref(),
        expected: raw.expect,
        previous: &previous,
        now: clock::now(None),
    };
    let verified = evidence::verify(&files, &asked).map_err(failure)?;
    let replayed = match (&verified.run, raw.replay) {
        (Some(restored), true) => {
            let jobs = raw.jobs.unwrap_or_default();
            Some(replay::replay(&files, restored, raw.inputs.as_deref(), (jobs, arguments.quiet))?)
        }
        _ => None,
    };
    let is_good = verified.altered.is_empty()
        && replayed.as_ref().is_none_or(|replayed| replayed.differs.is_empty())
        && (replayed.is_some() || !raw.replay);
    output::text(&harmless(&told(&raw.bundle, &files, &verified, replayed.as_ref())))?;
    Ok(if is_good { PASSED } else { FAILED })
}

fn signers(path: &Path) -> Result<AllowedSigners, Failure> {
    let shown = path.display().to_string();
    let content = std::fs::read_to_string(path);
    let content = content.map_err(|error| Failure::Io { action: "read", path: shown.clone(), error })?;
    let (allowed, wrong) = AllowedSigners::read(&content);
    match wrong.first() {
        None => Ok(allowed),
        Some(line) => Err(Failure::usage(
            format!("{shown}:{line} is no allowed signer"),
            "write `who namespaces=\"tickmark-evidence@tickmark.dev\" ssh-ed25519 AAAA...`",
        )),
    }
}

/// A public key of minisign: in a file, or as it is.
fn minisigner(given: &str) -> Result<Minisigner, Failure> {
    let text = std::fs::read_to_string(given).unwrap_or_else(|_| given.to_owned());
    Minisigner::read(&text).map_err(|why| {
        let message = format!("{given} is no public key of minisign: {why}");
        Failure::usage(message, "name the minisign.pub of the organisation, or give its second line")
    })
}

/// What was checked, and what was altered, one line each.
fn told(path: &Path, files: &Files, verified: &Verified, replayed: Option<&Replayed>) -> String {
    let mut text = String::new();
    for line in &verified.altered {
        // writing to a String cannot fail
        let _ = writeln!(text, "altered: {line}");
    }
    if let Some(replayed) = replayed {
        for line in &replayed.differs {
            let _ = writeln!(text, "differs: {line}");
        }
        for line in &replayed.withheld {
            let _ = writeln!(text, "not reproduced: {line}");
        }
    }
    let sums = files.get(SUMS).map(|sums| evidence::digest(sums).to_string()).unwrap_or_default();
    let _ = writeln!(text, "{}: {} files, {SUMS} sha256:{sums}", path.display(), files.len());
    let _ = writeln!(text, "signature: {}", signatures(verified));
    if verified.expected {
        text.push_str("digest: the one that was expected\n");
    }
    match &verified.run {
        None => text.push_str("reports, policies and chain: not looked at, since files were altered\n"),
        Some(restored) => followed(verified, restored, &mut text),
    }
    if let Some(replayed) = replayed {
        let (differs, withheld) = (replayed.differs.len(), replayed.withheld.len());
        let _ = writeln!(
            text,
            "replay: {} checks reproduced, {differs} differences, {withheld} not reproduced because of redaction",
            replayed.same
        );
    }
    if verified.altered.is_empty() && !verified.is_vouched_for() {
        text.push_str(UNPROVEN);
    }
    let _ = writeln!(text, "{}", conclusion(verified, replayed));
    text
}

/// What may be made up in a bundle that nobody vouches for: all that nothing else in it follows from.
const UNPROVEN: &str = "\
not proven: who ran it, where, when and with which arguments and hosts (run.json), comments in records, names of files
that were not read. Whoever holds the bundle can change them with its digests. Give --allowed-signers or --minisign-key,
or with --expect the digest that `tickmark evidence create` printed, from somebody who kept it elsewhere
";

fn conclusion(verified: &Verified, replayed: Option<&Replayed>) -> String {
    if !verified.altered.is_empty() {
        return "the bundle was altered".to_owned();
    }
    let is = if verified.is_vouched_for() { "is as it was made" } else { "agrees with itself" };
    let replayed = match replayed {
        None => "",
        Some(replayed) if !replayed.differs.is_empty() => ", and its inputs do not give its results",
        Some(replayed) if !replayed.withheld.is_empty() => ", and every check that its copies can show was reproduced",
        Some(_) => ", and every check was reproduced",
    };
    format!("the bundle {is}{replayed}")
}

/// What the signatures are worth; of two, both.
fn signatures(verified: &Verified) -> String {
    let minisign = match &verified.minisign {
        None => Some("that of minisign does not count".to_owned()),
        Some(Signature::None) => None,
        Some(Signature::Unchecked(key)) => Some(format!("of minisign, not looked at without --minisign-key: {key}")),
        Some(Signature::By(who)) => Some(format!("by {who}")),
    };
    match (verified.signature.as_ref(), minisign) {
        (Some(Signature::None), Some(minisign)) => minisign,
        (Some(Signature::None), None) if verified.expected => "none".to_owned(),
        (ssh, Some(minisign)) => format!("{}; {minisign}", signature(ssh)),
        (ssh, None) => signature(ssh),
    }
}

fn signature(signature: Option<&Signature>) -> String {
    match signature {
        None => "does not count".to_owned(),
        Some(Signature::None) => {
            "none: digests alone show accidents, not fraud by the one who holds the bundle".to_owned()
        }
        Some(Signature::Unchecked(key)) => format!("of the key {key}; --allowed-signers says whose that is"),
        Some(Signature::By(who)) => format!("by {who}"),
    }
}

/// What follows from what.
fn followed(verified: &Verified, restored: &Restored, text: &mut String) {
    let assessment = &restored.assessment;
    if verified.altered.is_empty() {
        let _ = writeln!(
            text,
            "{} checks, and every report, control and metric follows from them; as of {}, verdict {}",
            assessment.checks.len(),
            restored.run.as_of,
            restored.run.verdict
        );
    }
    let own = match verified.own_content {
        0 => "all of this version of Tickmark".to_owned(),
        own => format!("{own} files beside those of this version of Tickmark: read them in content/own"),
    };
    let _ = writeln!(text, "policies, kinds and frameworks: {own}");
    match (&verified.previous, verified.chain) {
        (None, 0) => text.push_str("chain: names no bundle before it\n"),
        (Some(previous), 0) => {
            let _ = writeln!(text, "chain: follows the bundle of {}, not looked at without --previous", previous.as_of);
        }
        (_, chain) => {
            let _ = writeln!(text, "chain: held against {chain} before it");
        }
    }
}
