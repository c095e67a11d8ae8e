//! `SHA256SUMS.sig`: a signature that `ssh-keygen -Y verify` checks, and that `ssh-keygen -Y sign` makes as well.

use super::{Fault, Files, MINISIG, SIGNATURE, SUMS, minisign};
use crate::model::Time;
use crate::records::{AllowedSigners, holds};
use ssh_key::{HashAlg, LineEnding, PrivateKey, SshSig};

/// What the signatures are for: one made for another purpose does not count.
pub const NAMESPACE: &str = "tickmark-evidence@tickmark.dev";

/// What is known of who signed a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// Nobody did.
    None,
    /// Somebody, with a key of this fingerprint or number, that nothing was held against.
    Unchecked(String),
    /// Somebody the organisation allows, as it names them.
    By(String),
}

/// The signature of a list of digests with its name in the bundle, by a private key of OpenSSH or of minisign;
/// `passphrase` is asked for when the key is encrypted.
pub fn sign(
    sums: &[u8],
    key: &[u8],
    passphrase: &mut dyn FnMut() -> Option<String>,
) -> Result<(&'static str, Vec<u8>), Fault> {
    if minisign::is_key(key) {
        return minisign::sign(sums, key, passphrase).map(|signature| (MINISIG, signature));
    }
    by_ssh(sums, key, passphrase).map(|signature| (SIGNATURE, signature))
}

fn by_ssh(sums: &[u8], key: &[u8], passphrase: &mut dyn FnMut() -> Option<String>) -> Result<Vec<u8>, Fault> {
    let unusable = |error: ssh_key::Error| Fault::Key(format!("the key is not in the format of OpenSSH: {error}"));
    let mut key = PrivateKey::from_openssh(key).map_err(unusable)?;
    if key.is_encrypted() {
        let passphrase =
            passphrase().ok_or_else(|| Fault::Key("the key is encrypted and there is no passphrase".into()))?;
        key = key.decrypt(passphrase).map_err(|_| Fault::Key("the passphrase does not open the key".to_owned()))?;
    }
    let algorithm = key.algorithm().to_string();
    let signed = key.sign(NAMESPACE, HashAlg::Sha512, sums).and_then(|signature| signature.to_pem(LineEnding::LF));
    let unable = |error| Fault::Key(format!("a key of {algorithm} signs with `ssh-keygen -Y sign` only ({error})"));
    signed.map(String::into_bytes).map_err(unable)
}

/// Who signed a bundle; or why its signature does not count.
pub(super) fn check(
    files: &Files,
    allowed: Option<&AllowedSigners>,
    identity: Option<&str>,
    now: Time,
) -> Result<Signature, String> {
    let sums = files.get(SUMS).map(Vec::as_slice).unwrap_or_default();
    let Some(signature) = files.get(SIGNATURE) else {
        let required = allowed.is_some().then(|| format!("{SIGNATURE} is missing: nobody signed the bundle"));
        return required.map_or(Ok(Signature::None), Err);
    };
    if !signature.starts_with(b"-----BEGIN SSH SIGNATURE-----") {
        return Err(format!("{SIGNATURE} cannot be read: it does not begin with its first line"));
    }
    let signature = SshSig::from_pem(signature).map_err(|error| format!("{SIGNATURE} cannot be read: {error}"))?;
    match allowed {
        Some(allowed) => match allowed.signer(&signature, (NAMESPACE, sums), identity, Some(now)) {
            Ok(who) => Ok(Signature::By(who.to_string())),
            Err(why) => Err(format!("the signature of {SUMS} {why}")),
        },
        None => match holds(&signature, NAMESPACE, sums) {
            Ok(key) => Ok(Signature::Unchecked(key.to_string())),
            Err(_) => Err(format!("the signature of {SUMS} does not hold: the list was changed after it")),
        },
    }
}
