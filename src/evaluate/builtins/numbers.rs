//! Numbers whose results can be large.

use super::{Answer, Refusal, budget::spend, defined, integer};
use regorus::Value;

/// Bits of the largest number that is shifted or written out.
const MAX_BITS: i64 = 4_096;

/// Bytes that a number takes in a list, about.
const ITEM: usize = 40;

/// The whole numbers from one to another, both included, downwards when the second is smaller.
pub(super) fn range(args: &[Value]) -> Answer {
    let [from, to] = args else { return Ok(Value::Undefined) };
    stepped("numbers.range", from, to, 1)
}

/// The same in steps, which are greater than zero.
pub(super) fn range_step(args: &[Value]) -> Answer {
    let [from, to, step] = args else { return Ok(Value::Undefined) };
    let Some(step) = integer(step).and_then(|step| u64::try_from(step).ok()).filter(|step| *step > 0) else {
        return Ok(Value::Undefined);
    };
    stepped("numbers.range_step", from, to, step)
}

fn stepped(name: &'static str, from: &Value, to: &Value, step: u64) -> Answer {
    let (Some(from), Some(to)) = (integer(from), integer(to)) else { return Ok(Value::Undefined) };
    let count = from.abs_diff(to) / step + 1;
    let bytes = usize::try_from(count).unwrap_or(usize::MAX).saturating_mul(ITEM);
    spend(name, bytes)?;
    let step = i128::from(step) * if from <= to { 1 } else { -1 };
    let numbers = (0..count).map(|index| Value::from(i128::from(from) + i128::from(index) * step));
    Ok(Value::from(numbers.collect::<Vec<_>>()))
}

/// `bits.lsh`: a number shifted left.
pub(super) fn shift_left(args: &[Value]) -> Answer {
    let [Value::Number(number), Value::Number(bits)] = args else { return Ok(Value::Undefined) };
    if bits.as_i64().is_none_or(|bits| bits > MAX_BITS) && bits.is_positive() {
        return Err(Refusal::Memory("bits.lsh"));
    }
    defined(number.lsh(bits).map(Value::Number))
}

/// A number, rounded down, in base 2, 8, 10 or 16.
pub(super) fn format_int(args: &[Value]) -> Answer {
    let [Value::Number(number), base] = args else { return Ok(Value::Undefined) };
    let number = number.floor();
    if number.as_i128().is_none() {
        spend("format_int", 4_096)?;
    }
    let text = match integer(base) {
        Some(2) => number.format_bin(),
        Some(8) => number.format_octal(),
        Some(10) => number.format_decimal(),
        Some(16) => number.format_hex(),
        _ => return Ok(Value::Undefined),
    };
    Ok(text.into())
}
