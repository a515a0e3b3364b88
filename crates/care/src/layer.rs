//! Who looks after what: the layers of a thing, by *you* and *AWS*.
//!
//! After AWS's shared responsibility model: <https://aws.amazon.com/compliance/shared-responsibility-model/>. AWS looks
//! after the cloud itself; what is put into it stays with the customer, and how much that is depends on the service.

use Keeper::{Aws, Both, You};
use tollgate_model::{Network, OutsideHostKind, ResourceId, ResourceKind};

/// A layer of a thing, from the ground up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Buildings, power, machines.
    Hardware,
    /// Cables, switches, and the virtual network made of them.
    Fabric,
    /// The operating system and its updates.
    OperatingSystem,
    /// What runs programs or keeps data: a language's runtime, a web server, a database engine.
    Runtime,
    /// What is stored.
    Data,
    /// The program.
    Application,
    /// Who may reach it, and how: rules, routes, keys.
    Access,
}

impl Layer {
    /// From the ground up.
    pub const ALL: [Layer; 7] = [
        Layer::Hardware,
        Layer::Fabric,
        Layer::OperatingSystem,
        Layer::Runtime,
        Layer::Data,
        Layer::Application,
        Layer::Access,
    ];
}

/// Who looks after a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The customer.
    You,
    /// AWS.
    Aws,
    /// AWS keeps it running; the customer chooses versions and settings.
    Both,
}

/// One for each of [`Layer::ALL`]; `None` where a thing has no such layer.
pub type Keepers = [Option<Keeper>; 7];

/// Ways to run a program or a database, to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// An EC2 instance.
    Ec2,
    /// An Elastic Beanstalk environment.
    ElasticBeanstalk,
    /// An RDS database.
    Rds,
    /// A DynamoDB table.
    DynamoDb,
}

impl Service {
    /// From the most to be looked after to the least.
    pub const ALL: [Service; 4] = [Service::Ec2, Service::ElasticBeanstalk, Service::Rds, Service::DynamoDb];

    /// Who looks after it.
    pub const fn keepers(self) -> Keepers {
        match self {
            Service::Ec2 => [Some(Aws), Some(Aws), Some(You), Some(You), Some(You), Some(You), Some(You)],
            Service::ElasticBeanstalk => {
                [Some(Aws), Some(Aws), Some(Aws), Some(Both), Some(You), Some(You), Some(You)]
            }
            Service::Rds => [Some(Aws), Some(Aws), Some(Aws), Some(Both), Some(You), None, Some(You)],
            Service::DynamoDb => [Some(Aws), Some(Aws), Some(Aws), Some(Aws), Some(You), None, Some(You)],
        }
    }
}

/// Places: AWS's ground, without anything of the customer's in it yet.
const GROUND: Keepers = [Some(Aws), Some(Aws), None, None, None, None, None];
/// What is drawn upon that ground: AWS carries it out, the customer says how it should be.
const SETTINGS: Keepers = [Some(Aws), Some(Aws), None, None, None, None, Some(You)];
/// A disk: AWS keeps it whole, and what is on it is the customer's.
const DISK: Keepers = [Some(Aws), Some(Aws), None, None, Some(You), None, Some(You)];
/// A device that AWS runs for the customer.
const DEVICE: Keepers = [Some(Aws), Some(Aws), Some(Aws), Some(Aws), None, None, Some(You)];
/// A machine at home. The way to the internet is the provider's.
const OWN_MACHINE: Keepers = [Some(You), None, Some(You), Some(You), Some(You), Some(You), Some(You)];

/// Who looks after a thing; `None` for what belongs to neither, such as somebody else's server.
pub fn keepers_of(network: &Network, id: ResourceId) -> Option<Keepers> {
    match id.kind() {
        ResourceKind::Region | ResourceKind::AvailabilityZone => Some(GROUND),
        ResourceKind::Volume | ResourceKind::Snapshot => Some(DISK),
        ResourceKind::Vpc
        | ResourceKind::Subnet
        | ResourceKind::RouteTable
        | ResourceKind::NetworkAcl
        | ResourceKind::SecurityGroup
        | ResourceKind::KeyPair
        | ResourceKind::Domain
        | ResourceKind::ElasticIp
        | ResourceKind::PeeringConnection => Some(SETTINGS),
        ResourceKind::TargetGroup | ResourceKind::AutoScalingGroup => Some(SETTINGS),
        ResourceKind::LoadBalancer | ResourceKind::NetworkInterface => Some(DEVICE),
        ResourceKind::Environment => Some(Service::ElasticBeanstalk.keepers()),
        ResourceKind::InternetGateway
        | ResourceKind::NatGateway
        | ResourceKind::HostedZone
        | ResourceKind::GatewayEndpoint
        | ResourceKind::InterfaceEndpoint => Some(DEVICE),
        ResourceKind::DynamoTable => Some(Service::DynamoDb.keepers()),
        ResourceKind::Instance | ResourceKind::Ami => Some(Service::Ec2.keepers()),
        ResourceKind::Database | ResourceKind::DbSnapshot => Some(Service::Rds.keepers()),
        ResourceKind::OutsideHost => match id {
            ResourceId::OutsideHost(id) => {
                let host = network.outside_hosts.get(&id)?;
                (host.kind == OutsideHostKind::Laptop).then_some(OWN_MACHINE)
            }
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_is_managed_the_less_is_yours() {
        let yours = |service: Service| service.keepers().iter().filter(|it| **it == Some(You)).count();
        let counts = Service::ALL.map(yours);
        assert!(counts.is_sorted_by(|one, next| one >= next), "{counts:?}");
        let all = Service::ALL.map(Service::keepers);
        for (index, one) in all.iter().enumerate() {
            assert!(all[index + 1..].iter().all(|other| other != one), "{one:?} twice");
        }
    }

    #[test]
    fn data_and_access_are_never_aws_s_alone() {
        for service in Service::ALL {
            let keepers = service.keepers();
            for layer in [Layer::Data, Layer::Access] {
                assert_eq!(keepers[layer as usize], Some(You), "{service:?} {layer:?}");
            }
            assert_eq!(keepers[Layer::Hardware as usize], Some(Aws));
        }
    }

    #[test]
    fn layers_are_in_the_order_of_their_numbers() {
        assert!(Layer::ALL.iter().enumerate().all(|(index, layer)| *layer as usize == index));
    }
}
