//! Decimal arithmetic, exact or not at all: what does not fit is unknown, never rounded.

use super::evaluator::{fault, unknown};
use crate::model::hcl::BinaryOperator;
use crate::model::{Data, Number, Place, Value};
use std::cmp::Ordering;

/// A decimal: `digits * 10^-scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i128,
    scale: u32,
}

/// Digits after the point that arithmetic may make.
const MOST_SCALE: u32 = 30;

/// The number a literal stands for.
pub(super) fn literal(text: &str, at: Place) -> Value {
    Decimal::parse(text).map_or_else(
        || unknown(format!("the number {text} is too large to be computed with"), at),
        |decimal| decimal.value(at),
    )
}

/// The result of an arithmetic operator.
pub(super) fn arithmetic(operator: BinaryOperator, left: Decimal, right: Decimal, at: Place) -> Value {
    if matches!(operator, BinaryOperator::Divide | BinaryOperator::Modulo) && right.digits == 0 {
        return fault("division by zero", at);
    }
    let result = match operator {
        BinaryOperator::Add => left.add(right),
        BinaryOperator::Subtract => right.negate().and_then(|right| left.add(right)),
        BinaryOperator::Multiply => left.multiply(right),
        BinaryOperator::Divide => left.divide(right),
        BinaryOperator::Modulo => left.remainder(right),
        BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual
        | BinaryOperator::And
        | BinaryOperator::Or => None,
    };
    result.map_or_else(|| unknown("the result is not a short decimal", at), |decimal| decimal.value(at))
}

impl Decimal {
    /// A decimal from text such as `-1.50e3`; none when it is not one, or too long.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let unsigned = whole.strip_prefix(['-', '+']).unwrap_or(whole);
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if unsigned.is_empty() || !is_digits(unsigned) || !is_digits(fraction) || text.len() > 64 {
            return None;
        }
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        if scale < 0 {
            let factor = 10_i128.checked_pow(scale.unsigned_abs())?;
            return Some(Self { digits: digits.checked_mul(factor)?, scale: 0 });
        }
        Some(Self { digits, scale: u32::try_from(scale).ok()? }.reduced())
    }

    /// The decimal of a number.
    pub(super) fn of(number: &Number) -> Option<Self> {
        match number {
            Number::Int(value) => Some(Self::whole((*value).into())),
            Number::Decimal(text) => Self::parse(text),
        }
    }

    /// A whole number.
    pub(super) fn whole(digits: i128) -> Self {
        Self { digits, scale: 0 }
    }

    /// The decimal as a value.
    pub(super) fn value(self, at: Place) -> Value {
        let reduced = self.reduced();
        let int = i64::try_from(reduced.digits).ok().filter(|_| reduced.scale == 0);
        let number = int.map_or_else(|| Number::Decimal(reduced.text().into()), Number::Int);
        Value::new(Data::Number(number), at)
    }

    /// The number as Terraform writes it in a string.
    pub(super) fn text(self) -> String {
        let Self { digits, scale } = self.reduced();
        let sign = if digits < 0 { "-" } else { "" };
        let all = format!("{:0>width$}", digits.unsigned_abs(), width = scale as usize + 1);
        let (whole, fraction) = all.split_at_checked(all.len() - scale as usize).unwrap_or((&all, ""));
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// The whole number, when it is one.
    pub(super) fn as_whole(self) -> Option<i128> {
        let reduced = self.reduced();
        (reduced.scale == 0).then_some(reduced.digits)
    }

    /// The order of two decimals.
    pub(super) fn compare(self, other: Self) -> Option<Ordering> {
        let (left, right, _) = self.aligned(other)?;
        Some(left.cmp(&right))
    }

    /// The number with its sign changed.
    pub(super) fn negate(self) -> Option<Self> {
        Some(Self { digits: self.digits.checked_neg()?, ..self })
    }

    fn aligned(self, other: Self) -> Option<(i128, i128, u32)> {
        let scale = self.scale.max(other.scale);
        let at_scale = |decimal: Self| decimal.digits.checked_mul(10_i128.checked_pow(scale - decimal.scale)?);
        Some((at_scale(self)?, at_scale(other)?, scale))
    }

    fn add(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Some(Self { digits: left.checked_add(right)?, scale }.reduced())
    }

    fn multiply(self, other: Self) -> Option<Self> {
        let scale = self.scale.checked_add(other.scale)?;
        Some(Self { digits: self.digits.checked_mul(other.digits)?, scale }.reduced())
    }

    fn divide(self, other: Self) -> Option<Self> {
        let (mut left, right, _) = self.aligned(other)?;
        let mut scale = 0;
        while left.checked_rem(right)? != 0 {
            left = left.checked_mul(10)?;
            scale += 1;
            if scale > MOST_SCALE {
                return None;
            }
        }
        Some(Self { digits: left.checked_div(right)?, scale })
    }

    fn remainder(self, other: Self) -> Option<Self> {
        let (left, right, scale) = self.aligned(other)?;
        Some(Self { digits: left.checked_rem(right)?, scale }.reduced())
    }

    fn reduced(self) -> Self {
        let Self { mut digits, mut scale } = self;
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        Self { digits, scale }
    }
}
