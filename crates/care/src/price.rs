//! What things cost by the hour: a small table, of two Regions, on demand, Linux.
//!
//! AWS's own lists are [`SOURCES`]. An estimate: without taxes, free tier, and what is sent.

use std::fmt;
use std::ops::{Add, Mul};
use tollgate_model::{InstanceType, RegionCode, Units};

/// When the table was last compared with AWS's lists: year and month.
pub const PRICES_OF: &str = "2026-08";

/// Where AWS lists these prices.
pub const SOURCES: [&str; 9] = [
    "https://aws.amazon.com/elasticloadbalancing/pricing/",
    "https://aws.amazon.com/ec2/pricing/on-demand/",
    "https://aws.amazon.com/vpc/pricing/",
    "https://aws.amazon.com/ebs/pricing/",
    "https://aws.amazon.com/rds/mysql/pricing/",
    "https://aws.amazon.com/documentdb/pricing/",
    "https://aws.amazon.com/dynamodb/pricing/",
    "https://aws.amazon.com/privatelink/pricing/",
    "https://aws.amazon.com/route53/pricing/",
];

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
    /// A running instance with Linux, in the order of [`InstanceType::ALL`].
    instances: [Usd; InstanceType::ALL.len()],
    /// A NAT gateway that is there, used or not. What it forwards is billed by the gigabyte on top.
    pub nat_gateway: Usd,
    /// A load balancer that is there, used or not. What it handles is billed by capacity units on top.
    pub load_balancer: Usd,
    /// A public IPv4 address, used or not (since February 2024).
    pub public_address: Usd,
    /// A running db.t3.micro of RDS with MySQL; the other engines come close. A standby costs as much again.
    pub rds: Usd,
    /// A GiB of the disk of a database in RDS, by the month, used or not.
    rds_storage: Usd,
    /// A running db.t3.medium of DocumentDB, its smallest usual one. What is stored and read is billed on top.
    pub document_db: Usd,
    /// A GiB of a gp3 volume, by the month, used or not.
    volume: Usd,
    /// A GiB of a snapshot, by the month. Only what is on the volume is kept, so that a full one is the most it comes to.
    snapshot: Usd,
    /// An interface endpoint in one zone, used or not. What passes is billed by the gigabyte on top.
    pub interface_endpoint: Usd,
    /// A million reads and a million writes of a DynamoDB table on demand.
    million_requests: (Usd, Usd),
    /// A read and a write capacity unit of a DynamoDB table by the hour, used or not.
    capacity_units: (Usd, Usd),
}

impl Prices {
    /// A running instance of a type, with Linux.
    pub fn instance(&self, instance_type: InstanceType) -> Usd {
        self.instances.get(instance_type as usize).copied().unwrap_or_default()
    }

    /// The disk of a database in RDS, of the least size that the console offers.
    pub fn rds_storage(&self) -> Usd {
        hourly(self.rds_storage, 20)
    }

    /// A DynamoDB table on demand, under this load.
    pub fn requests(&self, load: Units) -> Usd {
        let (read, write) = self.million_requests;
        let hour = read * (u64::from(load.read) * 3600) + write * (u64::from(load.write) * 3600);
        Usd(hour.0 / 1_000_000)
    }

    /// A DynamoDB table with so many units.
    pub fn capacity(&self, units: Units) -> Usd {
        let (read, write) = self.capacity_units;
        read * units.read.into() + write * units.write.into()
    }

    /// An EBS volume of so many GiB.
    pub fn volume(&self, size: u32) -> Usd {
        hourly(self.volume, size)
    }

    /// A snapshot of a volume of so many GiB.
    pub fn snapshot(&self, size: u32) -> Usd {
        hourly(self.snapshot, size)
    }
}

/// A hosted zone, the same everywhere: one of the first 25, by the month. Queries are billed by the million on top.
pub(crate) fn hosted_zone() -> Usd {
    hourly(Usd(500_000), 1)
}

/// By the hour, from a price of one, such as a GiB, by the month.
fn hourly(month: Usd, size: u32) -> Usd {
    Usd((month * u64::from(size)).0 / HOURS_A_MONTH)
}

const VIRGINIA: Prices = Prices {
    instances: [
        Usd(10_400),
        Usd(20_800),
        Usd(41_600),
        Usd(83_200),
        Usd(96_000),
        Usd(192_000),
        Usd(85_000),
        Usd(126_000),
        Usd(113_000),
    ],
    nat_gateway: Usd(45_000),
    load_balancer: Usd(22_500),
    public_address: Usd(5_000),
    rds: Usd(17_000),
    rds_storage: Usd(115_000),
    document_db: Usd(78_000),
    volume: Usd(80_000),
    snapshot: Usd(50_000),
    interface_endpoint: Usd(10_000),
    million_requests: (Usd(125_000), Usd(625_000)),
    capacity_units: (Usd(130), Usd(650)),
};
const SEOUL: Prices = Prices {
    instances: [
        Usd(13_000),
        Usd(26_000),
        Usd(52_000),
        Usd(104_000),
        Usd(118_000),
        Usd(236_000),
        Usd(96_000),
        Usd(152_000),
        Usd(139_000),
    ],
    nat_gateway: Usd(59_000),
    load_balancer: Usd(22_500),
    public_address: Usd(5_000),
    rds: Usd(26_000),
    rds_storage: Usd(131_000),
    document_db: Usd(119_000),
    volume: Usd(91_200),
    snapshot: Usd(50_000),
    interface_endpoint: Usd(13_000),
    million_requests: (Usd(135_600), Usd(677_800)),
    capacity_units: (Usd(141), Usd(705)),
};

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
    fn a_table_costs_by_request_or_by_unit() {
        let (prices, _) = prices_in(RegionCode::Virginia);
        // A million reads and a fifth of a million writes in 10,000 seconds: 125 + 125 thousandths, of which 0.36 an hour.
        assert_eq!(prices.requests(Units { read: 100, write: 20 }), Usd(90_000));
        assert_eq!(prices.capacity(Units { read: 5, write: 5 }), Usd(3_900));
        assert_eq!(prices.requests(Units::default()), Usd::default());
    }

    #[test]
    fn every_region_has_prices() {
        for region in RegionCode::ALL {
            let (prices, _) = prices_in(*region);
            let small = prices.instance(InstanceType::T3Micro);
            assert!(small < prices.rds && prices.rds < prices.document_db);
            assert!(prices.public_address < small && small < prices.nat_gateway);
            let family =
                [InstanceType::T3Micro, InstanceType::T3Small, InstanceType::T3Medium, InstanceType::T3Large];
            for (one, next) in family.iter().zip(&family[1..]) {
                assert_eq!(
                    prices.instance(*one) * 2,
                    prices.instance(*next),
                    "each size is twice the one before"
                );
            }
        }
        assert!(prices_in(RegionCode::Seoul).1 && prices_in(RegionCode::Virginia).1);
    }
}
