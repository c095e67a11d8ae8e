//! Bytes, where they came from, and places in them.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// The number of a source in this run, given in the sorted order of paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Digest {
    type Err = &'static str;

    /// Reads 64 hexadecimal digits in lower case, as [`fmt::Display`] writes them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "it is not 64 hexadecimal digits in lower case";
        let mut bytes = [0; 32];
        let is_plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() != 64 || !is_plain {
            return Err(WRONG);
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| WRONG)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| WRONG)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Bytes and where they came from; what they mean is not known yet.
#[derive(Debug)]
pub struct Source {
    /// The number of the source in this run.
    pub id: SourceId,
    /// The path as a person would type it, with `/`; an archive's member is `archive.tar!member`.
    pub path: Arc<str>,
    /// The digest of the bytes as found.
    pub digest: Digest,
    /// The bytes as found.
    pub bytes: Vec<u8>,
}

/// Half-open byte range in the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets past 4 GiB are cut to the largest that fits.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: cut(start), end: cut(end.max(start)) }
    }

    /// The span as a range of `usize`.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A span in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// The bytes in its decoded text.
    pub span: Span,
}

/// A source decoded to UTF-8 without byte order mark; every span counts in its bytes.
#[derive(Debug)]
pub struct Text {
    /// The source that was decoded.
    pub source: SourceId,
    /// The path of the source.
    pub path: Arc<str>,
    /// The digest of the source's bytes as found.
    pub digest: Digest,
    content: String,
    lines: OnceLock<Vec<u32>>,
    /// Characters before each [`BLOCK`] of bytes: a column in a line of megabytes is not counted from its start.
    characters: OnceLock<Vec<u32>>,
}

/// The bytes between two counts of characters.
const BLOCK: usize = 256;

impl Text {
    /// Text that was decoded from a source.
    pub fn new(source: SourceId, path: Arc<str>, digest: Digest, content: String) -> Self {
        Self { source, path, digest, content, lines: OnceLock::new(), characters: OnceLock::new() }
    }

    /// The whole decoded text.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The text under a span; empty when the span does not lie on characters of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.content.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset, both from 1; columns count Unicode scalar values.
    pub fn position(&self, offset: u32) -> Position {
        let lines = self.line_starts();
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0) as usize;
        let end = (offset as usize).min(self.content.len());
        let column = self.characters_before(end).saturating_sub(self.characters_before(start)) + 1;
        Position { line: clip(line), column: clip(column) }
    }

    /// The text of a line counted from 1, without its line end.
    pub fn line(&self, line: u32) -> Option<&str> {
        let index = (line as usize).checked_sub(1)?;
        let lines = self.line_starts();
        let start = *lines.get(index)? as usize;
        let end = lines.get(index + 1).map_or(self.content.len(), |next| *next as usize);
        Some(self.content.get(start..end)?.trim_end_matches(['\n', '\r']))
    }

    /// The location of a span, its trailing white space left out.
    pub fn locate(&self, span: Span) -> Location {
        let text = self.slice(span);
        let end = span.start + clip(text.trim_end().len());
        Location {
            path: Arc::clone(&self.path),
            start: self.position(span.start),
            end: self.position(end.max(span.start)),
        }
    }

    /// How many characters start before a byte.
    fn characters_before(&self, end: usize) -> usize {
        let bytes = self.content.as_bytes();
        let counted = self.characters.get_or_init(|| {
            let mut before = 0;
            let count = |block: &[u8]| {
                before += characters(block);
                clip(before)
            };
            std::iter::once(0).chain(bytes.chunks(BLOCK).map(count)).collect()
        });
        let block = end / BLOCK;
        let rest = bytes.get(block * BLOCK..end).map_or(0, characters);
        counted.get(block).map_or(0, |before| *before as usize) + rest
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.content.as_bytes());
            std::iter::once(0).chain(ends.map(|end| clip(end + 1))).collect()
        })
    }
}

/// The characters that start in some bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn clip(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The decoded texts of one unit of work, by source.
#[derive(Debug, Default, Clone)]
pub struct Texts(std::collections::BTreeMap<SourceId, Arc<Text>>);

