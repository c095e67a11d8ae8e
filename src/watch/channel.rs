//! Messages on their way to a receiver that may be away: a bounded queue, and a thread that empties it.
//!
//! A receiver gets each message at least once while the queue holds. TCP does not say what arrived, so that what was
//! sent last is sent again after a connection broke; the sequence numbers tell what came twice.

use super::connection::{Connection, Target};
use super::event::{Message, gap};
use super::syslog::Header;
use crate::model::Time;
use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Messages that wait for a receiver that is away; then the oldest are dropped, and their number is told.
const MOST_WAITING: usize = 10_000;
/// Messages that are sent again when a connection broke.
const MOST_RECENT: usize = 64;
/// What was sent longer ago has arrived, or the break would have been seen before.
const RECENT: Duration = Duration::from_secs(30);
/// The first wait before another attempt; each next is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(250);
/// The longest wait before another attempt.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// How long the end waits for what is not sent yet.
const FAREWELL: Duration = Duration::from_secs(5);

/// A way for messages to one receiver.
pub struct Channel {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    state: Mutex<State>,
    wake: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Message>,
    lost: u64,
    lost_at: Option<Time>,
    in_flight: bool,
    deadline: Option<Instant>,
}

impl Channel {
    /// A channel to a receiver; `tell` hears in words of a receiver that is away or back.
    pub fn new(target: Target, header: Header, tell: impl Fn(&str) + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new(Shared { state: Mutex::default(), wake: Condvar::new() });
        let mut sender = Sender {
            shared: Arc::clone(&shared),
            target,
            header,
            tell: Box::new(tell),
            connection: None,
            recent: VecDeque::new(),
            trouble: String::new(),
        };
        let thread = std::thread::Builder::new().name("receiver".to_owned()).spawn(move || sender.run())?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Hands a message over; never waits.
    pub fn send(&self, message: Message) {
        let mut state = self.shared.state();
        state.waiting.push_back(message);
        while state.waiting.len() > MOST_WAITING {
            let dropped = state.waiting.pop_front();
            state.lost += 1;
            state.lost_at = dropped.map(|message| message.time).or(state.lost_at);
        }
        drop(state);
        self.shared.wake.notify_all();
    }

    /// Waits a moment for what is not sent yet; how many messages were not.
    pub fn finish(mut self) -> usize {
        self.shared.state().deadline = Some(Instant::now() + FAREWELL);
        self.shared.wake.notify_all();
        if let Some(thread) = self.thread.take() {
            // a sender that panicked sent nothing more, which the count says
            let _ = thread.join();
        }
        let state = self.shared.state();
        state.waiting.len() + usize::from(state.in_flight)
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next message, after waiting for it; none at the end.
    fn next(&self) -> Option<Message> {
        let mut state = self.state();
        loop {
            state.in_flight = false;
            if state.lost > 0 {
                let lost = std::mem::take(&mut state.lost);
                state.in_flight = true;
                return Some(gap(lost, state.lost_at.unwrap_or(Time(0))));
            }
            if let Some(message) = state.waiting.pop_front() {
                state.in_flight = true;
                return Some(message);
            }
            if state.deadline.is_some() {
                return None;
            }
            state = self.wake.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits before another attempt, shorter at the end; whether there is time for one.
    fn rest(&self, wait: Duration) -> bool {
        let state = self.state();
        let (state, _) = self
            .wake
            .wait_timeout_while(state, wait, |state| state.deadline.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        let deadline = state.deadline;
        drop(state);
        let Some(deadline) = deadline else { return true };
        std::thread::sleep(wait.min(FIRST_WAIT).min(deadline.saturating_duration_since(Instant::now())));
        Instant::now() < deadline
    }
}

/// The thread that sends.
struct Sender {
    shared: Arc<Shared>,
    target: Target,
    header: Header,
    tell: Box<dyn Fn(&str) + Send>,
    connection: Option<Connection>,
    recent: VecDeque<(Instant, Vec<u8>)>,
    trouble: String,
}

impl Sender {
    fn run(&mut self) {
        while let Some(message) = self.shared.next() {
            let frame = self.header.frame(&message);
            if !self.deliver(&frame) {
                return;
            }
            self.recent.push_back((Instant::now(), frame));
            while self.recent.len() > MOST_RECENT {
                self.recent.pop_front();
            }
        }
        if let Some(connection) = &mut self.connection {
            connection.close();
        }
    }

    /// Sends a frame, over as many connections as it takes; whether that succeeded before the end.
    fn deliver(&mut self, frame: &[u8]) -> bool {
        let mut wait = FIRST_WAIT;
        loop {
            match self.attempt(frame) {
                Ok(()) => return true,
                Err(error) => {
                    self.connection = None;
                    self.complain(&error);
                }
            }
            if !self.shared.rest(wait) {
                return false;
            }
            wait = (wait * 2).min(LONGEST_WAIT);
        }
    }

    fn attempt(&mut self, frame: &[u8]) -> io::Result<()> {
        if self.connection.is_none() {
            let mut connection = self.target.connect()?;
            self.recent.retain(|(sent, _)| sent.elapsed() < RECENT);
            for (_, sent) in &self.recent {
                connection.send(sent)?;
            }
            self.connection = Some(connection);
            if !std::mem::take(&mut self.trouble).is_empty() {
                (self.tell)(&format!("{} takes events again", self.target.shown()));
            }
        }
        self.connection.as_mut().map_or(Ok(()), |connection| connection.send(frame))
    }

    /// Says why nothing can be sent, once for each reason.
    fn complain(&mut self, error: &io::Error) {
        let trouble = error.to_string();
        if trouble != self.trouble {
            (self.tell)(&format!("cannot send to {}: {trouble}; events wait", self.target.shown()));
            self.trouble = trouble;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Read};
    use std::net::TcpListener;

    fn frame(from: &mut impl Read) -> String {
        let (mut length, mut byte) = (0, [0]);
        loop {
            from.read_exact(&mut byte).unwrap();
            match byte[0] {
                b' ' => break,
                digit => length = length * 10 + usize::from(digit - b'0'),
            }
        }
        let mut text = vec![0; length];
        from.read_exact(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn what_a_receiver_missed_for_too_long_is_counted() {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let target = Target::new(&format!("tcp://{address}"), None).unwrap();
        let channel = Channel::new(target, Header::new(None, 1), |_| {}).unwrap();
        let total = MOST_WAITING + 100;
        for number in 0..total {
            let line = format!("event {number}");
            channel.send(Message { name: "finding", severity: 6, time: Time(0), line });
        }
        let listener = TcpListener::bind(address).unwrap();
        let mut stream = BufReader::new(listener.accept().unwrap().0);
        let (mut received, mut lost) = (0, 0);
        loop {
            let message = frame(&mut stream);
            if let Some((_, count)) = message.split_once("\"lost\":") {
                lost += count.trim_end_matches('}').parse::<usize>().unwrap();
                continue;
            }
            received += 1;
            if message.ends_with(&format!(" event {}", total - 1)) {
                break;
            }
        }
        assert!(lost > 0, "ten thousand wait, and no more");
        assert_eq!(received + lost, total);
        assert_eq!(channel.finish(), 0);
    }
}
