//! Address ranges.

use super::{Answer, budget::spend, defined, string};
use regorus::Value;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Bytes that an address takes in a set, about.
const ITEM: usize = 80;

/// A range of addresses, as numbers.
struct Range {
    is_v4: bool,
    first: u128,
    last: u128,
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let address: IpAddr = address.parse().ok()?;
        let length: u32 = length.parse().ok()?;
        let (is_v4, number, width) = match address {
            IpAddr::V4(address) => (true, u128::from(u32::from(address)), 32),
            IpAddr::V6(address) => (false, u128::from(address), 128),
        };
        let free = u32::checked_sub(width, length)?;
        let hosts = if free == 128 { u128::MAX } else { (1_u128 << free) - 1 };
        Some(Self { is_v4, first: number & !hosts, last: number | hosts })
    }

    fn of_address(text: &str) -> Option<Self> {
        match text.parse().ok()? {
            IpAddr::V4(_) => Self::parse(&format!("{text}/32")),
            IpAddr::V6(_) => Self::parse(&format!("{text}/128")),
        }
    }

    fn touches(&self, other: &Self) -> bool {
        self.is_v4 == other.is_v4 && self.first <= other.last && other.first <= self.last
    }

    fn contains(&self, other: &Self) -> bool {
        self.is_v4 == other.is_v4 && self.first <= other.first && other.last <= self.last
    }

    fn name(&self, address: u128) -> String {
        match u32::try_from(address) {
            Ok(address) if self.is_v4 => Ipv4Addr::from(address).to_string(),
            _ => Ipv6Addr::from(address).to_string(),
        }
    }
}

fn two(args: &[Value], second: fn(&str) -> Option<Range>) -> Option<(Range, Range)> {
    let [first, other] = args else { return None };
    Some((Range::parse(string(first)?)?, second(string(other)?)?))
}

/// Whether two ranges share an address.
pub(super) fn intersects(args: &[Value]) -> Answer {
    defined(two(args, Range::parse).map(|(first, second)| first.touches(&second).into()))
}

/// Whether a range contains another, or an address.
pub(super) fn overlap(args: &[Value]) -> Answer {
    let either = |text: &str| Range::parse(text).or_else(|| Range::of_address(text));
    defined(two(args, either).map(|(first, second)| first.contains(&second).into()))
}

/// Every address of a range.
pub(super) fn expand(args: &[Value]) -> Answer {
    let [range] = args else { return Ok(Value::Undefined) };
    let Some(range) = string(range).and_then(Range::parse) else { return Ok(Value::Undefined) };
    let count = usize::try_from(range.last - range.first).unwrap_or(usize::MAX).saturating_add(1);
    spend("net.cidr_expand", count.saturating_mul(ITEM))?;
    let names = (range.first..=range.last).map(|address| Value::from(range.name(address)));
    Ok(names.collect::<BTreeSet<_>>().into())
}