impl Texts {
    /// Adds a text.
    pub fn insert(&mut self, text: Arc<Text>) {
        self.0.insert(text.source, text);
    }

    /// The text of a source.
    pub fn get(&self, source: SourceId) -> Option<&Arc<Text>> {
        self.0.get(&source)
    }

    /// The location of a place, when its source is here.
    pub fn locate(&self, place: Place) -> Option<Location> {
        self.get(place.source).map(|text| text.locate(place.span))
    }
}

/// Line and column, both counted from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A place as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The path of the source.
    pub path: Arc<str>,
    /// Where it starts.
    pub start: Position,
    /// The position after its end.
    pub end: Position,
}

/// A few whole lines of a source around a finding, secrets already redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The number of the first line, from 1.
    pub first_line: u32,
    /// The lines, joined by `\n`.
    pub text: String,
    /// The highlighted bytes in `text`.
    pub highlight: std::ops::Range<usize>,
}

/// A calendar day, as frameworks and `--as-of` give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl std::str::FromStr for Date {
    type Err = String;

    /// Reads `YYYY-MM-DD`, and nothing else.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a date of the form YYYY-MM-DD");
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let digits =
                parts.next().filter(|digits| digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|digits| digits.parse::<u16>().ok()).ok_or_else(wrong)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + u16::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return Err(wrong()),
        };
        if parts.next().is_some() || day == 0 || day > days {
            return Err(wrong());
        }
        let small = |number: u16| u8::try_from(number).map_err(|_| wrong());
        Ok(Self { year, month: small(month)?, day: small(day)? })
    }
}

impl Date {
    /// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`).
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted_month = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The date of a number of days since 1970-01-01 (`civil_from_days`); years outside 0 to 65535 are cut.
    pub fn of_days(days: i64) -> Self {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let small = |number: i64| u8::try_from(number).unwrap_or(u8::MAX);
        Self { year: u16::try_from(year.max(0)).unwrap_or(u16::MAX), month: small(month), day: small(day) }
    }
}

/// A moment, in milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Time(pub i64);

impl Time {
    /// The first moment of a day, in UTC.
    pub fn midnight(date: Date) -> Self {
        Self(date.days() * 86_400_000)
    }

    /// The day, in UTC.
    pub fn date(self) -> Date {
        Date::of_days(self.0.div_euclid(86_400_000))
    }

    /// Reads a date and time with its offset, as RFC 3339 section 5.6 has it; seconds may be left out, and what is
    /// below a millisecond is cut off.
    pub fn rfc3339(text: &str) -> Option<Self> {
        let (day, clock) = text.split_once(['T', 't', ' '])?;
        let at = clock.find(['Z', 'z', '+', '-'])?;
        let (clock, offset) = clock.split_at_checked(at)?;
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
        let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
        let whole = fraction.bytes().all(|byte| byte.is_ascii_digit()) && !fraction.is_empty();
        let (minutes, seconds) = match clock.len() {
            5 => (clock, 0),
            _ => clock.rsplit_once(':').and_then(|(minutes, seconds)| Some((minutes, two(seconds, 60)?)))?,
        };
        // a leap second is the last of its minute
        let since =
            (minutes_of(minutes)? * 60 + seconds.min(59)) * 1_000 + digits.parse::<i64>().ok().filter(|_| whole)?;
        let shift = match (offset.get(..1)?, offset.get(1..)?) {
            ("Z" | "z", "") => 0,
            ("+", offset) => minutes_of(offset)?,
            ("-", offset) => -minutes_of(offset)?,
            _ => return None,
        };
        Some(Self(Self::midnight(day.parse().ok()?).0 + since - shift * 60_000))
    }
}

/// The minutes of `HH:MM`.
fn minutes_of(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    Some(two(hours, 23)? * 60 + two(minutes, 59)?)
}

/// A number of two digits, at most this.
fn two(digits: &str, most: i64) -> Option<i64> {
    let is_two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| is_two && *number <= most)
}

