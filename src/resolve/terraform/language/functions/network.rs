//! `cidrhost`, `cidrnetmask`, `cidrsubnet`, `cidrsubnets`.
//!
//! <https://developer.hashicorp.com/terraform/language/functions/cidrsubnet>

use super::super::value::Evaluated;
use super::call::Call;
use num_bigint::BigInt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Bits that `cidrsubnets` adds at most, as in Terraform.
const MOST_NEW_BITS: i64 = 32;

/// A network: its first address, the bits that name it, and the bits of an address.
#[derive(Clone, Copy)]
struct Network {
    address: u128,
    prefix: u32,
    bits: u32,
}

pub(super) fn cidrhost(call: &Call<'_>) -> Evaluated {
    let network = Network::parse(&call.text(0)?).ok_or_else(|| call.fault("the prefix is no network"))?;
    let host = call.number(1)?.as_big().ok_or_else(|| call.fault("the host number is no whole number"))?;
    let size = BigInt::from(1) << (network.bits - network.prefix);
    let host = if host < BigInt::from(0) { host + &size } else { host };
    let host = u128::try_from(&host).ok().filter(|_| host < size);
    let host = host.ok_or_else(|| call.fault("the prefix does not hold that many hosts"))?;
    // Go holds such an address in 16 bytes and takes its host part for that of 4: it writes the number at the front
    let shift = if network.is_mapped() { 96 } else { 0 };
    call.gives(Network { address: network.address | host << shift, ..network }.address())
}

pub(super) fn cidrnetmask(call: &Call<'_>) -> Evaluated {
    let network = Network::parse(&call.text(0)?).ok_or_else(|| call.fault("the prefix is no network"))?;
    if network.bits != 32 && !network.is_mapped() {
        return Err(call.fault("addresses of IPv6 have no netmask"));
    }
    call.gives(Network { address: network.mask(), ..network }.address())
}

pub(super) fn cidrsubnet(call: &Call<'_>) -> Evaluated {
    let network = Network::parse(&call.text(0)?).ok_or_else(|| call.fault("the prefix is no network"))?;
    let number = call.number(2)?.as_big().ok_or_else(|| call.fault("the network number is no whole number"))?;
    let number = u128::try_from(&number).map_err(|_| call.fault("the network number does not fit"))?;
    let subnet = network.subnet(call.int(1)?, number);
    call.gives(subnet.ok_or_else(|| call.fault("the prefix has no such subnet"))?.text())
}

pub(super) fn cidrsubnets(call: &Call<'_>) -> Evaluated {
    let network = Network::parse(&call.text(0)?).ok_or_else(|| call.fault("the prefix is no network"))?;
    // the search starts before the network, and there is nothing before the first address
    let (mut subnets, mut next) = (Vec::new(), Some(network.address).filter(|address| *address > 0));
    for index in 1..call.arguments.len() {
        let new_bits = call.int(index)?;
        if !(1..=MOST_NEW_BITS).contains(&new_bits) {
            return Err(call.fault("a prefix is extended by 1 to 32 bits"));
        }
        let subnet = next.and_then(|start| network.subnet_after(new_bits, start));
        let subnet = subnet.ok_or_else(|| call.fault("there is not enough room in the prefix"))?;
        next = subnet.end();
        subnets.push(subnet.text());
    }
    call.gives_texts(subnets.into_iter())
}

impl Network {
    /// The network of a prefix such as `10.0.0.0/8`; bits beyond the prefix are taken away.
    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = text.split_once('/')?;
        let is_number = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix: u32 = prefix.parse().ok().filter(|_| is_number)?;
        let (address, bits) = match v4(address) {
            Some(address) => (u128::from(address), 32),
            None => (u128::from(address.parse::<Ipv6Addr>().ok()?), 128),
        };
        if prefix > bits {
            return None;
        }
        let network = Self { address, prefix, bits };
        Some(Self { address: address & network.mask(), ..network })
    }

    fn mask(self) -> u128 {
        let all = if self.bits == 32 { u128::from(u32::MAX) } else { u128::MAX };
        all & !self.host_bits()
    }

    /// As many ones as the host part of an address has bits.
    fn host_bits(self) -> u128 {
        let bits = self.bits - self.prefix;
        if bits >= 128 { u128::MAX } else { (1_u128 << bits) - 1 }
    }

    /// A subnet by its number. A prefix may become shorter, as in Terraform; then every number fits.
    fn subnet(self, new_bits: i64, number: u128) -> Option<Self> {
        let prefix = i64::from(self.prefix).checked_add(new_bits)?;
        let prefix = u32::try_from(prefix).ok().filter(|prefix| *prefix <= self.bits)?;
        let is_within = !(0..128).contains(&new_bits) || number < (1_u128 << new_bits);
        let host_bits = self.bits - prefix;
        let shifted = if number == 0 { 0 } else { number.checked_shl(host_bits)? };
        is_within.then_some(Self { address: self.address | shifted, prefix, bits: self.bits })
    }

    /// The first subnet of a size that starts at an address or after it.
    fn subnet_after(self, new_bits: i64, start: u128) -> Option<Self> {
        let prefix = self.prefix.checked_add(u32::try_from(new_bits).ok()?).filter(|prefix| *prefix <= self.bits)?;
        let candidate = Self { address: start, prefix, bits: self.bits };
        let size = candidate.host_bits();
        let aligned = start.checked_add(size)? & !size;
        let last = aligned.checked_add(size)?;
        let own_last = self.address | self.host_bits();
        (last <= own_last).then_some(Self { address: aligned, ..candidate })
    }

    /// The address after the last one.
    fn end(self) -> Option<u128> {
        (self.address | self.host_bits()).checked_add(1)
    }

    /// Whether it is of IPv4, written as one of IPv6: `::ffff:10.0.0.0/104`.
    fn is_mapped(self) -> bool {
        self.bits == 128 && self.address >> 32 == 0xffff
    }

    /// As Go writes addresses: those of IPv4 with dots, however they were written.
    fn address(self) -> String {
        let last = u32::try_from(self.address & u128::from(u32::MAX)).unwrap_or_default();
        if self.bits == 32 || self.is_mapped() {
            Ipv4Addr::from(last).to_string()
        } else {
            Ipv6Addr::from(self.address).to_string()
        }
    }

    fn text(self) -> String {
        let prefix = if self.is_mapped() { self.prefix.saturating_sub(96) } else { self.prefix };
        format!("{}/{prefix}", self.address())
    }
}

/// An address of IPv4; Terraform takes leading zeros as decimal.
fn v4(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|number| is_number && *number < 256)
    };
    let numbers: Vec<u32> = parts.iter().map(number).collect::<Option<_>>()?;
    (numbers.len() == 4).then(|| numbers.iter().fold(0, |address, number| address << 8 | number))
}
