//! One file for each kind of AWS resource: what it holds, what AWS's page on it is, what is left out.

mod ami;
pub use ami::*;
mod auto_scaling_group;
pub use auto_scaling_group::*;
mod availability_zone;
pub use availability_zone::*;
mod claim;
pub(crate) use claim::Claim;
mod contents;
pub(crate) use contents::{Contents, Tally};
pub use contents::{Excess, shorten};
mod database;
pub use database::*;
mod domain;
pub use domain::*;
mod dynamo_table;
pub use dynamo_table::*;
mod elastic_ip;
pub use elastic_ip::*;
mod engine;
pub use engine::*;
mod environment;
pub use environment::*;
mod hosted_zone;
pub use hosted_zone::*;
mod image;
pub use image::*;
mod instance;
pub use instance::*;
mod instance_state;
pub use instance_state::*;
mod interface;
pub use interface::*;
mod internet_gateway;
pub use internet_gateway::*;
mod key_pair;
pub use key_pair::*;
mod load_balancer;
pub use load_balancer::*;
mod nat_gateway;
pub use nat_gateway::*;
mod network_acl;
pub use network_acl::*;
mod outside_host;
pub use outside_host::*;
mod peering_connection;
pub use peering_connection::*;
mod region;
pub use region::*;
mod region_code;
pub use region_code::*;
mod role;
pub(crate) use role::Role;
mod route_table;
pub use route_table::*;
mod security_group;
pub use security_group::*;
mod service;
pub use service::*;
mod snapshot;
pub use snapshot::*;
mod subnet;
pub use subnet::*;
mod target_group;
pub use target_group::*;
mod volume;
pub use volume::*;
mod vpc;
pub use vpc::*;
mod vpc_endpoint;
pub use vpc_endpoint::*;
mod zone_letter;
pub use zone_letter::*;

use crate::address::Cidr;
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{ResourceId, SecurityGroupId, SubnetId, VpcId};
use crate::map::Set;
use crate::traffic::Listener;
use std::net::Ipv4Addr;

/// What is asked of a resource of any kind. What a kind does not have is left at its default.
pub(crate) trait Resource {
    /// As what the palette offers it.
    fn component(&self) -> Component;

    /// What it is to packets.
    fn role(&self) -> Role<'_>;

    /// The name that a user gave it.
    fn name(&self) -> Option<&str> {
        None
    }

    /// The name, to be changed.
    fn name_mut(&mut self) -> Option<&mut String> {
        None
    }

    /// What it is inside of or belongs to; `None` for what stands on the open canvas.
    fn parent(&self) -> Option<ResourceId> {
        None
    }

    /// Whatever it goes along with when that is deleted.
    fn goes_with(&self) -> Vec<ResourceId> {
        self.parent().into_iter().collect()
    }

    /// What it is made of and takes along, wherever that stands.
    fn parts(&self) -> Vec<ResourceId> {
        Vec::new()
    }

    /// Visits what it names beside its parent. Left out is what may be gone and may be anywhere: the zones that registrars
    /// list (R-DNS-1), load balancers in records, key pairs in files, and what a snapshot was taken of.
    fn references(&self, _visit: &mut dyn FnMut(Bond, ResourceId)) {}

    /// Its network interfaces: most kinds have none, a database with a standby has two.
    fn interfaces(&self) -> [Option<Interface>; 2] {
        [None, None]
    }

    /// The address of its interface in this subnet, to be changed.
    fn private_ip_mut(&mut self, _subnet: SubnetId) -> Option<&mut Ipv4Addr> {
        None
    }

    /// The public address that is its own and not an Elastic IP's.
    fn public_ip(&self) -> Option<Ipv4Addr> {
        self.interfaces().into_iter().flatten().find_map(|it| it.public_ip)
    }

    /// Whether a process of it takes what comes to a port.
    fn listens(&self, _on: Listener) -> bool {
        false
    }

    /// The security groups on its interfaces; `None` for what can have none.
    fn security_groups(&self) -> Option<&Set<SecurityGroupId>> {
        None
    }

    /// The security groups that it may be given, on its interfaces or on those that it makes, to be changed; `None` for what
    /// can have none.
    fn security_groups_mut(&mut self) -> Option<&mut Set<SecurityGroupId>> {
        None
    }

    /// Visits what it claims beside its number, its name and its addresses, whether it is in the network already or not.
    /// `vpc` is the one in which it lies.
    fn claims<'a>(&'a self, _vpc: Option<VpcId>, _visit: &mut dyn FnMut(Claim<'a>)) {}

    /// Tells what AWS would have refused of it alone, beside its addresses and groups.
    fn check(&self, _id: ResourceId, _refuse: &mut dyn FnMut(BuildError)) {}

    /// What the rules of other resources read of it, beside where it lies.
    fn read_by_others(&self) -> Vec<ReadByOthers> {
        Vec::new()
    }

    /// Counts what its lists hold and how long its texts are, beside its name and its groups.
    fn count(&self, _contents: &mut Contents<'_, '_>) {}
}

/// How firmly one resource names another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// What is named must exist.
    Firm,
    /// What is named may be gone (R-ROUTE-7, R-SG-13, R-SSH-1). Where it exists it must be of the same VPC or Region.
    Loose,
}

/// Something about one resource that the rules of others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadByOthers {
    /// A block of addresses.
    Block(Cidr),
    /// A zone.
    Zone(ZoneLetter),
    /// What it leads to.
    End(ResourceId),
}

/// The name of a resource that has a field of that name.
macro_rules! named {
    () => {
        fn name(&self) -> Option<&str> {
            Some(&self.name)
        }

        fn name_mut(&mut self) -> Option<&mut String> {
            Some(&mut self.name)
        }
    };
}
use named;
