//! Signatures beside records: `ssh-keygen -Y sign -n tickmark FILE` writes `FILE.sig`.
//!
//! `.tickmark/allowed_signers` says whose keys count, in the format of ssh-keygen(1), ALLOWED SIGNERS.

use super::{File, Folder, problem, wrong};
use crate::model::Problem;
use ssh_key::{PublicKey, SshSig};
use std::sync::Arc;

/// What the signatures are for: a signature of another purpose does not count.
const NAMESPACE: &str = "tickmark";

/// Whose keys count.
#[derive(Debug, Default)]
pub(super) struct Signers {
    keys: Vec<(Arc<str>, PublicKey)>,
}

impl Signers {
    /// Reads `allowed_signers`; without the file nobody's key counts.
    pub(super) fn load(folder: &dyn Folder, shown: &str, problems: &mut Vec<Problem>) -> Self {
        let path = format!("{shown}/allowed_signers");
        let content = match folder.read("allowed_signers") {
            Ok(content) => content,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Self::default(),
            Err(error) => {
                problems.push(problem("allowed-signers", format!("cannot read {path}: {error}")).in_path(path));
                return Self::default();
            }
        };
        let mut keys = Vec::new();
        for (number, line) in content.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(signer) = signer(line) {
                keys.push(signer);
            } else {
                let message = format!("line {} is no allowed signer: write `who ssh-ed25519 AAAA...`", number + 1);
                problems.push(problem("allowed-signers", message).in_path(path.as_str()));
            }
        }
        Self { keys }
    }

    /// Who signed a record; none when nobody did. A signature that does not hold is an error.
    pub(super) fn signer(&self, file: &File) -> Result<Option<Arc<str>>, Box<Problem>> {
        let Some(signature) = &file.signature else { return Ok(None) };
        let broken = |why: String| wrong(file, format!("the signature of {} {why}", file.text.path));
        let signature = SshSig::from_pem(signature).map_err(|error| broken(format!("cannot be read: {error}")))?;
        let content = file.text.as_str().as_bytes();
        let known = self.keys.iter().find(|(_, key)| key.key_data() == signature.public_key());
        match known {
            None => Err(broken("is of a key that allowed_signers does not name".to_owned())),
            Some((who, key)) => match key.verify(NAMESPACE, content, &signature) {
                Ok(()) => Ok(Some(Arc::clone(who))),
                Err(_) => Err(broken(format!("by {who} does not hold: the file was changed after it"))),
            },
        }
    }
}

/// `principals [options] key-type base64`; a key limited to other namespaces does not count.
fn signer(line: &str) -> Option<(Arc<str>, PublicKey)> {
    let (who, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let key = rest.find("ssh-").into_iter().chain(rest.find("ecdsa-")).chain(rest.find("sk-")).min()?;
    let (options, key) = rest.split_at_checked(key)?;
    if options.contains("cert-authority") || (options.contains("namespaces=") && !options.contains(NAMESPACE)) {
        return None;
    }
    Some((who.into(), PublicKey::from_openssh(key.trim()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::signer;

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB9zX0yXg5bEhH4ZbqWn0rN0n7kYvCq1yqyO8rM2sXhK";

    #[test]
    fn a_line_names_a_person_and_a_key() {
        let who = |line: String| signer(&line).map(|(who, _)| who.to_string());
        assert_eq!(who(format!("ciso@example.com {KEY}")).as_deref(), Some("ciso@example.com"));
        assert_eq!(who(format!("a@b namespaces=\"tickmark,git\" {KEY} comment")).as_deref(), Some("a@b"));
        assert_eq!(who(format!("a@b namespaces=\"git\" {KEY}")), None);
        assert_eq!(who(format!("a@b cert-authority {KEY}")), None);
        assert_eq!(who("a@b ssh-ed25519 nonsense".to_owned()), None);
    }
}
