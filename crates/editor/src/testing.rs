//! The driver for tests that are little plays: each step is checked, and after each the document must be sound.

use crate::apply::apply;
use crate::arrange::{overlaps, rect_of};
use crate::command::{Command, Refusal};
use crate::facts::Facts;
use crate::starter::Starter;
use std::rc::Rc;
use tollgate_model::{
    Cidr, Component, Document, ElasticIpId, InstanceId, InternetGatewayId, NatGatewayId, NetworkAclId, Point,
    Rect, ResourceId, RouteTableId, SecurityGroupId, SubnetId, VpcId,
};

/// As everybody hands them in.
pub(crate) const FACTS: Facts = Facts { can_download: tollgate_engine::can_download };

/// A document in a test.
#[derive(Default)]
pub(crate) struct Play {
    /// As it is now.
    pub(crate) document: Document,
}

macro_rules! by_name {
    ($($function:ident $kind:ident $id:ident;)*) => {
        $(
            /// The one of this name.
            pub(crate) fn $function(&self, name: &str) -> $id {
                self.id(name).to_string().parse().unwrap()
            }
        )*
    };
}

impl Play {
    by_name! {
        vpc Vpc VpcId;
        subnet Subnet SubnetId;
        gateway InternetGateway InternetGatewayId;
        table RouteTable RouteTableId;
        acl NetworkAcl NetworkAclId;
        group SecurityGroup SecurityGroupId;
        instance Instance InstanceId;
        elastic_ip ElasticIp ElasticIpId;
        nat NatGateway NatGatewayId;
    }

    /// With a starter.
    pub(crate) fn starting(starter: Starter) -> Self {
        Self { document: starter.document() }
    }

    /// The resource of this name.
    pub(crate) fn id(&self, name: &str) -> ResourceId {
        self.document.network.named(name).unwrap()
    }

    /// Places something, which must be accepted.
    pub(crate) fn place(
        &mut self,
        component: Component,
        on: Option<ResourceId>,
        at: (i32, i32),
    ) -> ResourceId {
        let at = Point::new(at.0, at.1);
        self.perform(Command::Place { component, on, at }).unwrap().unwrap()
    }

    /// A command that must be accepted.
    pub(crate) fn does(&mut self, command: Command) -> &mut Self {
        assert_eq!(self.perform(command.clone()).err(), None, "{command:?}");
        self
    }

    /// A command that must be refused, with why.
    pub(crate) fn refused(&mut self, command: Command) -> Refusal {
        apply(&self.document, &command, &FACTS).unwrap_err()
    }

    /// The public address of an instance.
    pub(crate) fn public_ip(&self, name: &str) -> Option<String> {
        self.document.network.public_ip_of_instance(self.instance(name)).map(|it| it.to_string())
    }

    /// The private address of an instance or NAT gateway.
    pub(crate) fn private_ip(&self, name: &str) -> String {
        let id = self.id(name);
        let network = &self.document.network;
        let subnets = network.subnets.keys();
        let mut all = subnets.flat_map(|subnet| network.private_ips_in(*subnet));
        all.find(|(_, by)| *by == id).unwrap().0.to_string()
    }

    /// The block of a subnet.
    pub(crate) fn cidr(&self, subnet: &str) -> String {
        self.document.network.subnets[&self.subnet(subnet)].cidr.to_string()
    }

    /// Where something stands on the canvas.
    pub(crate) fn rect(&self, id: ResourceId) -> Rect {
        rect_of(&self.document, id).unwrap()
    }

    fn perform(&mut self, command: Command) -> Result<Option<ResourceId>, Refusal> {
        let applied = apply(&self.document, &command, &FACTS)?;
        let after = applied.document;
        assert_eq!(after.inconsistencies(), [], "{command:?}");
        assert_eq!(overlaps(&after), [], "{command:?}");
        // What came out equal is the same allocation.
        let before = std::mem::replace(&mut self.document, after);
        let now = &self.document;
        assert_eq!(before.network == now.network, Rc::ptr_eq(&before.network, &now.network), "{command:?}");
        assert_eq!(before.layout == now.layout, Rc::ptr_eq(&before.layout, &now.layout), "{command:?}");
        Ok(applied.created)
    }
}

/// A block from its text.
pub(crate) fn cidr(text: &str) -> Cidr {
    text.parse().unwrap()
}
