//! An EC2 instance: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Instances.html>.

use super::{Bond, Contents, Files, Image, InstanceState, Interface, InterfaceKind, Resource, Role, named};
use crate::component::Component;
use crate::id::{AmiId, KeyPairId, ResourceId, SecurityGroupId, SubnetId};
use crate::map::Set;
use crate::traffic::Listener;
use std::net::Ipv4Addr;

/// An EC2 instance with its one network interface. Left out: further interfaces, secondary private addresses, IPv6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Unique among resources.
    pub name: String,
    /// Where its interface is.
    pub subnet: SubnetId,
    /// Fixed for its life (R-ADDR-7).
    pub private_ip: Ipv4Addr,
    /// The auto-assigned public address (R-ADDR-8). An Elastic IP that is associated takes its place; where one is,
    /// this is `None`.
    pub public_ip: Option<Ipv4Addr>,
    /// The groups on its interface, at least one. Their rules add up (R-SG-2).
    pub security_groups: Set<SecurityGroupId>,
    /// On which ports a process answers.
    pub listeners: Set<Listener>,
    /// Where it is in its life (R-EC2-2).
    pub state: InstanceState,
    /// The source/destination check of its interface: drops what is neither from nor for its own address (R-NAT-9).
    pub source_dest_check: bool,
    /// What its operating system does with packets for others.
    pub forwarding: Forwarding,
    /// What it was made from.
    pub image: Image,
    /// How large it is.
    pub instance_type: InstanceType,
    /// The pair whose public half its login user accepts, put there at first boot (R-SSH-1). The pair itself may be
    /// deleted by now; `None`: launched without one, so that nobody can log in.
    pub key_pair: Option<KeyPairId>,
    /// What it did at first boot (R-EC2-1).
    pub user_data: UserData,
    /// The AMI of one's own that it was launched from, if it was. May be gone.
    pub ami: Option<AmiId>,
    /// What is on the disks that come with it.
    pub disks: Disks,
    /// Whether its interface gets an auto-assigned public address at each start; `None`: as the subnet says.
    pub assigns_public_ip: Option<bool>,
}

impl Instance {
    /// A running one of AWS's smallest usual size, with these groups, without a public address and without a key pair,
    /// on which nothing listens.
    pub fn new(
        name: String,
        subnet: SubnetId,
        private_ip: Ipv4Addr,
        security_groups: Set<SecurityGroupId>,
    ) -> Self {
        Self {
            name,
            subnet,
            private_ip,
            public_ip: None,
            security_groups,
            listeners: Set::new(),
            state: InstanceState::Running,
            source_dest_check: true,
            forwarding: Forwarding::None,
            image: Image::AmazonLinux,
            instance_type: InstanceType::T3Micro,
            key_pair: None,
            user_data: UserData::None,
            ami: None,
            disks: Disks::default(),
            assigns_public_ip: None,
        }
    }
}

/// What is on the disks that come with an instance; further volumes are things of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disks {
    /// On its root volume, an EBS volume.
    pub root: Files,
    /// Whether the root volume stays when the instance is terminated. AWS deletes it (R-EC2-3).
    pub keeps_root: bool,
    /// On the disk of its host, where its type has one.
    pub instance_store: Files,
}

impl Disks {
    /// How large a root volume is, in GiB.
    pub const ROOT_SIZE: u32 = 8;
}

macro_rules! instance_types {
    ($($(#[$default:ident])? $variant:ident $name:literal,)*) => {
        /// How large an instance is.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum InstanceType {
            $($(#[$default])? #[doc = $name] $variant,)*
        }

        impl InstanceType {
            /// Every one, the smallest of each family first.
            pub const ALL: &[InstanceType] = &[$(InstanceType::$variant,)*];

            /// As AWS writes it, such as `t3.micro`.
            pub const fn as_str(self) -> &'static str {
                match self { $(InstanceType::$variant => $name,)* }
            }
        }
    };
}

instance_types! {
    #[default] T3Micro "t3.micro",
    T3Small "t3.small",
    T3Medium "t3.medium",
    T3Large "t3.large",
    M5Large "m5.large",
    M5Xlarge "m5.xlarge",
    C5Large "c5.large",
    R5Large "r5.large",
    M5dLarge "m5d.large",
}

impl InstanceType {
    /// How large its instance store is, in GB; `None` for the types that have none.
    pub const fn instance_store(self) -> Option<u32> {
        match self {
            InstanceType::M5dLarge => Some(75),
            InstanceType::T3Micro
            | InstanceType::T3Small
            | InstanceType::T3Medium
            | InstanceType::T3Large
            | InstanceType::M5Large
            | InstanceType::M5Xlarge
            | InstanceType::C5Large
            | InstanceType::R5Large => None,
        }
    }
}

/// What an instance does at first boot, as root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UserData {
    /// Nothing.
    #[default]
    None,
    /// Downloads and starts a web server. Without a way out to the internet the download fails: the instance runs, and
    /// nothing has port 80 (R-EC2-1). Whether it worked shows in its listeners.
    WebServer,
    /// The same with a MySQL server, on port 3306: a database that one looks after oneself.
    MySql,
}

impl UserData {
    /// Every kind.
    pub const ALL: [UserData; 3] = [UserData::None, UserData::WebServer, UserData::MySql];

    /// On which port that which it installs answers.
    pub const fn port(self) -> Option<u16> {
        match self {
            UserData::None => None,
            UserData::WebServer => Some(80),
            UserData::MySql => Some(3306),
        }
    }
}

/// What the operating system does with packets for others (R-J6, R-NAT-9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Forwarding {
    /// Drops them: IP forwarding is off.
    #[default]
    None,
    /// Forwards them under its own address: a NAT instance.
    Nat,
    /// Forwards them as they are and remembers the flow: a stateful firewall appliance.
    Firewall,
}

impl Forwarding {
    /// Every kind.
    pub const ALL: [Forwarding; 3] = [Forwarding::None, Forwarding::Nat, Forwarding::Firewall];
}

impl Resource for Instance {
    named!();

    fn component(&self) -> Component {
        Component::Instance
    }

    fn role(&self) -> Role<'_> {
        Role::Machine
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.subnet.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        self.security_groups.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
        self.key_pair.into_iter().for_each(|it| visit(Bond::Loose, it.into()));
        self.ami.into_iter().for_each(|it| visit(Bond::Loose, it.into()));
    }

    fn interfaces(&self) -> [Option<Interface>; 2] {
        // A terminated one has released its address; a stopped one has not (R-ADDR-5).
        let is_there = self.state != InstanceState::Terminated;
        let interface = Interface::new(InterfaceKind::Host, self.subnet, self.private_ip);
        let interface = Interface { public_ip: self.public_ip, state: self.state, ..interface };
        [is_there.then_some(interface), None]
    }

    fn listens(&self, on: Listener) -> bool {
        self.listeners.contains(&on)
    }

    fn security_groups(&self) -> Option<&Set<SecurityGroupId>> {
        Some(&self.security_groups)
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.ports(&self.listeners);
        let Disks { root, keeps_root: _, instance_store } = &self.disks;
        contents.files(root);
        contents.files(instance_store);
    }

    fn private_ip_mut(&mut self, subnet: SubnetId) -> Option<&mut Ipv4Addr> {
        (subnet == self.subnet).then_some(&mut self.private_ip)
    }

    fn security_groups_mut(&mut self) -> Option<&mut Set<SecurityGroupId>> {
        Some(&mut self.security_groups)
    }
}
