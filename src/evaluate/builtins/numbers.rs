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

/// Factors of one product.
const MAX_FACTORS: usize = 1_024;

/// Factors of one product that may take more than 128 bits: more would let a number grow past what the clock sees.
const MAX_LARGE: usize = 2;

/// The product of the numbers in a list or a set.
pub(super) fn product(args: &[Value]) -> Answer {
    let numbers: Vec<&Value> = match args {
        [Value::Array(items)] => items.iter().collect(),
        [Value::Set(items)] => items.iter().collect(),
        _ => return Ok(Value::Undefined),
    };
    let numbers =
        numbers.into_iter().map(|number| if let Value::Number(number) = number { Some(number) } else { None });
    let Some(numbers) = numbers.collect::<Option<Vec<_>>>() else { return Ok(Value::Undefined) };
    let large = numbers.iter().filter(|number| number.is_integer() && number.as_i128().is_none()).count();
    if numbers.len() > MAX_FACTORS || large > MAX_LARGE {
        return Err(Refusal::Memory("product"));
    }
    let Some((first, rest)) = numbers.split_first() else { return Ok(Value::from(1_u64)) };
    let whole = rest.iter().try_fold((*first).clone(), |product, number| product.mul(number).ok());
    defined(whole.map(Value::Number))
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
