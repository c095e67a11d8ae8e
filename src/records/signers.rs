//! Signatures beside records: `ssh-keygen -Y sign -n tickmark FILE` writes `FILE.sig`.
//!
//! `.tickmark/allowed_signers` says whose keys count. A record stays signed when its key ends: the day that counts is
//! not known here, so a limit in time is up to who renews the record.

use super::allowed::AllowedSigners;
use super::{File, Folder, problem, wrong};
use crate::model::Problem;
use ssh_key::SshSig;
use std::sync::Arc;

/// What the signatures are for: a signature of another purpose does not count.
const NAMESPACE: &str = "tickmark";

/// Whose keys count.
#[derive(Debug, Default)]
pub(super) struct Signers {
    allowed: AllowedSigners,
}

impl Signers {
    /// Those that `allowed_signers` names; without the file nobody's key counts.
    pub(super) fn load(folder: &dyn Folder, shown: &str, problems: &mut Vec<Problem>) -> Self {
        let path = format!("{shown}/{}", super::SIGNERS);
        let content = match folder.read(super::SIGNERS) {
            Ok(content) => content,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Self::default(),
            Err(error) => {
                problems.push(problem("allowed-signers", format!("cannot read {path}: {error}")).in_path(path));
                return Self::default();
            }
        };
        let (allowed, wrong) = AllowedSigners::read(&content);
        for line in wrong {
            let message = format!("line {line} is no allowed signer: write `who ssh-ed25519 AAAA...`");
            problems.push(problem("allowed-signers", message).in_path(path.as_str()));
        }
        Self { allowed }
    }

    /// Who signed a record; none when nobody did. A signature that does not hold is an error.
    pub(super) fn signer(&self, file: &File) -> Result<Option<Arc<str>>, Box<Problem>> {
        let Some(signature) = &file.signature else { return Ok(None) };
        let broken = |why: String| wrong(file, format!("the signature of {} {why}", file.text.path));
        let signature = SshSig::from_pem(signature).map_err(|error| broken(format!("cannot be read: {error}")))?;
        let content = file.text.as_str().as_bytes();
        let signer = self.allowed.signer(&signature, (NAMESPACE, content), None, None);
        signer.map(Some).map_err(|why| broken(why.to_string()))
    }
}
