//! AWS services that are reached at addresses of AWS, outside every VPC, and their prefix lists:
//! <https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html>.

use super::RegionCode;
use crate::address::Cidr;
use crate::name::DomainName;
use std::fmt;
use std::net::Ipv4Addr;

/// A regional service with public addresses. Left out: all others, and all of their addresses but one block a Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AwsService {
    /// Amazon DynamoDB.
    DynamoDb,
    /// Amazon S3.
    S3,
    /// Amazon SQS.
    Sqs,
}

/// The host names of services end with it.
const DOMAIN: &str = "amazonaws.com";

impl AwsService {
    /// Every one.
    pub const ALL: [AwsService; 3] = [AwsService::DynamoDb, AwsService::S3, AwsService::Sqs];

    /// As it is written in its host name.
    pub const fn as_str(self) -> &'static str {
        match self {
            AwsService::DynamoDb => "dynamodb",
            AwsService::S3 => "s3",
            AwsService::Sqs => "sqs",
        }
    }

    /// Whether there is a prefix list and so a gateway endpoint for it (R-J11).
    pub const fn has_prefix_list(self) -> bool {
        match self {
            AwsService::DynamoDb | AwsService::S3 => true,
            AwsService::Sqs => false,
        }
    }

    /// The addresses of the service in a Region: one block, where AWS publishes several.
    pub fn prefix(self, region: RegionCode) -> Cidr {
        let (base, length) = self.block(region);
        // Every length of the table is below 32, so the fallback is never taken.
        Cidr::new(base.into(), length).unwrap_or(Cidr::ANYWHERE)
    }

    const fn block(self, region: RegionCode) -> ([u8; 4], u8) {
        use RegionCode::{Frankfurt, Ireland, Oregon, Seoul, Singapore, Tokyo, Virginia};
        match (self, region) {
            (AwsService::DynamoDb, Seoul) => ([52, 94, 6, 0], 24),
            (AwsService::DynamoDb, Tokyo) => ([52, 94, 8, 0], 24),
            (AwsService::DynamoDb, Singapore) => ([52, 94, 11, 0], 24),
            (AwsService::DynamoDb, Virginia) => ([52, 94, 0, 0], 22),
            (AwsService::DynamoDb, Oregon) => ([52, 94, 10, 0], 24),
            (AwsService::DynamoDb, Frankfurt) => ([52, 94, 17, 0], 24),
            (AwsService::DynamoDb, Ireland) => ([52, 94, 5, 0], 24),
            (AwsService::S3, Seoul) => ([52, 219, 56, 0], 22),
            (AwsService::S3, Tokyo) => ([52, 219, 0, 0], 20),
            (AwsService::S3, Singapore) => ([52, 219, 32, 0], 21),
            (AwsService::S3, Virginia) => ([52, 216, 0, 0], 15),
            (AwsService::S3, Oregon) => ([52, 218, 128, 0], 17),
            (AwsService::S3, Frankfurt) => ([52, 219, 44, 0], 22),
            (AwsService::S3, Ireland) => ([52, 218, 0, 0], 17),
            (AwsService::Sqs, Seoul) => ([52, 95, 193, 0], 24),
            (AwsService::Sqs, Tokyo) => ([52, 119, 219, 0], 24),
            (AwsService::Sqs, Singapore) => ([52, 119, 212, 0], 24),
            (AwsService::Sqs, Virginia) => ([3, 91, 0, 0], 24),
            (AwsService::Sqs, Oregon) => ([52, 119, 252, 0], 24),
            (AwsService::Sqs, Frankfurt) => ([52, 119, 188, 0], 24),
            (AwsService::Sqs, Ireland) => ([52, 119, 240, 0], 24),
        }
    }

    /// The address to which its host name leads on the internet.
    pub fn address(self, region: RegionCode) -> Ipv4Addr {
        let prefix = self.prefix(region);
        prefix.nth(5).unwrap_or(prefix.first())
    }

    /// Such as `dynamodb.ap-northeast-2.amazonaws.com`.
    pub fn host_name(self, region: RegionCode) -> String {
        format!("{}.{}.{DOMAIN}", self.as_str(), region.as_str())
    }

    /// The service of a host name, and in which Region.
    pub fn of_host_name(name: &DomainName) -> Option<(AwsService, RegionCode)> {
        let (service, rest) = name.as_str().split_once('.')?;
        let region = rest.strip_suffix(DOMAIN)?.strip_suffix('.')?;
        let service = AwsService::ALL.into_iter().find(|it| it.as_str() == service)?;
        Some((service, RegionCode::ALL.iter().copied().find(|it| it.as_str() == region)?))
    }

    /// The service that has an address, and in which Region.
    pub fn at(address: Ipv4Addr) -> Option<(AwsService, RegionCode)> {
        let mut all = AwsService::ALL
            .into_iter()
            .flat_map(|service| RegionCode::ALL.iter().map(move |region| (service, *region)));
        all.find(|(service, region)| service.prefix(*region).contains(address))
    }
}

impl fmt::Display for AwsService {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            AwsService::DynamoDb => "DynamoDB",
            AwsService::S3 => "S3",
            AwsService::Sqs => "SQS",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names_and_addresses_lead_back_to_the_service() {
        for service in AwsService::ALL {
            for region in RegionCode::ALL {
                let found = Some((service, *region));
                assert_eq!(AwsService::at(service.address(*region)), found);
                let name = service.host_name(*region).parse().unwrap();
                assert_eq!(AwsService::of_host_name(&name), found);
            }
        }
        assert_eq!(AwsService::of_host_name(&"dynamodb.example.com".parse().unwrap()), None);
        assert_eq!(AwsService::at([198, 51, 100, 7].into()), None);
    }

    #[test]
    fn no_address_belongs_to_two_services() {
        let all: Vec<Cidr> = AwsService::ALL
            .into_iter()
            .flat_map(|service| RegionCode::ALL.iter().map(move |region| service.prefix(*region)))
            .collect();
        for (index, one) in all.iter().enumerate() {
            assert!(all[index + 1..].iter().all(|other| !one.overlaps(*other)), "{one}");
        }
    }
}
