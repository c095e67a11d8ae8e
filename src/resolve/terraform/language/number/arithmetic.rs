//! What operators do with numbers, each result rounded to the precision it has.

use super::{Kind, LARGEST_EXPONENT, LITERAL, NoNumber, Number};
use num_bigint::{BigInt, Sign};
use std::cmp::Ordering;
use std::sync::Arc;

impl Number {
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

    /// A quotient, rounded once.
    pub(super) fn quotient(
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
    pub(super) fn rounded(mantissa: BigInt, exponent: i64, precision: u32) -> Result<Self, NoNumber> {
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
