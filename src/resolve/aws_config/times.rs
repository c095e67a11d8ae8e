//! When what an export shows was recorded or delivered, as it says itself.

use crate::model::{Collected, Data, Number, Time, Value};

/// When the service delivered a snapshot, as it names the file: `1_Config_us-east-2_ConfigSnapshot_20160927T183939Z_...`.
/// <https://docs.aws.amazon.com/config/latest/developerguide/example-configuration-snapshot-notification.html>
pub(super) fn delivered(path: &str) -> Option<Time> {
    let (_, rest) = path.rsplit_once("_ConfigSnapshot_")?;
    let (day, clock) = rest.split('_').next()?.strip_suffix('Z')?.split_once('T')?;
    let (year, month, date) = (day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    let (hour, minute, second) = (clock.get(..2)?, clock.get(2..4)?, clock.get(4..)?);
    Time::rfc3339(&format!("{year}-{month}-{date}T{hour}:{minute}:{second}Z"))
}

/// When an item was recorded: in RFC 3339, or in seconds since 1970 as older command lines print it.
pub(super) fn captured(item: &Value) -> Collected {
    let Some(time) = item.get("configurationItemCaptureTime") else { return Collected::Unknown };
    let at = match &time.data {
        Data::String(text) => Time::rfc3339(text),
        Data::Number(Number::Int(seconds)) => seconds.checked_mul(1_000).map(Time),
        Data::Number(Number::Decimal(text)) => seconds(text),
        Data::Null
        | Data::Bool(_)
        | Data::List(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    };
    at.and_then(Time::writable).map_or(Collected::Unknown, Collected::Recorded)
}

/// A moment given in seconds with a fraction.
fn seconds(text: &str) -> Option<Time> {
    let (whole, fraction) = text.split_once('.')?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    let (whole, thousandths) = (whole.parse::<i64>().ok()?, thousandths.parse::<i64>().ok()?);
    whole.checked_mul(1_000)?.checked_add(thousandths).map(Time)
}
