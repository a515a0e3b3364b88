//! Commands in the words of a drawing: each call is one or two commands, and gives the id of what it made.

use crate::apply::apply;
use crate::command::{Command, Refusal, RuleEdit};
use crate::facts::Facts;
use std::net::Ipv4Addr;
use tollgate_model::{
    AvailabilityZoneId, Cidr, Component, Direction, Document, ElasticIpId, InstanceId, InternetGatewayId,
    Listener, NatGatewayId, NetworkAclId, NetworkAclRule, OutsideHostId, Peer, Point, PortRange, Probe, Rect,
    RegionId, ResourceId, RouteTableId, RouteTarget, RuleAction, RuleNumber, SecurityGroupId,
    SecurityGroupRule, Set, SubnetId, TrafficMatch, VpcId,
};

/// Whether everything was accepted.
pub(super) type Built = Result<(), Refusal>;

/// For starters, whose commands ask for none (a test says so): nothing that is in them is installed at first boot.
const FACTS: Facts = Facts { can_download: |_, _| Set::new() };

/// A document under construction.
#[derive(Default)]
pub(super) struct Builder {
    /// What is there so far.
    pub(super) document: Document,
    /// Where each placed thing was drawn on the canvas.
    pub(super) drawn: Vec<(ResourceId, Rect)>,
}

macro_rules! typed_place {
    ($($method:ident $component:ident $kind:ident $id:ident;)*) => {
        $(
            /// Places one on something, and names it.
            pub(super) fn $method(&mut self, on: impl Into<ResourceId>, name: &str) -> Result<$id, Refusal> {
                match self.place(Component::$component, Some(on.into()), Point::default(), name)? {
                    ResourceId::$kind(id) => Ok(id),
                    other => Err(Refusal::Gone(other)),
                }
            }
        )*
    };
}

impl Builder {
    typed_place! {
        internet_gateway InternetGateway InternetGateway InternetGatewayId;
        route_table RouteTable RouteTable RouteTableId;
        network_acl NetworkAcl NetworkAcl NetworkAclId;
        security_group SecurityGroup SecurityGroup SecurityGroupId;
        elastic_ip ElasticIp ElasticIp ElasticIpId;
    }

    /// One command.
    pub(super) fn perform(&mut self, command: Command) -> Result<Option<ResourceId>, Refusal> {
        let applied = apply(&self.document, &command, &FACTS)?;
        self.document = applied.document;
        Ok(applied.created)
    }

    /// A Region with these edges.
    pub(super) fn region(&mut self, at: Rect) -> Result<RegionId, Refusal> {
        let made = self.container(Component::Region, None, at, "")?;
        RegionId::of(made).ok_or(Refusal::Gone(made))
    }

    /// A VPC with these edges on the canvas.
    pub(super) fn vpc(&mut self, region: RegionId, name: &str, at: Rect) -> Result<VpcId, Refusal> {
        let made = self.container(Component::Vpc, Some(region.into()), at, name)?;
        VpcId::of(made).ok_or(Refusal::Gone(made))
    }

    /// The next zone of a VPC.
    pub(super) fn zone(&mut self, vpc: VpcId, at: Rect) -> Result<AvailabilityZoneId, Refusal> {
        let made = self.container(Component::AvailabilityZone, Some(vpc.into()), at, "")?;
        AvailabilityZoneId::of(made).ok_or(Refusal::Gone(made))
    }

    /// A subnet with the block 10.0.`third`.0/24.
    pub(super) fn subnet(
        &mut self,
        zone: AvailabilityZoneId,
        name: &str,
        third: u8,
        at: Rect,
    ) -> Result<SubnetId, Refusal> {
        let made = self.container(Component::Subnet, Some(zone.into()), at, name)?;
        let id = SubnetId::of(made).ok_or(Refusal::Gone(made))?;
        if let Some(cidr) = Cidr::new([10, 0, third, 0].into(), 24) {
            self.perform(Command::SetSubnetCidr(id, cidr))?;
        }
        Ok(id)
    }

    /// An instance guarded by one group, with these TCP listeners.
    pub(super) fn instance(
        &mut self,
        subnet: SubnetId,
        name: &str,
        at: Point,
        group: SecurityGroupId,
        ports: &[u16],
    ) -> Result<InstanceId, Refusal> {
        let made = self.standing(Component::Instance, Some(subnet.into()), at, name)?;
        let id = InstanceId::of(made).ok_or(Refusal::Gone(made))?;
        self.perform(Command::SetSecurityGroups(id.into(), [group].into()))?;
        let listeners = ports.iter().copied().map(Listener::tcp).collect();
        self.perform(Command::SetInstanceListeners(id, listeners))?;
        Ok(id)
    }

