//! A document that is built by commands, and why a call about it is not carried out.

use crate::vectors::answer::{FACTS, Unanswered, unreadable};
use tollgate_editor::{Command, Refusal, apply};
use tollgate_model::check::BuildError;
use tollgate_model::{
    Cidr, Component, Document, InstanceId, InternetGatewayId, PeeringConnectionId, PeeringState, Point,
    ResourceId, SecurityGroupId, SubnetId, VpcId,
};

/// Why a call is not carried out.
pub(super) enum Trouble {
    /// AWS, that is the editor, refuses it.
    Refused(Refusal),
    /// AWS takes the request and it fails afterwards, as the vectors write it.
    Failed(&'static str),
    /// It cannot be asked.
    Unanswered(Unanswered),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Trouble::Refused(refusal)
    }
}

impl From<BuildError> for Trouble {
    fn from(error: BuildError) -> Self {
        Trouble::Refused(error.into())
    }
}

impl From<Unanswered> for Trouble {
    fn from(why: Unanswered) -> Self {
        Trouble::Unanswered(why)
    }
}

pub(super) type Asked = Result<(), Trouble>;

pub(super) fn bad<T>(why: impl Into<String>) -> Result<T, Trouble> {
    Ok(unreadable(why)?)
}

/// A document to which commands are given, and the things in it that the cases speak of.
pub(super) struct Yard {
    pub(super) document: Document,
}

impl Yard {
    pub(super) fn new() -> Self {
        Self { document: Document::default() }
    }

    pub(super) fn perform(&mut self, command: Command) -> Result<Option<ResourceId>, Refusal> {
        let applied = apply(&self.document, &command, &FACTS)?;
        self.document = applied.document;
        Ok(applied.created)
    }

    /// Places a component and gives its id in its own type.
    pub(super) fn place<Id: TryFrom<ResourceId>>(
        &mut self,
        component: Component,
        on: Option<ResourceId>,
    ) -> Result<Id, Trouble> {
        let created = self.perform(Command::Place { component, on, at: Point::default() })?;
        created
            .and_then(|id| Id::try_from(id).ok())
            .map_or_else(|| bad(format!("{component:?} made nothing")), Ok)
    }

    pub(super) fn region(&mut self) -> Result<ResourceId, Trouble> {
        self.place(Component::Region, None)
    }

    pub(super) fn vpc(&mut self, region: ResourceId) -> Result<VpcId, Trouble> {
        self.place(Component::Vpc, Some(region))
    }

    /// A VPC with these blocks.
    pub(super) fn vpc_with<'a>(
        &mut self,
        region: ResourceId,
        mut blocks: impl Iterator<Item = &'a Cidr>,
    ) -> Result<VpcId, Trouble> {
        let vpc = self.vpc(region)?;
        let Some(primary) = blocks.next() else { return bad("a VPC without a block") };
        self.perform(Command::SetVpcCidr(vpc, *primary))?;
        for block in blocks {
            self.perform(Command::AddVpcCidr(vpc, *block))?;
        }
        Ok(vpc)
    }

    pub(super) fn subnet(&mut self, vpc: VpcId) -> Result<SubnetId, Trouble> {
        let zone: ResourceId = self.place(Component::AvailabilityZone, Some(vpc.into()))?;
        self.place(Component::Subnet, Some(zone))
    }

    pub(super) fn default_group(&self, vpc: VpcId) -> Result<SecurityGroupId, Trouble> {
        let group = self.document.network.vpcs.get(&vpc).map(|it| it.default_security_group);
        group.map_or_else(|| bad(format!("{vpc} is gone")), Ok)
    }

    /// An active peering connection between two VPCs.
    pub(super) fn peer(&mut self, one: VpcId, other: VpcId) -> Asked {
        let peering: PeeringConnectionId = self.place(Component::PeeringConnection, Some(one.into()))?;
        self.perform(Command::SetPeeringAccepter(peering, other))?;
        self.perform(Command::SetPeeringState(peering, PeeringState::Active))?;
        Ok(())
    }

    /// A VPC with an instance, and an internet gateway where the case says so.
    pub(super) fn instance(
        &mut self,
        with_gateway: bool,
    ) -> Result<(VpcId, InstanceId, Option<InternetGatewayId>), Trouble> {
        let region = self.region()?;
        let vpc = self.vpc(region)?;
        let subnet = self.subnet(vpc)?;
        let gateway =
            if with_gateway { Some(self.place(Component::InternetGateway, Some(vpc.into()))?) } else { None };
        Ok((vpc, self.place(Component::Instance, Some(subnet.into()))?, gateway))
    }
}
