//! A database in RDS or DocumentDB: <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html>,
//! <https://docs.aws.amazon.com/documentdb/latest/developerguide/what-is.html>.

use super::{Bond, Contents, Engine, InstanceState, Interface, InterfaceKind, Resource, Role, named};
use crate::check::BuildError;
use crate::component::Component;
use crate::id::{DatabaseId, RegionId, ResourceId, SecurityGroupId, SubnetId};
use crate::limits::Limited;
use crate::map::{Map, Set};
use crate::traffic::Listener;
use std::net::Ipv4Addr;

/// A database that AWS runs: an interface in one subnet of its group, on which the engine's port answers and nothing else
/// (R-RDS-1). The subnet group, the parameter group and the automated backups are its own here, as AWS's console makes
/// them along with it. Left out: Aurora, read replicas and reader endpoints, option groups, maintenance, accounts and
/// passwords, the hours after which AWS starts a stopped one again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Database {
    /// Unique among resources; the first part of its endpoint.
    pub name: String,
    /// What runs on it.
    pub engine: Engine,
    /// Where its interface is.
    pub subnet: SubnetId,
    /// The interface's address. It changes at a failover; the endpoint does not (R-RDS-2).
    pub private_ip: Ipv4Addr,
    /// Its public address, while it is publicly accessible (R-RDS-3).
    pub public_ip: Option<Ipv4Addr>,
    /// The subnets in which it may stand, over at least two zones (R-RDS-1).
    pub subnet_group: Set<SubnetId>,
    /// The copy in another zone (R-RDS-4).
    pub standby: Option<Standby>,
    /// The groups on its interface, at least one.
    pub security_groups: Set<SecurityGroupId>,
    /// Whether it runs.
    pub state: DatabaseState,
    /// The rows or documents in it.
    pub rows: Set<String>,
    /// For how many days automated backups are kept; 0: none are made (R-RDS-5).
    pub backup_retention: u8,
    /// What was in it before each of the last changes, oldest first: the moments to which automated backups lead back.
    pub backups: Vec<Set<String>>,
    /// Its settings.
    pub parameters: ParameterGroup,
}

/// The second copy of a Multi-AZ database: kept in step, not readable, without an interface that answers (R-RDS-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standby {
    /// Where it stands.
    pub subnet: SubnetId,
    /// The address that the endpoint leads to after a failover.
    pub private_ip: Ipv4Addr,
}

/// Whether a database runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatabaseState {
    /// It runs.
    #[default]
    Available,
    /// It was stopped. It keeps its addresses and its storage.
    Stopped,
}

/// The settings of a database: the engine's defaults, which nobody can edit, or a group of one's own (R-RDS-6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParameterGroup {
    /// Whether it is a group of one's own.
    pub custom: bool,
    /// Whether the group was put on, and the database has not been rebooted since.
    pub attached_anew: bool,
    /// What was set, by the parameter's name. What is missing has the engine's default.
    pub set: Map<String, String>,
    /// What is in effect.
    pub in_effect: Map<String, String>,
}

impl ParameterGroup {
    /// Whether something waits for a reboot.
    pub fn is_pending(&self) -> bool {
        self.attached_anew || self.set != self.in_effect
    }
}

/// A manual snapshot: it stays when the database is deleted (R-RDS-5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DbSnapshot {
    /// Unique among resources.
    pub name: String,
    /// The Region that keeps it.
    pub region: RegionId,
    /// Of which engine.
    pub engine: Engine,
    /// What was in the database.
    pub rows: Set<String>,
}

impl Database {
    /// An empty one in a single subnet, with these groups and the defaults of the console.
    pub fn new(
        name: String,
        engine: Engine,
        subnet: SubnetId,
        private_ip: Ipv4Addr,
        security_groups: Set<SecurityGroupId>,
    ) -> Self {
        Self {
            name,
            engine,
            subnet,
            private_ip,
            public_ip: None,
            subnet_group: Set::from([subnet]),
            standby: None,
            security_groups,
            state: DatabaseState::Available,
            rows: Set::new(),
            backup_retention: Self::BACKUP_RETENTION,
            backups: Vec::new(),
            parameters: ParameterGroup::default(),
        }
    }

