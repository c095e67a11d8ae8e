//! Spans of time as systemd writes them: `90`, `15min`, `1h 30min`, `2weeks` (`systemd.time(7)`, "Parsing time spans").

use std::time::Duration;

/// What stands for a span that never ends; a rule that limits a span refuses it as it refuses 0.
const NEVER: i64 = 0;

/// The units and their seconds; what is shorter than a second counts as nothing.
const UNITS: [(&[&str], f64); 9] = [
    (&["", "s", "sec", "second", "seconds"], 1.0),
    (&["m", "min", "minute", "minutes"], 60.0),
    (&["h", "hr", "hour", "hours"], 3_600.0),
    (&["d", "day", "days"], 86_400.0),
    (&["w", "week", "weeks"], 604_800.0),
    // 30.44 and 365.25 days
    (&["M", "month", "months"], 2_629_800.0),
    (&["y", "year", "years"], 31_557_600.0),
    (&["ms", "msec"], 0.001),
    (&["us", "usec", "\u{b5}s", "\u{3bc}s"], 0.000_001),
];

/// The whole seconds of a span, 0 for one that never ends; none when it is no span.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    if text == "infinity" {
        return Some(NEVER);
    }
    let mut rest = text;
    let mut sum = 0.0;
    while !rest.is_empty() {
        let (number, after) = split(rest, |c| c.is_ascii_digit() || c == '.');
        let (unit, after) = split(after.trim_start(), |c| !c.is_whitespace() && !c.is_ascii_digit());
        let (_, each) = UNITS.iter().find(|(names, _)| names.contains(&unit))?;
        sum += number.parse::<f64>().ok()? * each;
        rest = after.trim_start();
    }
    let whole = Duration::try_from_secs_f64(sum).ok()?.as_secs();
    i64::try_from(whole).ok().filter(|_| !text.is_empty())
}

/// The text before the first letter that is none of these, and what follows.
fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn spans_are_what_systemd_analyze_timespan_says() {
        // systemd-analyze timespan, systemd 252
        let spans = [
            ("90", 90),
            ("15min", 900),
            ("1h 30min", 5400),
            ("1h30m", 5400),
            ("2 weeks", 1_209_600),
            ("1month", 2_629_800),
            ("1y 12month", 63_115_200),
            ("1.5h", 5400),
            ("900ms", 0),
            ("infinity", 0),
        ];
        for (text, expected) in spans {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for text in ["", "soon", "5 apples", "min", "1h x"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