    /// A public NAT gateway with an Elastic IP of this name.
    pub(super) fn nat_gateway(
        &mut self,
        subnet: SubnetId,
        name: &str,
        elastic_ip_name: &str,
        at: Point,
    ) -> Result<NatGatewayId, Refusal> {
        let made = self.standing(Component::NatGateway, Some(subnet.into()), at, name)?;
        let id = NatGatewayId::of(made).ok_or(Refusal::Gone(made))?;
        let target = tollgate_model::ElasticIpTarget::NatGateway(id);
        if let Some((elastic_ip, _)) = self.document.network.elastic_ip_of(target) {
            self.perform(Command::Rename(elastic_ip.into(), elastic_ip_name.to_owned()))?;
        }
        Ok(id)
    }

    /// A machine on the internet.
    pub(super) fn outside(
        &mut self,
        component: Component,
        name: &str,
        address: [u8; 4],
        at: Point,
    ) -> Result<OutsideHostId, Refusal> {
        let made = self.standing(component, None, at, name)?;
        let id = OutsideHostId::of(made).ok_or(Refusal::Gone(made))?;
        self.perform(Command::SetPublicAddress(id.into(), Ipv4Addr::from(address)))?;
        Ok(id)
    }

    /// A default route.
    pub(super) fn default_route(&mut self, table: RouteTableId, target: RouteTarget) -> Built {
        let edit = RuleEdit::Add((Cidr::ANYWHERE, target));
        self.perform(Command::EditRoute(table, edit)).map(|_| ())
    }

    /// Allow rules of a network ACL: number, TCP ports from and to, CIDR.
    pub(super) fn allow(
        &mut self,
        acl: NetworkAclId,
        direction: Direction,
        rules: &[(u16, u16, u16, Cidr)],
    ) -> Built {
        for (number, first, last, cidr) in rules {
            let ports = PortRange::new(*first, *last).ok_or(Refusal::NoSuchRow)?;
            let number = RuleNumber::new(*number).ok_or(Refusal::NoSuchRow)?;
            let traffic = TrafficMatch::Tcp(ports);
            let rule = NetworkAclRule { traffic, cidr: *cidr, action: RuleAction::Allow };
            self.perform(Command::EditNetworkAclRule(acl, direction, RuleEdit::Add((number, rule))))?;
        }
        Ok(())
    }

    /// Inbound rules of a group: TCP port and peer.
    pub(super) fn admit(&mut self, group: SecurityGroupId, rules: &[(u16, Peer)]) -> Built {
        for (port, peer) in rules {
            let rule = SecurityGroupRule { traffic: TrafficMatch::tcp(*port), peer: *peer };
            let edit = RuleEdit::Add(rule);
            self.perform(Command::EditSecurityGroupRule(group, Direction::Inbound, edit))?;
        }
        Ok(())
    }

    /// The packet that is ready to be sent.
    pub(super) fn probe(&mut self, probe: Probe) -> Built {
        self.perform(Command::SetProbe(Some(probe))).map(|_| ())
    }

    fn place(
        &mut self,
        component: Component,
        on: Option<ResourceId>,
        at: Point,
        name: &str,
    ) -> Result<ResourceId, Refusal> {
        let created = self.perform(Command::Place { component, on, at })?;
        let id = created.ok_or(Refusal::WrongPlace { component, on })?;
        if !name.is_empty() && self.document.network.name(id) != Some(name) {
            self.perform(Command::Rename(id, name.to_owned()))?;
        }
        Ok(id)
    }

    fn container(
        &mut self,
        component: Component,
        on: Option<ResourceId>,
        at: Rect,
        name: &str,
    ) -> Result<ResourceId, Refusal> {
        let id = self.place(component, on, at.origin, name)?;
        // A new container may not fit where it is drawn until it is as small as it is drawn.
        let origin = crate::arrange::rect_of(&self.document, id).unwrap_or(at).origin;
        self.perform(Command::Resize { id, to: Rect { origin, size: at.size } })?;
        self.perform(Command::Move { id, into: on, at: at.origin })?;
        self.drawn.push((id, at));
        // Until then it may have pushed the walls around it outwards.
        let around: Vec<ResourceId> = self.document.network.ancestors(id).collect();
        for container in around {
            let drawn = self.drawn.iter().find(|(drawn, _)| *drawn == container).map(|(_, to)| *to);
            if let Some(to) = drawn {
                self.perform(Command::Resize { id: container, to })?;
            }
        }
        Ok(id)
    }

    fn standing(
        &mut self,
        component: Component,
        on: Option<ResourceId>,
        at: Point,
        name: &str,
    ) -> Result<ResourceId, Refusal> {
        let id = self.place(component, on, at, name)?;
        let size = crate::arrange::size_of(&self.document, id);
        self.drawn.push((id, Rect { origin: at, size }));
        Ok(id)
    }
}

/// The network that the learner's laptop is in: rules for logging in name it rather than everybody.
pub(super) fn laptop_network() -> Cidr {
    Cidr::new([198, 51, 100, 0].into(), 24).unwrap_or(Cidr::ANYWHERE)
}
