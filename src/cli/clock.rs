//! The one place that looks at the clock.

use crate::model::Time;
use std::time::{SystemTime, UNIX_EPOCH};

/// Now, or the moment that `SOURCE_DATE_EPOCH` gives in seconds.
/// <https://reproducible-builds.org/specs/source-date-epoch/>
pub(super) fn now(source_date_epoch: Option<&str>) -> Time {
    if let Some(seconds) = source_date_epoch.and_then(|seconds| seconds.parse::<i64>().ok()) {
        return Time(seconds.saturating_mul(1_000));
    }
    #[expect(clippy::disallowed_methods, reason = "the clock is read here and passed down")]
    let now = SystemTime::now();
    let elapsed = now.duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_millis());
    Time(i64::try_from(elapsed).unwrap_or(i64::MAX))
}
