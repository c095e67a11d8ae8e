//! The one place that looks at the clock.

use crate::model::Date;
use std::time::{SystemTime, UNIX_EPOCH};

/// Today, in UTC.
pub(super) fn today() -> Date {
    #[expect(clippy::disallowed_methods, reason = "the clock is read here and passed down")]
    let now = SystemTime::now();
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    date(seconds / 86_400)
}

/// The civil date of a number of days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`).
fn date(days: u64) -> Date {
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let small = |number: u64| u8::try_from(number).unwrap_or(u8::MAX);
    Date { year: u16::try_from(year).unwrap_or(u16::MAX), month: small(month), day: small(day) }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_become_civil_dates() {
        for (days, text) in [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_178, "2025-03-31"), (20_779, "2026-11-22")]
        {
            assert_eq!(date(days).to_string(), text);
        }
    }
}
