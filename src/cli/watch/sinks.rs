//! Where events go: standard output, files, syslog receivers.

use super::super::arguments::{EventFormat, WatchArguments};
use super::super::clock;
use super::super::diagnostic::Failure;
use super::super::environment::variable;
use crate::model::Assessment;
use crate::watch::{Channel, Event, Header, Message, Ocsf, Stamp, Target};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};

/// Everybody who listens.
pub(super) struct Sinks {
    format: EventFormat,
    ocsf: Ocsf,
    told: u64,
    all: Vec<Sink>,
}

enum Sink {
    Output,
    /// The reader of standard output went away.
    Closed,
    File(String, File),
    Receiver(Channel),
}

impl Sinks {
    /// Opens all that was named, or standard output.
    pub(super) fn open(raw: &WatchArguments) -> Result<Self, Failure> {
        let mut all = Vec::new();
        for to in &raw.to {
            all.push(sink(to, raw)?);
        }
        if all.is_empty() {
            all.push(Sink::Output);
        }
        Ok(Self { format: raw.events, ocsf: Ocsf::default(), told: 0, all })
    }

    /// Takes what events of a run tell of its rules and controls.
    pub(super) fn know(&mut self, assessment: &Assessment) {
        if self.format == EventFormat::Ocsf {
            self.ocsf = Ocsf::of(assessment);
        }
    }

    /// Tells everybody.
    pub(super) fn tell(&mut self, event: Event<'_>) -> Result<(), Failure> {
        let stamp = Stamp { sequence: self.told + 1, time: clock::now(None) };
        let message = match self.format {
            EventFormat::Ndjson => Some(event.message(stamp)),
            EventFormat::Ocsf => self.ocsf.message(&event, stamp),
        };
        let Some(message) = message else { return Ok(()) };
        self.told = stamp.sequence;
        self.all.iter_mut().try_for_each(|sink| sink.take(&message))
    }

    /// How many events were told.
    pub(super) fn told(&self) -> u64 {
        self.told
    }

    /// Whether anybody listens still.
    pub(super) fn are_open(&self) -> bool {
        self.all.iter().any(|sink| !matches!(sink, Sink::Closed))
    }

    /// Waits a moment for what is on its way; what does not arrive is said.
    pub(super) fn finish(self) {
        for sink in self.all {
            if let Sink::Receiver(channel) = sink {
                let left = channel.finish();
                if left > 0 {
                    say(&format!("{left} events did not reach their receiver"));
                }
            }
        }
    }
}

fn sink(to: &str, raw: &WatchArguments) -> Result<Sink, Failure> {
    if to == "-" {
        return Ok(Sink::Output);
    }
    if !to.contains("://") {
        let opened = OpenOptions::new().create(true).append(true).open(to);
        let opened = opened.map_err(|error| Failure::Io { action: "write", path: to.to_owned(), error })?;
        return Ok(Sink::File(to.to_owned(), opened));
    }
    let help = "write tcp://host:port or tls://host:port";
    let target = Target::new(to, raw.ca.as_deref()).map_err(|error| Failure::usage(error.to_string(), help))?;
    let header = Header::new(host().as_deref(), std::process::id());
    let channel = Channel::new(target, header, say);
    let channel = channel.map_err(|error| Failure::Io { action: "start a thread for", path: to.to_owned(), error })?;
    Ok(Sink::Receiver(channel))
}

impl Sink {
    fn take(&mut self, message: &Message) -> Result<(), Failure> {
        match self {
            Self::Closed => Ok(()),
            Self::Receiver(channel) => {
                channel.send(message.clone());
                Ok(())
            }
            Self::File(path, file) => {
                let written = file.write_all(format!("{}\n", message.line).as_bytes());
                written.map_err(|error| Failure::Io { action: "write", path: path.clone(), error })
            }
            Self::Output => {
                let mut output = std::io::stdout().lock();
                match writeln!(output, "{}", message.line).and_then(|()| output.flush()) {
                    Err(error) if error.kind() == ErrorKind::BrokenPipe => *self = Self::Closed,
                    Err(error) => {
                        return Err(Failure::Io { action: "write", path: "standard output".to_owned(), error });
                    }
                    Ok(()) => {}
                }
                Ok(())
            }
        }
    }
}

/// The name of this machine.
fn host() -> Option<String> {
    let files = ["/proc/sys/kernel/hostname", "/etc/hostname"];
    let read = || files.iter().find_map(|file| std::fs::read_to_string(file).ok());
    variable("HOSTNAME").or_else(read).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// Says something to the person, if there is one.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "warning: {text}");
}
