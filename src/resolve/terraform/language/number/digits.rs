//! Decimal digits of numbers: all of them, the fewest that tell a number apart, and how Go writes them.
//!
//! The fewest are found as Go's `math/big` finds them (<https://pkg.go.dev/math/big#Float.Text>).

use num_bigint::BigInt;

/// Decimal digits of a number: `0.digits * 10^point`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Digits {
    digits: Vec<u8>,
    point: i64,
}

impl Digits {
    /// All digits of `mantissa * 2^exponent`.
    pub(super) fn exact(mantissa: &BigInt, exponent: i64) -> Self {
        let size = exponent.unsigned_abs();
        let (text, shift) = if exponent >= 0 {
            ((mantissa << size).to_string(), 0)
        } else {
            let fives = BigInt::from(5).pow(u32::try_from(size).unwrap_or(0));
            ((mantissa * fives).to_string(), i64::try_from(size).unwrap_or(0))
        };
        let mut digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
        let point = i64::try_from(digits.len()).unwrap_or(0) - shift;
        trim(&mut digits);
        let point = if digits.is_empty() { 0 } else { point };
        Self { digits, point }
    }

    /// The fewest digits that no other number of the precision is nearer to, as Go finds them.
    pub(super) fn shortest(mantissa: &BigInt, exponent: i64, precision: u32) -> Self {
        let size = BigInt::from(mantissa.magnitude().clone());
        let mut digits = Self::exact(&size, exponent);
        // zero has no digits, and no neighbour below
        if digits.digits.is_empty() {
            return digits;
        }
        // one bit more than the precision: the neighbours are half a unit away
        let shift = i64::from(precision) + 1 - i64::try_from(size.bits()).unwrap_or(0);
        let Ok(shift_size) = u64::try_from(shift) else { return digits };
        let wide = size << shift_size;
        let is_even = !wide.bit(1);
        let lower = Self::exact(&(&wide - 1), exponent - shift);
        let upper = Self::exact(&(&wide + 1), exponent - shift);
        let at = |digits: &Self, index: usize| digits.digits.get(index).copied().unwrap_or(0);
        for index in 0..digits.digits.len() {
            let (low, own, high) = (at(&lower, index), at(&digits, index), at(&upper, index));
            let may_fall = low != own || (is_even && index + 1 == lower.digits.len());
            let may_rise = own != high && (is_even || own + 1 < high || index + 1 < upper.digits.len());
            match (may_fall, may_rise) {
                (true, true) => digits.round(index + 1),
                (true, false) => digits.cut(index + 1),
                (false, true) => digits.raise(index + 1),
                (false, false) => continue,
            }
            break;
        }
        digits
    }

    /// Keeps some digits, the last rounded half to even.
    pub(super) fn round(&mut self, keep: usize) {
        let Some(next) = self.digits.get(keep).copied() else { return };
        let is_tie = next == 5 && keep + 1 == self.digits.len();
        let is_odd = keep.checked_sub(1).and_then(|last| self.digits.get(last)).is_some_and(|last| last % 2 == 1);
        if if is_tie { is_odd } else { next >= 5 } { self.raise(keep) } else { self.cut(keep) }
    }

    fn cut(&mut self, keep: usize) {
        self.digits.truncate(keep);
        trim(&mut self.digits);
        if self.digits.is_empty() {
            self.point = 0;
        }
    }

    fn raise(&mut self, keep: usize) {
        self.digits.truncate(keep);
        while self.digits.last() == Some(&9) {
            self.digits.pop();
        }
        if let Some(last) = self.digits.last_mut() {
            *last += 1;
        } else {
            self.digits.push(1);
            self.point += 1;
        }
    }

    /// The digits with a point and no exponent.
    pub(super) fn plain(&self) -> String {
        let whole = usize::try_from(self.point).unwrap_or(0);
        let mut text: String = self.digits.iter().take(whole).map(|digit| char::from(b'0' + digit)).collect();
        text.extend(std::iter::repeat_n('0', whole.saturating_sub(self.digits.len())));
        if text.is_empty() {
            text.push('0');
        }
        if self.digits.len() > whole {
            text.push('.');
            text.extend(std::iter::repeat_n('0', usize::try_from(-self.point).unwrap_or(0)));
            text.extend(self.digits.iter().skip(whole).map(|digit| char::from(b'0' + digit)));
        }
        text
    }

    /// The digits with a number of them after the point.
    pub(crate) fn fixed(mut self, after: usize) -> String {
        let keep = self.point.saturating_add(i64::try_from(after).unwrap_or(i64::MAX));
        match usize::try_from(keep) {
            Ok(keep) => self.round(keep),
            Err(_) => self.digits.clear(),
        }
        if self.digits.is_empty() {
            self.point = 0;
        }
        let mut text = self.plain();
        let have = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        if have == 0 && after > 0 {
            text.push('.');
        }
        text.extend(std::iter::repeat_n('0', after - have.min(after)));
        text
    }

    /// The digits as `d.ddde+dd`, with a number of them after the point, or all.
    pub(crate) fn scientific(mut self, after: Option<usize>, letter: char) -> String {
        if let Some(after) = after {
            self.round(after + 1);
        }
        let mut digits = self.digits.iter().map(|digit| char::from(b'0' + digit));
        let mut text = String::from(digits.next().unwrap_or('0'));
        let rest: String = digits.collect();
        let fill = after.map_or(0, |after| after.saturating_sub(rest.len()));
        if !rest.is_empty() || fill > 0 {
            text.push('.');
            text.push_str(&rest);
            text.extend(std::iter::repeat_n('0', fill));
        }
        let exponent = if self.digits.is_empty() { 0 } else { self.point - 1 };
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{text}{letter}{sign}{:02}", exponent.unsigned_abs())
    }

    /// The digits as Go's `%g` writes them: plain unless the exponent is below -4 or as large as `most`.
    pub(super) fn general(self, most: i64) -> String {
        let exponent = self.point - 1;
        if !self.digits.is_empty() && (exponent < -4 || exponent >= most) {
            return self.scientific(None, 'e');
        }
        self.plain()
    }

    /// The digits as Go's `%g` writes them, with at most a number of significant ones, or the shortest.
    pub(crate) fn general_within(mut self, precision: Option<usize>) -> String {
        // the shortest form turns to an exponent as if it had six digits
        let Some(precision) = precision else { return self.general(6) };
        self.round(precision.max(1));
        self.general(i64::try_from(precision.max(1)).unwrap_or(i64::MAX))
    }
}

fn trim(digits: &mut Vec<u8>) {
    while digits.last() == Some(&0) {
        digits.pop();
    }
}
