//! Days and moments, as frameworks, inputs and reports write them.

use super::source::Digest;
use std::fmt;

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

    /// The last day of so many months that begin with this one: of one from January 31, the end of February.
    #[must_use]
    pub fn last_of_months(self, months: u8) -> Self {
        let first = |months: u16| {
            let count = u16::from(self.month) - 1 + months;
            let month = u8::try_from(count % 12).unwrap_or_default() + 1;
            Self { year: self.year + count / 12, month, day: 1 }.days()
        };
        let months = u16::from(months);
        Self::of_days((first(months) + i64::from(self.day) - 2).min(first(months + 1) - 1))
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
        Self(Self::midnight(day.parse().ok()?).0 + since - shift * 60_000).writable()
    }

    /// The same, where RFC 3339 can write it: in the years 0 to 9999.
    pub fn writable(self) -> Option<Self> {
        const YEARS: std::ops::Range<i64> = -62_167_219_200_000..253_402_300_800_000;
        YEARS.contains(&self.0).then_some(self)
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
    use super::{Date, Time};

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
            "9999-12-31T23:59:59-00:01",
            "0000-01-01T00:00:00+00:01",
            "",
        ] {
            assert_eq!(Time::rfc3339(wrong), None, "{wrong}");
        }
    }
}
