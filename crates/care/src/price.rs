//! What things cost by the hour: a small table, of two Regions, on demand, Linux.
//!
//! AWS's own lists are [`SOURCES`]. An estimate: without taxes, free tier, disks, and what is sent.

use std::fmt;
use std::ops::{Add, Mul};
use tollgate_model::RegionCode;

/// When the table was last compared with AWS's lists: year and month.
pub const PRICES_OF: &str = "2026-08";

/// Where AWS lists these prices.
pub const SOURCES: [&str; 2] =
    ["https://aws.amazon.com/ec2/pricing/on-demand/", "https://aws.amazon.com/vpc/pricing/"];

/// Hours of a month as AWS's own calculator counts them.
pub const HOURS_A_MONTH: u64 = 730;

/// An amount in millionths of a US dollar: whole numbers, so that sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Usd(pub u64);

impl Add for Usd {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Mul<u64> for Usd {
    type Output = Self;

    fn mul(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Usd {
    /// Whole dollars.
    pub const fn dollars(dollars: u32) -> Self {
        Self(dollars as u64 * 1_000_000)
    }

    /// To four places, as prices by the hour are written.
    pub fn precise(self) -> String {
        let tenths = self.0.saturating_add(50) / 100;
        format!("{}.{:04}", tenths / 10_000, tenths % 10_000)
    }
}

impl fmt::Display for Usd {
    /// To the cent.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = self.0.saturating_add(5_000) / 10_000;
        write!(formatter, "{}.{:02}", cents / 100, cents % 100)
    }
}

/// Prices by the hour in one Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prices {
    /// A running t3.micro with Linux, which is what every instance here is.
    pub instance: Usd,
    /// A NAT gateway that is there, used or not. What it forwards is billed by the gigabyte on top.
    pub nat_gateway: Usd,
    /// A public IPv4 address, used or not (since February 2024).
    pub public_address: Usd,
}

const VIRGINIA: Prices =
    Prices { instance: Usd(10_400), nat_gateway: Usd(45_000), public_address: Usd(5_000) };
const SEOUL: Prices = Prices { instance: Usd(13_000), nat_gateway: Usd(59_000), public_address: Usd(5_000) };

/// The prices in a Region, and whether they are its own: for a Region without any, Virginia's stand in.
pub const fn prices_in(region: RegionCode) -> (Prices, bool) {
    match region {
        RegionCode::Seoul => (SEOUL, true),
        RegionCode::Virginia => (VIRGINIA, true),
        RegionCode::Tokyo
        | RegionCode::Singapore
        | RegionCode::Oregon
        | RegionCode::Frankfurt
        | RegionCode::Ireland => (VIRGINIA, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_to_the_nearest() {
        assert_eq!(Usd(10_400).precise(), "0.0104");
        assert_eq!((Usd(10_400) * HOURS_A_MONTH).to_string(), "7.59");
        assert_eq!(Usd(4_999).to_string(), "0.00");
        assert_eq!(Usd(5_000).to_string(), "0.01");
        assert_eq!(Usd(1_999_999).to_string(), "2.00");
        assert_eq!(Usd::dollars(60).to_string(), "60.00");
    }

    #[test]
    fn every_region_has_prices() {
        for region in RegionCode::ALL {
            let (prices, _) = prices_in(*region);
            assert!(prices.public_address < prices.instance && prices.instance < prices.nat_gateway);
        }
        assert!(prices_in(RegionCode::Seoul).1 && prices_in(RegionCode::Virginia).1);
    }
}
