//! Functions over numbers.

use super::super::evaluator::computed;
use super::super::number::Number;
use super::super::types::Type;
use super::super::value::{Data, Evaluated, Value};
use super::call::Call;
use num_bigint::BigInt;
use std::cmp::Ordering;

pub(super) fn abs(call: &Call<'_>) -> Evaluated {
    Ok(Value::number(call.number(0)?.absolute(), call.at))
}

pub(super) fn ceil(call: &Call<'_>) -> Evaluated {
    rounded(call, Ordering::Greater, 1)
}

pub(super) fn floor(call: &Call<'_>) -> Evaluated {
    rounded(call, Ordering::Less, -1)
}

/// A whole number, one further when the number lies in a direction from it.
fn rounded(call: &Call<'_>, direction: Ordering, step: i64) -> Evaluated {
    let number = call.number(0)?;
    let Some(whole) = number.truncated() else { return Ok(Value::number(number.clone(), call.at)) };
    let below = Number::from_big(whole.clone()).map_err(|_| call.fault("the number is too large"))?;
    let whole = if number.order(&below) == direction { whole + step } else { whole };
    computed(Number::from_big(whole), call.at)
}

pub(super) fn signum(call: &Call<'_>) -> Evaluated {
    let sign = match call.int(0)? {
        0 => 0,
        number if number < 0 => -1,
        _ => 1,
    };
    Ok(Value::number(Number::from(sign), call.at))
}

pub(super) fn max(call: &Call<'_>) -> Evaluated {
    extreme(call, Ordering::Greater)
}

pub(super) fn min(call: &Call<'_>) -> Evaluated {
    extreme(call, Ordering::Less)
}

fn extreme(call: &Call<'_>, wanted: Ordering) -> Evaluated {
    let mut best = call.number(0).map_err(|_| call.fault("at least one number is needed"))?;
    for index in 1..call.arguments.len() {
        let number = call.number(index)?;
        if number.order(best) == wanted {
            best = number;
        }
    }
    Ok(Value::number(best.clone(), call.at))
}

pub(super) fn sum(call: &Call<'_>) -> Evaluated {
    let items = call.items(0)?;
    if items.is_empty() {
        return Err(call.fault("the list is empty"));
    }
    let mut total: Option<Number> = None;
    for item in items.iter() {
        let item = super::super::convert::convert(item, &Type::Number).map_err(|why| call.fault(why))?;
        let Data::Number(number) = item.data else { return Err(call.fault("the list holds null")) };
        let next = match total {
            Some(total) => total.plus(&number).map_err(|_| call.fault("the sum cannot be computed"))?,
            None => number,
        };
        total = Some(next);
    }
    Ok(Value::number(total.unwrap_or(Number::from(0)), call.at))
}

pub(super) fn log(call: &Call<'_>) -> Evaluated {
    float(call, natural_log(call.number(0)?.as_f64()) / natural_log(call.number(1)?.as_f64()))
}

pub(super) fn pow(call: &Call<'_>) -> Evaluated {
    float(call, power(call.number(0)?.as_f64(), call.number(1)?.as_f64()))
}

fn float(call: &Call<'_>, float: f64) -> Evaluated {
    let number = Number::from_f64(float).ok_or_else(|| call.fault("the result is not a number"))?;
    Ok(Value::number(number, call.at))
}

/// The natural logarithm as FreeBSD's `e_log.c` computes it, and Go after it: the last digits show.
fn natural_log(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 7] = [
        6.666_666_666_666_735e-1,
        3.999_999_999_940_942e-1,
        2.857_142_874_366_239e-1,
        2.222_219_843_214_978_4e-1,
        1.818_357_216_161_805e-1,
        1.531_383_769_920_937_3e-1,
        1.479_819_860_511_658_6e-1,
    ];
    const LOW: f64 = 1.908_214_929_270_587_7e-10;
    const HIGH: f64 = 6.931_471_803_691_238e-1;
    if !x.is_finite() || x <= 0.0 {
        return x.ln();
    }
    let (mut fraction, mut exponent) = fraction_of(x);
    if fraction < std::f64::consts::FRAC_1_SQRT_2 {
        fraction *= 2.0;
        exponent -= 1;
    }
    let f = fraction - 1.0;
    let k = f64::from(exponent);
    let s = f / (2.0 + f);
    let s2 = s * s;
    let s4 = s2 * s2;
    let [l1, l2, l3, l4, l5, l6, l7] = COEFFICIENTS;
    let t1 = s2 * (l1 + s4 * (l3 + s4 * (l5 + s4 * l7)));
    let t2 = s4 * (l2 + s4 * (l4 + s4 * l6));
    let half = 0.5 * f * f;
    k * HIGH - ((half - (s * (half + (t1 + t2)) + k * LOW)) - f)
}

