//! Runs git: no shell, no prompt, no network, nothing that a repository's configuration could start, and no wait
//! without end.

use super::GitError;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long git may take: a repository of a million files is listed in seconds, and one whose files are pipes never is.
pub(super) const PATIENCE: Duration = Duration::from_mins(2);

/// How often a program that has said everything is looked at, until it ends.
const TICK: Duration = Duration::from_millis(2);

/// Bytes of an answer: the list of a million files has a few hundred.
const LONGEST: u64 = 1 << 30;

/// Variables that point git at another repository than the one that holds the scanned path. A hook sets them.
const ELSEWHERE: [&str; 7] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_CEILING_DIRECTORIES",
];

/// What git said.
pub(super) struct Said {
    answer: Vec<u8>,
    complaint: Vec<u8>,
    succeeded: bool,
}

impl Said {
    /// What it wrote when it succeeded, else its complaint.
    pub(super) fn success(&self) -> Result<&[u8], String> {
        if self.succeeded {
            return Ok(&self.answer);
        }
        let complaint = String::from_utf8_lossy(&self.complaint);
        let first = complaint.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("git failed");
        Err(first.trim_start_matches("fatal: ").chars().filter(|letter| !letter.is_control()).collect())
    }
}

/// Runs one command to its end.
pub(super) fn git(directory: &Path, arguments: &[&str]) -> Result<Said, GitError> {
    let mut command = command(directory);
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(GitError::NoGit)?;
    let (answer, complaint) = (all_of(child.stdout.take()), all_of(child.stderr.take()));
    let said = answer.recv_timeout(PATIENCE).and_then(|answer| Ok((answer, complaint.recv_timeout(PATIENCE)?)));
    let status = end(&mut child, if said.is_ok() { PATIENCE } else { Duration::ZERO }).map_err(GitError::NoGit)?;
    let ((answer, complaint), Some(status)) = (said.unwrap_or_default(), status) else {
        let why = format!("it did not answer within {} seconds", PATIENCE.as_secs());
        return Err(GitError::Failed { action: "ask git", why });
    };
    if answer.len() as u64 > LONGEST {
        let why = format!("its answer is longer than {} MiB", LONGEST >> 20);
        return Err(GitError::Failed { action: "ask git", why });
    }
    Ok(Said { answer, complaint, succeeded: status.success() })
}

/// How a program ends by itself within a time; killed otherwise.
fn end(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    while start.elapsed() < patience {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(TICK);
    }
    let _ = child.kill();
    child.wait().map(|_| None)
}

/// Everything that a program writes, or a little more than is taken of it.
fn all_of(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            // what cannot be read is missing, which its reader tells
            let _ = pipe.take(LONGEST + 1).read_to_end(&mut bytes);
        }
        let _ = sender.send(bytes);
    });
    receiver
}

/// The program with everything off that a repository could use against whoever reads it.
pub(super) fn command(directory: &Path) -> Command {
    let mut command = Command::new("git");
    // git-config(1): these win over the repository's own configuration
    let settings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"];
    command.arg("-C").arg(directory);
    for setting in settings {
        command.args(["-c", setting]);
    }
    command.args(["--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"]);
    for name in ELSEWHERE {
        command.env_remove(name);
    }
    // git(1): a partial clone fetches what it lacks, by a program that its configuration names
    command.envs([("GIT_NO_LAZY_FETCH", "1"), ("GIT_ALLOW_PROTOCOL", "none"), ("GIT_TERMINAL_PROMPT", "0")]);
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}

/// A path as git writes it.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// A path as git writes it.
#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use super::end;
    use std::process::Command;
    use std::time::Duration;

    #[test]
    fn a_program_that_says_everything_and_stays_is_ended() {
        let start = |script: &str| Command::new("sh").args(["-c", script]).spawn().unwrap();
        assert_eq!(end(&mut start("exec sleep 60"), Duration::from_millis(100)).unwrap(), None);
        assert!(end(&mut start("exit 0"), Duration::from_mins(1)).unwrap().unwrap().success());
    }
}
