//! Numbers as Terraform computes them: binary floating point of 512 bits, and what it prints of them.
//!
//! Terraform's numbers are Go's `big.Float` (<https://pkg.go.dev/math/big#Float>): a literal has 512 bits of
//! mantissa, a count 64, the result of a floating point function 53, and an operator's result as many as the more
//! precise operand. The precision shows: `1/3` and `length([1])/length([1, 2, 3])` are not the same.

use super::digits::Digits;
use num_bigint::{BigInt, Sign};
use std::cmp::Ordering;
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

    /// The number with its sign changed.
    #[must_use]
    pub(crate) fn negated(&self) -> Self {
        let kind = match &self.kind {
            Kind::Int(0) => Kind::NegativeZero,
            Kind::Int(int) => match int.checked_neg() {
                Some(int) => Kind::Int(int),
                None => Kind::Float(Arc::new((BigInt::from(1), 63))),
            },
            Kind::Float(float) => Kind::Float(Arc::new((-float.0.clone(), float.1))),
            Kind::NegativeZero => Kind::Int(0),
            Kind::Infinity => Kind::NegativeInfinity,
            Kind::NegativeInfinity => Kind::Infinity,
        };
        Self { kind, precision: self.precision }
    }

    /// The number without its sign.
    #[must_use]
    pub(crate) fn absolute(&self) -> Self {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    /// `self + other`.
    pub(crate) fn plus(&self, other: &Self) -> Result<Self, NoNumber> {
        let precision = self.precision.max(other.precision);
        self.plus_within(other, precision)
    }

    fn plus_within(&self, other: &Self, precision: u32) -> Result<Self, NoNumber> {
        if let (Some((left, left_exponent)), Some((right, right_exponent))) = (self.parts(), other.parts()) {
            if matches!((&self.kind, &other.kind), (Kind::NegativeZero, Kind::NegativeZero)) {
                return Ok(self.clone());
            }
            let exponent = left_exponent.min(right_exponent);
            let scaled = |mantissa: BigInt, own: i64| mantissa << usize::try_from(own - exponent).unwrap_or(0);
            return Self::rounded(scaled(left, left_exponent) + scaled(right, right_exponent), exponent, precision);
        }
        match (self.is_infinite(), other.is_infinite()) {
            (true, true) if self.is_negative() != other.is_negative() => Err(NoNumber::Invalid),
            (true, _) => Ok(self.clone()),
            (false, _) => Ok(other.clone()),
        }
    }

    /// `self - other`.
    pub(crate) fn minus(&self, other: &Self) -> Result<Self, NoNumber> {
        self.plus(&other.negated())
    }

    /// `self * other`, with as many bits as the exact product of two short numbers needs.
    pub(crate) fn times(&self, other: &Self) -> Result<Self, NoNumber> {
        let exact = self.times_within(other, LITERAL)?;
        let needed = match &exact.kind {
            Kind::Int(int) => 64 - (int.unsigned_abs().leading_zeros() + int.trailing_zeros()).min(64),
            Kind::Float(float) => u32::try_from(float.0.bits()).unwrap_or(LITERAL),
            Kind::NegativeZero | Kind::Infinity | Kind::NegativeInfinity => 0,
        };
        Ok(Self { precision: needed.max(self.precision).max(other.precision), ..exact })
    }

    fn times_within(&self, other: &Self, precision: u32) -> Result<Self, NoNumber> {
        let is_negative = self.is_negative() != other.is_negative();
        if self.is_infinite() || other.is_infinite() {
            if self.is_zero() || other.is_zero() {
                return Err(NoNumber::Invalid);
            }
            let kind = if is_negative { Kind::NegativeInfinity } else { Kind::Infinity };
            return Ok(Self { kind, precision });
        }
        if self.is_zero() || other.is_zero() {
            return Ok(Self { kind: if is_negative { Kind::NegativeZero } else { Kind::Int(0) }, precision });
        }
        let (left, right) = (self.parts().ok_or(NoNumber::Invalid)?, other.parts().ok_or(NoNumber::Invalid)?);
        Self::rounded(left.0 * right.0, left.1 + right.1, precision)
    }

    /// `self / other`; dividing by zero gives infinity.
    pub(crate) fn divided_by(&self, other: &Self) -> Result<Self, NoNumber> {
        let precision = self.precision.max(other.precision);
        let is_negative = self.is_negative() != other.is_negative();
        if (self.is_zero() && other.is_zero()) || (self.is_infinite() && other.is_infinite()) {
            return Err(NoNumber::Invalid);
        }
        if self.is_zero() || other.is_infinite() {
            return Ok(Self { kind: if is_negative { Kind::NegativeZero } else { Kind::Int(0) }, precision });
        }
        if other.is_zero() || self.is_infinite() {
            let kind = if is_negative { Kind::NegativeInfinity } else { Kind::Infinity };
            return Ok(Self { kind, precision });
        }
        let (left, right) = (self.parts().ok_or(NoNumber::Invalid)?, other.parts().ok_or(NoNumber::Invalid)?);
        Self::quotient(&left.0, left.1, &right.0, right.1, precision)
    }

    /// `self % other`: what is left after whole divisions, computed as a literal is; dividing by zero leaves everything.
    pub(crate) fn remainder(&self, other: &Self) -> Result<Self, NoNumber> {
        if self.is_infinite() || other.is_infinite() {
            return self.times(other);
        }
        if other.is_zero() {
            return Ok(self.clone());
        }
        let whole = Self::from_big(self.divided_by(other)?.truncated().ok_or(NoNumber::Invalid)?)?;
        self.plus_within(&other.times_within(&whole, LITERAL)?.negated(), LITERAL)
    }

    /// The order of two numbers.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let rank = |number: &Self| match number.kind {
            Kind::NegativeInfinity => 0,
            Kind::Int(_) | Kind::Float(_) | Kind::NegativeZero => 1,
            Kind::Infinity => 2,
        };
        match (self.as_int(), other.as_int(), self.parts(), other.parts()) {
            (Some(left), Some(right), ..) => left.cmp(&right),
            (_, _, Some((left, left_exponent)), Some((right, right_exponent))) => {
                let exponent = left_exponent.min(right_exponent);
                let scaled = |mantissa: BigInt, own: i64| mantissa << usize::try_from(own - exponent).unwrap_or(0);
                scaled(left, left_exponent).cmp(&scaled(right, right_exponent))
            }
            _ => rank(self).cmp(&rank(other)),
        }
    }

    /// The number as Terraform writes it: the shortest decimal that is nearest to it among numbers of its precision.
    pub(crate) fn text(&self) -> String {
        match &self.kind {
            Kind::Int(int) if self.precision >= COUNT => int.to_string(),
            Kind::NegativeZero => "-0".to_owned(),
            Kind::Infinity => "+Inf".to_owned(),
            Kind::NegativeInfinity => "-Inf".to_owned(),
            Kind::Int(_) | Kind::Float(_) => {
                let Some((mantissa, exponent)) = self.parts() else { return String::new() };
                let sign = if mantissa.sign() == Sign::Minus { "-" } else { "" };
                format!("{sign}{}", Digits::shortest(&mantissa, exponent, self.precision).plain())
            }
        }
    }

    /// The number with ten significant digits, as Go's `%g` writes it.
    pub(crate) fn short(&self) -> String {
        match &self.kind {
            Kind::NegativeZero => "-0".to_owned(),
            Kind::Infinity => "+Inf".to_owned(),
            Kind::NegativeInfinity => "-Inf".to_owned(),
            Kind::Int(_) | Kind::Float(_) => {
                let Some((mantissa, exponent)) = self.parts() else { return String::new() };
                let sign = if mantissa.sign() == Sign::Minus { "-" } else { "" };
                let mut digits = Digits::exact(&BigInt::from(mantissa.magnitude().clone()), exponent);
                digits.round(10);
                format!("{sign}{}", digits.general(10))
            }
        }
    }

    /// The digits of the number without its sign, for formatting.
    pub(crate) fn digits(&self) -> Option<Digits> {
        let (mantissa, exponent) = self.parts()?;
        Some(Digits::exact(&BigInt::from(mantissa.magnitude().clone()), exponent))
    }

    /// The shortest digits of the number without its sign, for formatting.
    pub(crate) fn shortest_digits(&self) -> Option<Digits> {
        let (mantissa, exponent) = self.parts()?;
        Some(Digits::shortest(&mantissa, exponent, self.precision))
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

    /// A quotient, rounded once.
    fn quotient(
        left: &BigInt,
        left_exponent: i64,
        right: &BigInt,
        right_exponent: i64,
        precision: u32,
    ) -> Result<Self, NoNumber> {
        let wanted = u64::from(precision) + 2 + right.bits();
        let shift = wanted.saturating_sub(left.bits());
        let scaled = left << usize::try_from(shift).map_err(|_| NoNumber::TooLarge)?;
        let quotient = &scaled / right;
        // a last bit that says that something is left rounds like the rest itself
        let has_rest = &quotient * right != scaled;
        let is_negative = scaled.sign() != right.sign();
        let sticky = if has_rest { if is_negative { -1 } else { 1 } } else { 0 };
        let shift = i64::try_from(shift).map_err(|_| NoNumber::TooLarge)?;
        Self::rounded((quotient << 1) + sticky, left_exponent - right_exponent - shift - 1, precision)
    }

    /// `mantissa * 2^exponent`, rounded to the nearest of a precision, ties to even.
    fn rounded(mantissa: BigInt, exponent: i64, precision: u32) -> Result<Self, NoNumber> {
        let (sign, mut size) = mantissa.into_parts();
        let mut exponent = exponent;
        let excess = size.bits().saturating_sub(u64::from(precision));
        if excess > 0 {
            let is_tie = size.trailing_zeros() == Some(excess - 1);
            let is_above = size.bit(excess - 1);
            size >>= excess;
            if is_above && (!is_tie || size.bit(0)) {
                size += 1_u32;
            }
            exponent += i64::try_from(excess).map_err(|_| NoNumber::TooLarge)?;
        }
        if let Some(zeros) = size.trailing_zeros() {
            size >>= zeros;
            exponent += i64::try_from(zeros).map_err(|_| NoNumber::TooLarge)?;
        }
        if exponent.abs() > LARGEST_EXPONENT * 4 {
            return Err(NoNumber::TooLarge);
        }
        let mantissa = BigInt::from_biguint(sign, size);
        let small = if (0..64).contains(&exponent) { i64::try_from(&mantissa << exponent).ok() } else { None };
        let small = if mantissa.sign() == Sign::NoSign { Some(0) } else { small };
        let kind = small.map_or_else(|| Kind::Float(Arc::new((mantissa, exponent))), Kind::Int);
        Ok(Self { kind, precision })
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