/// A fraction of at least a half and an exponent of two.
fn fraction_of(x: f64) -> (f64, i32) {
    let (x, less) = if x.abs() < f64::MIN_POSITIVE { (x * 2_f64.powi(54), 54) } else { (x, 0) };
    let bits = x.to_bits();
    let exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or(0) - 1022 - less;
    (f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52)), exponent)
}

/// `x` to the power of `y`, in the steps in which Go's `math.Pow` multiplies.
fn power(x: f64, y: f64) -> f64 {
    if !x.is_finite() || !y.is_finite() || x == 0.0 || y.abs() >= 9e18 {
        return x.powf(y);
    }
    if (y.abs() - 0.5) == 0.0 {
        return if y > 0.0 { x.sqrt() } else { 1.0 / x.sqrt() };
    }
    let (mut whole, mut fraction) = (y.abs().trunc(), y.abs().fract());
    if fraction != 0.0 && x < 0.0 {
        return f64::NAN;
    }
    let (mut result, mut result_exponent) = (1.0, 0_i32);
    if fraction != 0.0 {
        if fraction > 0.5 {
            fraction -= 1.0;
            whole += 1.0;
        }
        result = (fraction * natural_log(x)).exp();
    }
    let (mut base, mut base_exponent) = fraction_of(x);
    #[expect(clippy::cast_possible_truncation, reason = "it is below 9e18")]
    let mut left = whole as i64;
    while left != 0 {
        if base_exponent.abs() > 1 << 12 {
            result_exponent = result_exponent.saturating_add(base_exponent);
            break;
        }
        if left & 1 == 1 {
            result *= base;
            result_exponent = result_exponent.saturating_add(base_exponent);
        }
        base *= base;
        base_exponent <<= 1;
        if base.abs() < 0.5 {
            base += base;
            base_exponent -= 1;
        }
        left >>= 1;
    }
    if y < 0.0 {
        result = 1.0 / result;
        result_exponent = result_exponent.saturating_neg();
    }
    // in two steps, so that neither factor overflows alone
    let half = result_exponent / 2;
    result * 2_f64.powi(half) * 2_f64.powi(result_exponent - half)
}

/// `parseint`: a whole number written in a base from 2 to 62.
pub(super) fn parseint(call: &Call<'_>) -> Evaluated {
    if call.argument(0)?.kind() != Type::String {
        return Err(call.fault("parseint takes a string"));
    }
    let (text, base) = (call.text(0)?, call.int(1)?);
    let base = u32::try_from(base).ok().filter(|base| (2..=62).contains(base));
    let base = base.ok_or_else(|| call.fault("the base is not between 2 and 62"))?;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let digit = |letter: char| {
        let value = match letter {
            '0'..='9' => u32::from(letter) - u32::from('0'),
            'a'..='z' => u32::from(letter) - u32::from('a') + 10,
            'A'..='Z' if base <= 36 => u32::from(letter) - u32::from('A') + 10,
            'A'..='Z' => u32::from(letter) - u32::from('A') + 36,
            _ => return None,
        };
        (value < base).then_some(value)
    };
    let values: Option<Vec<u32>> = digits.chars().map(digit).collect();
    let values = values.filter(|values| !values.is_empty() && values.len() < 2000);
    let values = values.ok_or_else(|| call.fault(format!("{text:?} is no whole number in base {base}")))?;
    let size = values.iter().fold(BigInt::from(0), |total, value| total * base + value);
    computed(Number::from_big(if text.starts_with('-') { -size } else { size }), call.at)
}
