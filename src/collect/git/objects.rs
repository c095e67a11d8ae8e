//! The objects of a repository, read one by one through one `git cat-file --batch`.

use super::run;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Mutex, PoisonError};

/// The longest line that names an object: an id, a type, a size.
const LONGEST_HEADER: u64 = 256;

/// Reads objects; the program is started when the first is asked for.
#[derive(Debug)]
pub(in crate::collect) struct Objects {
    top: PathBuf,
    running: Mutex<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    pub(super) fn new(top: &Path) -> Self {
        Self { top: top.to_owned(), running: Mutex::new(None) }
    }

    /// The bytes of a blob, as many as the tree says it has.
    pub(in crate::collect) fn read(&self, id: &str, size: u64) -> io::Result<Vec<u8>> {
        let mut slot = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running = match slot.take() {
            Some(running) => running,
            None => Running::start(&self.top)?,
        };
        let bytes = running.read(id, size)?;
        // after a failure its answers would be those to other questions: it is not kept
        *slot = Some(running);
        Ok(bytes)
    }
}

impl Running {
    fn start(top: &Path) -> io::Result<Self> {
        let mut command = run::command(top);
        command.args(["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (asks, answers) = (child.stdin.take(), child.stdout.take());
        let answers = answers.ok_or_else(|| io::Error::other("git gives no answers"))?;
        Ok(Self { child, asks, answers: BufReader::new(answers) })
    }

    /// `<id> <type> <size>`, the bytes, a line end: git-cat-file(1), BATCH OUTPUT.
    fn read(&mut self, id: &str, size: u64) -> io::Result<Vec<u8>> {
        let asks = self.asks.as_mut().ok_or_else(|| io::Error::other("git is gone"))?;
        writeln!(asks, "{id}")?;
        asks.flush()?;
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

impl Drop for Running {
    /// Without questions the program ends by itself; it is killed in case it does not.
    fn drop(&mut self) {
        drop(self.asks.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