impl std::str::FromStr for Time {
    type Err = String;

    /// Reads what [`fmt::Display`] writes, and nothing else.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a time of the form 2026-01-31T08:15:00.000Z");
        let (day, clock) = text.strip_suffix('Z').and_then(|text| text.split_once('T')).ok_or_else(wrong)?;
        let parts: Vec<i64> = clock.split([':', '.']).filter_map(|part| part.parse().ok()).collect();
        let [hours, minutes, seconds, milliseconds] = parts[..] else { return Err(wrong()) };
        let since = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds;
        let time = Self(Self::midnight(day.parse()?).0 + since);
        if time.to_string() == text { Ok(time) } else { Err(wrong()) }
    }
}

impl fmt::Display for Time {
    /// RFC 3339 with milliseconds: `2026-11-22T08:15:00.000Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, milliseconds) = (self.0.rem_euclid(86_400_000) / 1_000, self.0.rem_euclid(1_000));
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}.{milliseconds:03}Z", self.date())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Written and read as the text that is shown.
macro_rules! as_text {
    ($($name:ty),*) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

as_text!(Date, Time, Digest);

#[cfg(test)]
mod tests {
    use super::{BLOCK, Date, Digest, Position, SourceId, Text, Time};

    #[test]
    fn days_become_civil_dates_and_back() {
        for (days, text) in [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_178, "2025-03-31"), (20_779, "2026-11-22")]
        {
            assert_eq!(Date::of_days(days).to_string(), text);
            assert_eq!(text.parse::<Date>().map(Date::days), Ok(days));
        }
        for days in -100_000..100_000 {
            assert_eq!(Date::of_days(days).days(), days);
        }
    }

    #[test]
    fn a_time_is_written_as_rfc_3339() {
        assert_eq!(Time(1_795_335_300_042).to_string(), "2026-11-22T08:15:00.042Z");
        assert_eq!("2026-11-22T08:15:00.042Z".parse(), Ok(Time(1_795_335_300_042)));
        for wrong in ["2026-11-22T24:00:00.000Z", "2026-11-22 08:15:00.000Z", "2026-11-22T08:15:00Z", "2026-11-22"] {
            assert!(wrong.parse::<Time>().is_err(), "{wrong}");
        }
        assert_eq!(Time::midnight(Time(1_795_335_300_042).date()).to_string(), "2026-11-22T00:00:00.000Z");
    }

    #[test]
    fn times_of_rfc_3339_are_read() {
        let expected = Some(Time(1_795_335_300_000));
        for text in [
            "2026-11-22T08:15:00Z",
            "2026-11-22 08:15Z",
            "2026-11-22t08:15:00.0004z",
            "2026-11-22T10:15:00.000000+02:00",
            "2026-11-21T22:45:00-09:30",
        ] {
            assert_eq!(Time::rfc3339(text), expected, "{text}");
        }
        assert_eq!(Time::rfc3339("2026-11-22T08:15:00.42Z"), Some(Time(1_795_335_300_420)));
        for wrong in [
            "2026-11-22",
            "2026-11-22T08:15:00",
            "2026-11-22T8:15:00Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T08:60:00Z",
            "2026-11-22T08:15:00.Z",
            "2026-11-22T08:15:00.-1Z",
            "2026-02-30T08:15:00Z",
            "2026-11-22T08:15:00+2:00",
            "2026-11-22T08:15:00+0200",
            "2026-11-22T08:15:00Zx",
            "2026-11-22Tü",
            "",
        ] {
            assert_eq!(Time::rfc3339(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn columns_count_characters_on_lines_of_any_length() {
        let long = "é".repeat(BLOCK);
        let text = Text::new(SourceId(0), "x".into(), Digest([0; 32]), format!("a\nüb\n{long}z"));
        let at = |needle: &str| text.position(u32::try_from(text.as_str().find(needle).unwrap()).unwrap());
        assert_eq!(at("a"), Position { line: 1, column: 1 });
        assert_eq!(at("b"), Position { line: 2, column: 2 });
        assert_eq!(at("z"), Position { line: 3, column: 257 });
    }
}
