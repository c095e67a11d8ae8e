//! Numbers as Terraform computes them: binary floating point of 512 bits, and what it prints of them.
//!
//! Terraform's numbers are Go's `big.Float` (<https://pkg.go.dev/math/big#Float>): a literal has 512 bits of
//! mantissa, a count 64, the result of a floating point function 53, and an operator's result as many as the more
//! precise operand. The precision shows: `1/3` and `length([1])/length([1, 2, 3])` are not the same.

mod arithmetic;
mod digits;
mod writing;

pub(super) use digits::Digits;

use num_bigint::{BigInt, Sign};
use std::sync::Arc;

/// Bits of a literal.
const LITERAL: u32 = 512;

/// Bits of a count.
const COUNT: u32 = 64;

/// Bits of a 64-bit floating point number.
const FLOAT: u32 = 53;

/// Decimal exponents, and binary ones in thousands of bits, beyond this are not computed with.
const LARGEST_EXPONENT: i64 = 5000;

/// A number.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    kind: Kind,
    precision: u32,
}

#[derive(Debug, Clone)]
enum Kind {
    /// A whole number that fits.
    Int(i64),
    /// `mantissa * 2^exponent`, the mantissa odd.
    Float(Arc<(BigInt, i64)>),
    /// Zero below zero, which prints as `-0`.
    NegativeZero,
    Infinity,
    NegativeInfinity,
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoNumber {
    /// It is none: `0/0`, text that is no number.
    Invalid,
    /// It is too large for this evaluator, not for Terraform.
    TooLarge,
}

impl From<i64> for Number {
    fn from(int: i64) -> Self {
        Self { kind: Kind::Int(int), precision: COUNT }
    }
}

impl Number {
    /// The number of a decimal text such as `-1.50e3`.
    pub(crate) fn parse(text: &str) -> Result<Self, NoNumber> {
        if let Some(kind) = infinity(text) {
            return Ok(Self { kind, precision: LITERAL });
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) if !exponent.is_empty() => (mantissa, exponent_of(exponent)?),
            Some(_) => return Err(NoNumber::Invalid),
            None => (text, 0),
        };
        let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NoNumber::Invalid);
        }
        let length = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX);
        let exponent = exponent.saturating_sub(length(fraction));
        if exponent.abs() > LARGEST_EXPONENT || length(&digits) > LARGEST_EXPONENT {
            return Err(NoNumber::TooLarge);
        }
        let mut mantissa_value: BigInt = digits.parse().map_err(|_| NoNumber::Invalid)?;
        let is_negative = mantissa.starts_with('-');
        if mantissa_value.sign() == Sign::NoSign && is_negative {
            return Ok(Self { kind: Kind::NegativeZero, precision: LITERAL });
        }
        if is_negative {
            mantissa_value = -mantissa_value;
        }
        let fives = BigInt::from(5).pow(u32::try_from(exponent.unsigned_abs()).unwrap_or(0));
        if exponent >= 0 {
            return Self::rounded(mantissa_value * fives, exponent, LITERAL);
        }
        Self::quotient(&mantissa_value, exponent, &fives, 0, LITERAL)
    }

    /// A 64-bit floating point number; none when it is not a number.
    pub(crate) fn from_f64(float: f64) -> Option<Self> {
        let special = |kind| Some(Self { kind, precision: FLOAT });
        match float {
            float if float.is_nan() => None,
            f64::INFINITY => special(Kind::Infinity),
            f64::NEG_INFINITY => special(Kind::NegativeInfinity),
            float if float == 0.0 => special(if float.is_sign_negative() { Kind::NegativeZero } else { Kind::Int(0) }),
            float => {
                let bits = float.to_bits();
                let exponent = i64::try_from((bits >> 52) & 0x7ff).unwrap_or(0);
                let fraction = i64::try_from(bits & ((1 << 52) - 1)).unwrap_or(0);
                let (mantissa, exponent) =
                    if exponent == 0 { (fraction, -1074) } else { (fraction | (1 << 52), exponent - 1075) };
                let mantissa = if float < 0.0 { -mantissa } else { mantissa };
                Self::rounded(mantissa.into(), exponent, FLOAT).ok()
            }
        }
    }

    /// A whole number of any length, which is held in full.
    pub(crate) fn from_big(number: BigInt) -> Result<Self, NoNumber> {
        let precision = u32::try_from(number.bits()).unwrap_or(u32::MAX).max(COUNT);
        Self::rounded(number, 0, precision)
    }

    /// The nearest 64-bit floating point number.
    pub(crate) fn as_f64(&self) -> f64 {
        match &self.kind {
            Kind::Infinity => f64::INFINITY,
            Kind::NegativeInfinity => f64::NEG_INFINITY,
            Kind::Int(_) | Kind::Float(_) | Kind::NegativeZero => self.text().parse().unwrap_or(f64::NAN),
        }
    }

    /// The whole number, when it is one that fits.
    pub(crate) fn as_int(&self) -> Option<i64> {
        match self.kind {
            Kind::Int(int) => Some(int),
            Kind::NegativeZero => Some(0),
            Kind::Float(_) | Kind::Infinity | Kind::NegativeInfinity => None,
        }
    }

    /// The count, when it is a whole number of at least zero.
    pub(crate) fn as_count(&self) -> Option<usize> {
        usize::try_from(self.as_int()?).ok()
    }

    /// The whole number of any length, when it is one.
    pub(crate) fn as_big(&self) -> Option<BigInt> {
        let (mantissa, exponent) = self.parts()?;
        let shift = usize::try_from(exponent).ok()?;
        Some(mantissa << shift)
    }

    /// The number without what is after the point.
    pub(crate) fn truncated(&self) -> Option<BigInt> {
        let (mantissa, exponent) = self.parts()?;
        let shift = usize::try_from(exponent.unsigned_abs()).ok()?;
        if exponent >= 0 {
            return Some(mantissa << shift);
        }
        let size = BigInt::from(mantissa.magnitude() >> shift);
        Some(if mantissa.sign() == Sign::Minus { -size } else { size })
    }

    /// Whether it is infinite.
    pub(crate) fn is_infinite(&self) -> bool {
        matches!(self.kind, Kind::Infinity | Kind::NegativeInfinity)
    }

    /// Whether it is zero.
    pub(crate) fn is_zero(&self) -> bool {
        matches!(self.kind, Kind::Int(0) | Kind::NegativeZero)
    }

    /// Whether it is below zero.
    pub(crate) fn is_negative(&self) -> bool {
        match &self.kind {
            Kind::Int(int) => *int < 0,
            Kind::Float(float) => float.0.sign() == Sign::Minus,
            Kind::NegativeZero | Kind::NegativeInfinity => true,
            Kind::Infinity => false,
        }
    }

    /// Mantissa and exponent of a finite number.
    fn parts(&self) -> Option<(BigInt, i64)> {
        match &self.kind {
            Kind::Int(int) => Some((BigInt::from(*int), 0)),
            Kind::NegativeZero => Some((BigInt::from(0), 0)),
            Kind::Float(float) => Some((**float).clone()),
            Kind::Infinity | Kind::NegativeInfinity => None,
        }
    }
}

