//! `formatdate`, `timeadd`, `timecmp`, over times of RFC 3339.

use super::super::number::Number;
use super::super::value::{Evaluated, Fault, Value};
use super::call::Call;
use crate::model::Date;
use std::sync::Arc;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// From the day of 1970-01-01 on.
const WEEKDAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

const NANOSECOND: i128 = 1;
const SECOND: i128 = 1_000_000_000;
const DAY: i64 = 86_400;

/// A moment: nanoseconds since 1970, and the offset of its clock in seconds.
#[derive(Clone, Copy)]
struct Time {
    moment: i128,
    offset: i64,
}

pub(super) fn timecmp(call: &Call<'_>) -> Evaluated {
    let order = time(call, 0)?.moment.cmp(&time(call, 1)?.moment);
    Ok(Value::number(Number::from(order as i64), call.at))
}

pub(super) fn timeadd(call: &Call<'_>) -> Evaluated {
    let time = time(call, 0)?;
    let duration = duration(&call.text(1)?).ok_or_else(|| call.fault("the duration is not valid"))?;
    let later = Time { moment: time.moment + duration, ..time };
    call.gives(later.text().ok_or_else(|| call.fault("the time is out of range"))?)
}

pub(super) fn formatdate(call: &Call<'_>) -> Evaluated {
    let time = time(call, 1)?;
    let format = call.text(0)?;
    let mut out = String::new();
    let mut rest: &str = &format;
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            rest = quoted(rest, &mut out).ok_or_else(|| call.fault("a quote is not closed"))?;
            continue;
        }
        let length = rest.find(|letter| letter != first).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if first.is_ascii_alphabetic() {
            let written = time.field(run).ok_or_else(|| call.fault(format!("there is no field {run}")))?;
            out.push_str(&written);
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    call.gives(out)
}

/// Writes what stands between quotes, two of which are one; what follows.
fn quoted<'t>(text: &'t str, out: &mut String) -> Option<&'t str> {
    let mut rest = text.strip_prefix('\'')?;
    loop {
        let (inner, after) = rest.split_once('\'')?;
        out.push_str(inner);
        rest = after;
        match rest.strip_prefix('\'') {
            Some(more) => {
                out.push('\'');
                rest = more;
            }
            None => return Some(rest),
        }
    }
}

fn time(call: &Call<'_>, index: usize) -> Result<Time, Fault> {
    let text: Arc<str> = call.text(index)?;
    Time::parse(&text).ok_or_else(|| call.fault(format!("{text:?} is no time of RFC 3339")))
}

impl Time {
    /// The time of a text such as `2018-01-02T23:12:01Z`.
    fn parse(text: &str) -> Option<Self> {
        let field = |from: usize, to: usize| {
            let digits = text.get(from..to)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i64>().ok()).flatten()
        };
        let is = |at: usize, wanted: &str| text.get(at..=at) == Some(wanted);
        let date: Date = text.get(..10)?.parse().ok()?;
        let (hour, minute, second) = (field(11, 13)?, field(14, 16)?, field(17, 19)?);
        if !(is(10, "T") && is(13, ":") && is(16, ":")) || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let rest = text.get(19..)?;
        let (fraction, zone) = match rest.strip_prefix('.') {
            Some(rest) => {
                let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
                rest.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())?
            }
            None => ("", rest),
        };
        let nanoseconds: i128 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
        let offset = offset(zone)?;
        let seconds = date.days() * DAY + hour * 3600 + minute * 60 + second - offset;
        Some(Self { moment: i128::from(seconds) * SECOND + nanoseconds, offset })
    }

    /// The seconds on its clock since 1970.
    fn clock(self) -> i64 {
        i64::try_from(self.moment.div_euclid(SECOND)).unwrap_or(0) + self.offset
    }

    /// The time as RFC 3339 writes it, without fractions.
    fn text(self) -> Option<String> {
        let clock = self.clock();
        let day = clock.div_euclid(DAY);
        let second = clock.rem_euclid(DAY);
        let zone = if self.offset == 0 { "Z".to_owned() } else { self.zone(":") };
        let first = Date { year: 0, month: 1, day: 1 }.days();
        let last = Date { year: 19_999, month: 12, day: 31 }.days();
        (first..=last).contains(&day).then(|| {
            let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
            format!("{}T{hour:02}:{minute:02}:{second:02}{zone}", Date::of_days(day))
        })
    }

    fn zone(self, colon: &str) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let minutes = self.offset.abs() / 60;
        format!("{sign}{:02}{colon}{:02}", minutes / 60, minutes % 60)
    }

    /// A run of one letter of a format.
    fn field(self, run: &str) -> Option<String> {
        let clock = self.clock();
        let day_number = clock.div_euclid(DAY);
        let Date { year, month, day } = Date::of_days(day_number);
        let second = clock.rem_euclid(DAY);
        let hour = second / 3600;
        let month_name = *MONTHS.get(usize::from(month.checked_sub(1)?))?;
        let weekday = *WEEKDAYS.get(usize::try_from(day_number.rem_euclid(7)).ok()?)?;
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        Some(match run {
            "YYYY" => format!("{year:04}"),
            "YY" => format!("{:02}", year % 100),
            "MMMM" => month_name.to_owned(),
            "MMM" => month_name.get(..3)?.to_owned(),
            "MM" => format!("{month:02}"),
            "M" => month.to_string(),
            "DD" => format!("{day:02}"),
            "D" => day.to_string(),
            "EEEE" => weekday.to_owned(),
            "EEE" => weekday.get(..3)?.to_owned(),
            "hh" => format!("{hour:02}"),
            "h" => hour.to_string(),
            "HH" => format!("{twelve:02}"),
            "H" => twelve.to_string(),
            "AA" => if hour < 12 { "AM" } else { "PM" }.to_owned(),
            "aa" => if hour < 12 { "am" } else { "pm" }.to_owned(),
            "mm" => format!("{:02}", second / 60 % 60),
            "m" => (second / 60 % 60).to_string(),
            "ss" => format!("{:02}", second % 60),
            "s" => (second % 60).to_string(),
            "ZZZ" if self.offset == 0 => "UTC".to_owned(),
            "Z" if self.offset == 0 => "Z".to_owned(),
            "ZZZZZ" | "Z" => self.zone(":"),
            "ZZZZ" | "ZZZ" => self.zone(""),
            _ => return None,
        })
    }
}

