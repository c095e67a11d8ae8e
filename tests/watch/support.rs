//! A watch that runs, and what it says.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Nothing here takes so long, on the slowest machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// A bucket that its owner alone reads, and a port that the own network reaches.
pub(crate) const PRIVATE: &str = r#"
resource "aws_s3_bucket" "b" {
  bucket = "b"
}
resource "aws_s3_bucket_acl" "b" {
  bucket = aws_s3_bucket.b.id
  acl    = "private"
}
resource "aws_security_group" "g" {
  name = "g"
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
"#;

/// The same, open to everybody.
pub(crate) fn public() -> String {
    PRIVATE.replace("private", "public-read").replace("10.0.0.0/8", "0.0.0.0/0")
}

/// A directory with these in one file.
pub(crate) fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("main.tf"), PRIVATE).unwrap();
    folder
}

/// A watch; killed when it is dropped.
pub(crate) struct Watch {
    child: Child,
    pub(crate) lines: Receiver<String>,
    folder: PathBuf,
}

impl Watch {
    /// Starts a watch that says what it says on standard output.
    pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tickmark"))
            .env_clear()
            .current_dir(folder)
            .arg("watch")
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines, folder: folder.to_owned() }
    }

    /// Starts a watch and reads its first event.
    pub(crate) fn started(folder: &Path, arguments: &[&str]) -> Self {
        let mut watch = Self::start(folder, arguments);
        let first = watch.next();
        assert_eq!(first["event"], "started", "{first}");
        watch
    }

    /// The next event, valid by the schema that the program prints.
    pub(crate) fn next(&mut self) -> Value {
        let line = self.lines.recv_timeout(PATIENCE).expect("an event");
        let event: Value = serde_json::from_str(&line).unwrap();
        valid(&event);
        event
    }

    /// The events up to the one that closes a run.
    pub(crate) fn run(&mut self) -> Vec<Value> {
        let mut events = Vec::new();
        loop {
            let event = self.next();
            let is_last = event["event"] == "evaluated" || event["event"] == "not_evaluated";
            events.push(event);
            if is_last {
                return events;
            }
        }
    }

    /// Writes a file in one step, as editors do: another one is renamed over it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let (path, draft) = (self.folder.join(path), self.folder.join(".draft~"));
        fs::write(&draft, text).unwrap();
        fs::rename(draft, path).unwrap();
    }

    /// Ends the watch as a service manager does; the exit code.
    pub(crate) fn end(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Fails when an event is none by the schema.
pub(crate) fn valid(event: &Value) {
    static SCHEMA: std::sync::LazyLock<jsonschema::Validator> = std::sync::LazyLock::new(|| {
        let printed = Command::new(env!("CARGO_BIN_EXE_tickmark")).args(["schema", "watch"]).output().unwrap();
        jsonschema::validator_for(&serde_json::from_slice(&printed.stdout).unwrap()).unwrap()
    });
    let errors: Vec<String> = SCHEMA.iter_errors(event).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{event:#}: {errors:#?}");
}

/// The events of a kind, each reduced to two of its fields.
pub(crate) fn told(events: &[Value], kind: &str, fields: [&str; 2]) -> Vec<[String; 2]> {
    let of_kind = events.iter().filter(|event| event["event"] == kind);
    of_kind.map(|event| fields.map(|field| event[field].as_str().unwrap_or("-").to_owned())).collect()
}