    /// For how many days backups are kept unless somebody says otherwise: the console's default.
    pub const BACKUP_RETENTION: u8 = 7;
    /// For how many days they can be kept.
    pub const LONGEST_RETENTION: u8 = 35;
    /// How many moments are remembered here.
    pub const MOMENTS: usize = 5;

    /// Whether the endpoint leads to a public address from outside.
    pub const fn is_public(&self) -> bool {
        self.public_ip.is_some()
    }
}

impl Database {
    /// Whether the settings of a database go together. The zones of its group are asked when it is made: a drawing may lose
    /// a subnet later.
    pub fn check_settings(&self, id: DatabaseId) -> Result<(), BuildError> {
        let standby = self.standby.map(|it| it.subnet);
        if let Some(subnet) = [Some(self.subnet), standby]
            .into_iter()
            .flatten()
            .find(|subnet| !self.subnet_group.contains(subnet))
        {
            return Err(BuildError::InUse { what: subnet.into(), by: id.into() });
        }
        if standby == Some(self.subnet) {
            return Err(BuildError::SingleZone(id.into()));
        }
        if self.engine == Engine::DocumentDb && self.is_public() {
            return Err(BuildError::NotOfferedBy(Engine::DocumentDb));
        }
        match self.backup_retention {
            days if days > Database::LONGEST_RETENTION => Err(BuildError::BackupRetention(days)),
            _ => Ok(()),
        }
    }
}

impl Resource for Database {
    named!();

    fn component(&self) -> Component {
        match self.engine {
            Engine::MySql | Engine::Postgres | Engine::MariaDb => Component::Rds,
            Engine::DocumentDb => Component::DocumentDb,
        }
    }

    fn role(&self) -> Role<'_> {
        Role::Answers
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.subnet.into())
    }

    fn references(&self, visit: &mut dyn FnMut(Bond, ResourceId)) {
        let standby = self.standby.map(|it| it.subnet);
        self.subnet_group.iter().copied().chain(standby).for_each(|it| visit(Bond::Firm, it.into()));
        self.security_groups.iter().for_each(|it| visit(Bond::Firm, (*it).into()));
    }

    fn interfaces(&self) -> [Option<Interface>; 2] {
        let state = match self.state {
            DatabaseState::Available => InstanceState::Running,
            DatabaseState::Stopped => InstanceState::Stopped,
        };
        let main = Interface::new(InterfaceKind::Host, self.subnet, self.private_ip);
        let standby = |it: Standby| Interface::new(InterfaceKind::Standby, it.subnet, it.private_ip);
        [Some(Interface { public_ip: self.public_ip, state, ..main }), self.standby.map(standby)]
    }

    fn listens(&self, on: Listener) -> bool {
        on == Listener::tcp(self.engine.port())
    }

    fn security_groups(&self) -> Option<&Set<SecurityGroupId>> {
        Some(&self.security_groups)
    }

    fn check(&self, id: ResourceId, refuse: &mut dyn FnMut(BuildError)) {
        if let ResourceId::Database(id) = id {
            self.check_settings(id).unwrap_or_else(refuse);
        }
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.list(Limited::Subnets, self.subnet_group.len());
        contents.rows(&self.rows);
        contents.list(Limited::Moments, self.backups.len());
        self.backups.iter().for_each(|rows| contents.rows(rows));
        for settings in [&self.parameters.set, &self.parameters.in_effect] {
            contents.list(Limited::Parameters, settings.len());
            contents.texts(Limited::Name, settings.keys());
            contents.texts(Limited::Text, settings.values());
        }
    }

    fn private_ip_mut(&mut self, subnet: SubnetId) -> Option<&mut Ipv4Addr> {
        if subnet == self.subnet {
            return Some(&mut self.private_ip);
        }
        self.standby.as_mut().filter(|it| it.subnet == subnet).map(|it| &mut it.private_ip)
    }

    fn security_groups_mut(&mut self) -> Option<&mut Set<SecurityGroupId>> {
        Some(&mut self.security_groups)
    }
}

impl Resource for DbSnapshot {
    named!();

    fn component(&self) -> Component {
        Component::DbSnapshot
    }

    fn role(&self) -> Role<'_> {
        Role::NoNetwork
    }

    fn parent(&self) -> Option<ResourceId> {
        Some(self.region.into())
    }

    fn count(&self, contents: &mut Contents<'_, '_>) {
        contents.rows(&self.rows);
    }
}
