//! A message as syslog: RFC 5424, framed by octet counting as RFC 6587 section 3.4.1 has it, and RFC 5425 over TLS.

use super::event::Message;

/// Facility 13, log audit: RFC 5424 section 6.2.1.
const FACILITY: u16 = 13;

/// What every message of this process has in common.
#[derive(Debug, Clone)]
pub struct Header {
    host: String,
    process: u32,
}

impl Header {
    /// A header of a host, by its name when that is known, and of a process.
    pub fn new(host: Option<&str>, process: u32) -> Self {
        Self { host: printable(host.unwrap_or_default()), process }
    }

    /// The message with its length before it.
    pub(super) fn frame(&self, message: &Message) -> Vec<u8> {
        let priority = FACILITY * 8 + u16::from(message.severity);
        let Self { host, process } = self;
        // no byte order mark: what follows is JSON, which must not have one (RFC 8259 section 8.1)
        let text =
            format!("<{priority}>1 {} {host} tickmark {process} {} - {}", message.time, message.name, message.line);
        [format!("{} ", text.len()).as_bytes(), text.as_bytes()].concat()
    }
}

/// A field of the header: printable ASCII without blanks, at most 255 characters, `-` for nothing.
fn printable(text: &str) -> String {
    let kept: String = text.chars().filter(char::is_ascii_graphic).take(255).collect();
    if kept.is_empty() { "-".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;

    #[test]
    fn a_frame_counts_its_octets_and_not_its_letters() {
        let message = Message { name: "gap", severity: 4, time: Time(0), line: "{\"a\":\"é\"}".to_owned() };
        let frame = Header::new(Some("we b\u{e9}1"), 42).frame(&message);
        let text = "<108>1 1970-01-01T00:00:00.000Z web1 tickmark 42 gap - {\"a\":\"é\"}";
        assert_eq!(String::from_utf8(frame).unwrap(), format!("{} {text}", text.len()));
        let frame = Header::new(None, 1).frame(&Message { line: String::new(), ..message });
        assert!(String::from_utf8(frame).unwrap().contains("Z - tickmark 1 gap - "));
    }
}
