//! The objects of a repository, read one by one through one `git cat-file --batch`.

use super::run;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The longest line that names an object: an id, a type, a size.
const LONGEST_HEADER: u64 = 256;

/// How long git may take for all objects of a run together: a million of them are read in a minute or two.
const PATIENCE: Duration = Duration::from_mins(10);

/// Reads objects; the program is started when the first is asked for.
#[derive(Debug)]
pub(in crate::collect) struct Objects {
    top: PathBuf,
    reading: Mutex<Reading>,
}

impl Objects {
    pub(super) fn new(top: &Path) -> Self {
        Self { top: top.to_owned(), reading: Mutex::new(Reading { running: None, left: PATIENCE }) }
    }

    /// The bytes of a blob, as many as the tree says it has.
    pub(in crate::collect) fn read(&self, id: &str, size: u64) -> io::Result<Vec<u8>> {
        let program = || {
            let mut command = run::command(&self.top);
            command.args(["cat-file", "--batch"]);
            command
        };
        self.reading.lock().unwrap_or_else(PoisonError::into_inner).object(program, id, size)
    }
}

#[derive(Debug)]
struct Reading {
    running: Option<Running>,
    /// The time that git may still take.
    left: Duration,
}

impl Reading {
    fn object(&mut self, program: impl FnOnce() -> Command, id: &str, size: u64) -> io::Result<Vec<u8>> {
        let silent = || io::Error::new(io::ErrorKind::TimedOut, "git takes too long");
        if self.left.is_zero() {
            return Err(silent());
        }
        let running = match self.running.take() {
            Some(running) => running,
            None => Running::start(program())?,
        };
        let start = Instant::now();
        let answer = running.object(id, size, self.left.min(run::PATIENCE));
        self.left = self.left.saturating_sub(start.elapsed());
        match answer {
            Ok(Ok(bytes)) => {
                self.running = Some(running);
                Ok(bytes)
            }
            // after a failure its answers would be those to other questions: it is not kept
            Ok(Err(error)) => Err(error),
            Err(RecvTimeoutError::Timeout) => {
                // who is silent once is not asked again: there may be a thousand objects
                self.left = Duration::ZERO;
                Err(silent())
            }
            Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("git is gone")),
        }
    }
}

/// The program, and a thread that talks with it: what waits for a pipe cannot look at a clock.
#[derive(Debug)]
struct Running {
    child: Child,
    asks: Sender<(String, u64)>,
    answers: Receiver<io::Result<Vec<u8>>>,
}

impl Running {
    fn start(mut program: Command) -> io::Result<Self> {
        let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (asks, answers) = pipes.ok_or_else(|| io::Error::other("git gives no answers"))?;
        let mut pipes = Pipes { asks, answers: BufReader::new(answers) };
        let (ask, asked) = channel::<(String, u64)>();
        let (answer, answered) = channel();
        thread::spawn(move || {
            let answers = asked.iter().map(|(id, size)| pipes.object(&id, size));
            let _ = answers.map(|bytes| answer.send(bytes)).take_while(Result::is_ok).count();
        });
        Ok(Self { child, asks: ask, answers: answered })
    }

    fn object(&self, id: &str, size: u64, patience: Duration) -> Result<io::Result<Vec<u8>>, RecvTimeoutError> {
        self.asks.send((id.to_owned(), size)).map_err(|_| RecvTimeoutError::Disconnected)?;
        self.answers.recv_timeout(patience)
    }
}

impl Drop for Running {
    /// Without questions the program ends by itself; it is killed in case it does not.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Pipes {
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Pipes {
    /// `<id> <type> <size>`, the bytes, a line end: git-cat-file(1), BATCH OUTPUT.
    fn object(&mut self, id: &str, size: u64) -> io::Result<Vec<u8>> {
        writeln!(self.asks, "{id}")?;
        self.asks.flush()?;
        let mut header = String::new();
        self.answers.by_ref().take(LONGEST_HEADER).read_line(&mut header)?;
        if header.trim_end() != format!("{id} blob {size}") {
            let missing = header.trim_end().ends_with(" missing");
            return Err(io::Error::other(if missing { "the repository lacks it" } else { "it is no such file" }));
        }
        let mut bytes = Vec::new();
        self.answers.by_ref().take(size).read_to_end(&mut bytes)?;
        let mut end = [0];
        self.answers.read_exact(&mut end)?;
        if bytes.len() as u64 == size { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::Reading;
    use std::process::Command;
    use std::time::{Duration, Instant};

    fn sh(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_git_that_does_not_answer_is_waited_for_once() {
        let limit = Duration::from_millis(300);
        // silent at once; in the middle of an object; and with a child of its own that holds the pipe
        for script in ["exec sleep 60", "echo 'a blob 5'; printf 12; exec sleep 60", "sleep 60 & wait"] {
            let start = Instant::now();
            let mut reading = Reading { running: None, left: limit };
            for _ in 0..1_000 {
                let error = reading.object(|| sh(script), "a", 5).unwrap_err();
                assert_eq!(error.to_string(), "git takes too long", "{script}");
            }
            assert!(start.elapsed() >= limit && start.elapsed() < Duration::from_secs(20), "{script}");
        }
    }

    #[test]
    fn a_git_that_is_slow_with_each_answer_has_no_more_time_for_all() {
        let script = "while read id; do sleep 0.1; echo \"$id blob 2\"; echo hi; done";
        let mut reading = Reading { running: None, left: Duration::from_secs(2) };
        assert_eq!(reading.object(|| sh(script), "a", 2).unwrap(), b"hi");
        let start = Instant::now();
        let read = (0..1_000).take_while(|_| reading.object(|| sh(script), "b", 2).is_ok()).count();
        assert!((1..=20).contains(&read) && start.elapsed() < Duration::from_secs(10), "{read} objects");
    }

    #[test]
    fn a_git_that_goes_away_or_says_something_else_is_an_error() {
        for (script, why) in [
            ("exit 1", ""),
            ("read id; echo $id missing", "the repository lacks it"),
            ("read id; echo x tree 5", "it is no such file"),
            ("read id; echo $id blob 9; echo 12345", "it is no such file"),
        ] {
            let mut reading = Reading { running: None, left: Duration::from_mins(1) };
            let error = reading.object(|| sh(script), "a", 5).unwrap_err();
            assert!(error.to_string().contains(why), "{script}: {error}");
            assert!(reading.running.is_none(), "{script}: its next answer would be to this question");
        }
    }
}
