//! Numbers as text and as digits.

use super::digits::Digits;
use super::{COUNT, Kind, Number};
use num_bigint::{BigInt, Sign};

impl Number {
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
}
