//! `tickmark evidence`: bundles made, checked and shown.

mod create;
mod inputs;
mod occasion;
mod replay;
mod verify;

use super::arguments::{Arguments, EvidenceArguments, EvidenceCommand};
use super::diagnostic::Failure;
use super::output;
use crate::evidence::{self, Fault};
use crate::report::harmless;
use std::path::Path;

pub(super) fn run(raw: &EvidenceArguments, arguments: &Arguments) -> Result<u8, Failure> {
    match &raw.command {
        EvidenceCommand::Create(create) => create::run(create, arguments),
        EvidenceCommand::Verify(verify) => verify::run(verify, arguments),
        EvidenceCommand::Show { bundle, control } => show(bundle, control.as_deref()),
    }
}

fn show(bundle: &Path, control: Option<&str>) -> Result<u8, Failure> {
    let files = evidence::read(bundle).map_err(failure)?;
    let restored = evidence::restore(&files).map_err(failure)?;
    let text = evidence::show(&restored, &files, control).ok_or_else(|| {
        let asked = control.unwrap_or_default();
        Failure::usage(format!("the bundle judges no control {asked}"), "write it as in controls.json: PCI-8.3.6")
    })?;
    output::text(&harmless(&text))
}

/// A fault as the command line says it, with what to do next.
fn failure(fault: Fault) -> Failure {
    match fault {
        Fault::Io { action, path, error } => Failure::Io { action, path, error },
        fault @ Fault::Secret { .. } => Failure::usage(
            format!("{fault}; nothing was written"),
            "remove it from the input, leave the input out with --exclude, or keep no inputs",
        ),
        fault @ Fault::Version { .. } => Failure::usage(
            format!("cannot check the whole bundle: {fault}"),
            "its digests and signature hold for that version too: check them with `sha256sum -c SHA256SUMS` and \
             ssh-keygen, and the rest with the version that made it",
        ),
        fault @ Fault::Refused { .. } => Failure::usage(
            fault.to_string(),
            "a bundle is a directory, .tar or .zip as `tickmark evidence create` writes it",
        ),
        fault @ Fault::Wrong { .. } => {
            Failure::usage(fault.to_string(), "`tickmark evidence verify` says what was altered")
        }
        fault @ Fault::Key(_) => Failure::usage(
            fault.to_string(),
            "give a private key as `ssh-keygen -t ed25519` or `minisign -G` makes it, and its passphrase in \
             TICKMARK_SIGN_PASSPHRASE",
        ),
    }
}