/// What Go's parser takes for infinity.
fn infinity(text: &str) -> Option<Kind> {
    match text {
        "Inf" | "inf" | "+Inf" | "+inf" => Some(Kind::Infinity),
        "-Inf" | "-inf" => Some(Kind::NegativeInfinity),
        _ => None,
    }
}

fn exponent_of(text: &str) -> Result<i64, NoNumber> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NoNumber::Invalid);
    }
    text.parse().map_err(|_| NoNumber::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn of(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn sums_of_short_decimals_are_short() {
        assert_eq!(of("0.1").plus(&of("0.2")).unwrap().text(), "0.3");
        assert_eq!(of("0.1").plus(&of("0.7")).unwrap().text(), "0.8");
    }

    #[test]
    fn the_precision_shows_in_quotients() {
        let third = Number::from(1).divided_by(&Number::from(3)).unwrap();
        assert_eq!(third.text(), "0.33333333333333333334");
        let third = of("1").divided_by(&of("3")).unwrap().text();
        assert!(third.len() > 150 && third.ends_with("333335"), "{third}");
        assert_eq!(Number::from_f64(2.0_f64.sqrt()).unwrap().text(), "1.4142135623730951");
    }

    #[test]
    fn large_and_small_numbers_are_written_in_full() {
        assert_eq!(of("1e30").text(), "1000000000000000000000000000000");
        assert_eq!(of("1.50e-5").text(), "0.000015");
        assert_eq!(of("-12.25").text(), "-12.25");
        assert_eq!(of("0").negated().text(), "-0");
        assert_eq!(of("1").divided_by(&of("0")).unwrap().text(), "+Inf");
        assert!(of("0").divided_by(&of("0")).is_err());
    }
}