/// The seconds of an offset: `Z`, `+02:00`.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let sign = if zone.starts_with('+') { 1 } else { -1 };
    let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    let number = |digits: &str, most: i64| {
        let is_two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|number| is_two && *number <= most)
    };
    Some(sign * (number(hours, 23)? * 3600 + number(minutes, 59)? * 60))
}

/// Nanoseconds of a duration such as `1h30m`, as Go reads it.
fn duration(text: &str) -> Option<i128> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let sign = if text.starts_with('-') { -1 } else { 1 };
    if unsigned == "0" {
        return Some(0);
    }
    let (mut rest, mut total) = (unsigned, 0_i128);
    while !rest.is_empty() {
        let end = rest.find(|letter: char| !(letter.is_ascii_digit() || letter == '.'))?;
        let (number, after) = rest.split_at_checked(end)?;
        let unit_end = after.find(|letter: char| letter.is_ascii_digit() || letter == '.').unwrap_or(after.len());
        let (unit, after) = after.split_at_checked(unit_end)?;
        let unit = match unit {
            "ns" => NANOSECOND,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => SECOND,
            "m" => 60 * SECOND,
            "h" => 3600 * SECOND,
            _ => return None,
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if (whole.is_empty() && fraction.is_empty()) || fraction.contains('.') || number.len() > 18 {
            return None;
        }
        let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let fraction: i128 = if fraction.is_empty() { 0 } else { fraction.parse().ok()? };
        total = total.checked_add(whole.checked_mul(unit)?)?.checked_add(fraction.checked_mul(unit)? / scale)?;
        rest = after;
    }
    (!unsigned.is_empty() && total <= i128::from(i64::MAX)).then_some(total * sign)
}

/// The time of a YAML timestamp as RFC 3339 writes it: `2018-01-02`, `2018-01-02 03:04:05`, `2018-01-02T03:04:05Z`.
pub(super) fn of_yaml(text: &str) -> Option<String> {
    let is_dated = text.get(..4)?.bytes().all(|byte| byte.is_ascii_digit()) && text.get(4..5) == Some("-");
    if !is_dated {
        return None;
    }
    if let Some(time) = Time::parse(&text.replacen(['t', ' '], "T", 1)) {
        return time.text();
    }
    let (date, clock) = text.split_once(' ').unwrap_or((text, "00:00:00"));
    let mut numbers = date.split('-').map(str::parse::<i64>);
    let mut number = || numbers.next()?.ok();
    let (year, month, day) = (number()?, number()?, number()?);
    Time::parse(&format!("{year:04}-{month:02}-{day:02}T{clock}Z"))?.text()
}
