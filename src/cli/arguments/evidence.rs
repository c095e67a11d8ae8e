//! Flags of the commands about evidence bundles.

use super::super::threads::Threads;
use super::ScanArguments;
use crate::model::Digest;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::cli) struct EvidenceArguments {
    #[command(subcommand)]
    pub(in crate::cli) command: EvidenceCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum EvidenceCommand {
    /// Scan, and write the run with all it rests on
    Create(Box<CreateArguments>),
    /// Check that a bundle is as it was made, and that its reports follow from its results
    #[command(
        after_help = "Exit codes: 0 nothing was altered, 1 something was, or a replay differs, 2 the bundle cannot be read or checked whole."
    )]
    Verify(VerifyArguments),
    /// Show what a bundle says, or where one control stands and why
    Show {
        /// The bundle: a directory, .tar or .zip
        #[arg(value_name = "BUNDLE")]
        bundle: PathBuf,
        /// A control such as PCI-8.3.6 or "164.312(d)"
        #[arg(value_name = "CONTROL")]
        control: Option<String>,
    },
}

#[derive(Debug, Args)]
#[command(mut_arg("output", |output| {
    output.required(true).env(None::<&'static str>).value_name("BUNDLE").help("Where to write: a new directory, FILE.tar or FILE.zip")
}))]
#[command(mut_arg("format", |format| format.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("reports", |reports| reports.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("all", |all| all.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("baseline", |baseline| baseline.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("changed_since", |since| since.hide(true).env(None::<&'static str>)))]
pub(in crate::cli) struct CreateArguments {
    #[command(flatten)]
    pub(in crate::cli) scan: ScanArguments,
    /// Keep the inputs too, secrets redacted: needed to replay without them
    #[arg(long)]
    pub(in crate::cli) include_inputs: bool,
    /// The bundle before this one; its digest goes into this one
    #[arg(long, value_name = "BUNDLE")]
    pub(in crate::cli) previous: Option<PathBuf>,
    /// Sign with this private key of OpenSSH or minisign; an encrypted one asks for its passphrase, or takes
    /// `TICKMARK_SIGN_PASSPHRASE`
    #[arg(long, value_name = "FILE", env = "TICKMARK_SIGN_KEY")]
    pub(in crate::cli) sign_key: Option<PathBuf>,
    /// The person who answers for the run; nobody is named otherwise
    #[arg(long, value_name = "WHO")]
    pub(in crate::cli) person: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct VerifyArguments {
    /// The bundle: a directory, .tar or .zip
    #[arg(value_name = "BUNDLE")]
    pub(in crate::cli) bundle: PathBuf,
    /// Whose signatures count, in the format of ssh-keygen(1); an unsigned bundle is then altered
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) allowed_signers: Option<PathBuf>,
    /// Who must have signed
    #[arg(long, value_name = "WHO", requires = "allowed_signers")]
    pub(in crate::cli) identity: Option<String>,
    /// The public key of minisign, a file or its second line, that must have signed
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) minisign_key: Option<String>,
    /// The digest of its SHA256SUMS, as `evidence create` printed it: kept elsewhere, it stands in for a signature
    #[arg(long, value_name = "SHA256", value_parser = digest)]
    pub(in crate::cli) expect: Option<Digest>,
    /// The bundle before it (repeatable: the one before that, and so on)
    #[arg(long, value_name = "BUNDLE")]
    pub(in crate::cli) previous: Vec<PathBuf>,
    /// Judge the inputs again by the bundle's own policies; every check must come out the same
    #[arg(long)]
    pub(in crate::cli) replay: bool,
    /// Take the inputs from this directory, the one the run was started in or a copy of it, and not from the bundle
    #[arg(long, value_name = "DIR", requires = "replay")]
    pub(in crate::cli) inputs: Option<PathBuf>,
    /// Number of threads of a replay [default: one per processor]
    #[arg(short, long, value_name = "N")]
    pub(in crate::cli) jobs: Option<Threads>,
}

/// A digest as `sha256sum` or we print it.
fn digest(text: &str) -> Result<Digest, &'static str> {
    text.strip_prefix("sha256:").unwrap_or(text).parse()
}
