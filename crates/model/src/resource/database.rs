//! A database in RDS or DocumentDB: <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Welcome.html>,
//! <https://docs.aws.amazon.com/documentdb/latest/developerguide/what-is.html>.

use crate::id::{DatabaseId, RegionId, SecurityGroupId, SubnetId};
use crate::map::{Map, Set};
use crate::name::DomainName;
use crate::network::Network;
use crate::spelling::api_values;
use serde::Deserialize;
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

api_values! {
    /// What keeps the data.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Engine {
        /// MySQL, in RDS.
        #[default]
        MySql = "mysql" | "my_sql",
        /// PostgreSQL, in RDS.
        Postgres = "postgres",
        /// MariaDB, in RDS.
        MariaDb = "mariadb" | "maria_db",
        /// DocumentDB, with MongoDB's interface; inside its VPC only (R-DOC-1).
        DocumentDb = "docdb" | "document_db",
    }
}

impl Engine {
    /// Those of RDS.
    pub const RDS: [Engine; 3] = [Engine::MySql, Engine::Postgres, Engine::MariaDb];

    /// As it calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Engine::MySql => "MySQL",
            Engine::Postgres => "PostgreSQL",
            Engine::MariaDb => "MariaDB",
            Engine::DocumentDb => "DocumentDB",
        }
    }

    /// The port on which it answers (R-RDS-1, R-DOC-1).
    pub const fn port(self) -> u16 {
        match self {
            Engine::MySql | Engine::MariaDb => 3306,
            Engine::Postgres => 5432,
            Engine::DocumentDb => 27017,
        }
    }

    /// The settings of its parameter group: some of many.
    pub const fn parameters(self) -> &'static [Parameter] {
        const MYSQL: &[Parameter] = &[
            Parameter::dynamic("time_zone", &["UTC", "Asia/Seoul", "US/Eastern"]),
            Parameter::dynamic("max_connections", &["66", "100", "200"]),
            Parameter::dynamic("character_set_server", &["utf8mb4", "latin1"]),
            Parameter::fixed("performance_schema", &["0", "1"]),
        ];
        const POSTGRES: &[Parameter] = &[
            Parameter::dynamic("timezone", &["UTC", "Asia/Seoul", "US/Eastern"]),
            Parameter::dynamic("work_mem", &["4096", "16384"]),
            Parameter::fixed("max_connections", &["81", "100", "200"]),
        ];
        const DOCUMENT_DB: &[Parameter] = &[
            Parameter::dynamic("ttl_monitor", &["enabled", "disabled"]),
            Parameter::dynamic("audit_logs", &["disabled", "enabled"]),
            Parameter::fixed("tls", &["enabled", "disabled"]),
        ];
        match self {
            Engine::MySql | Engine::MariaDb => MYSQL,
            Engine::Postgres => POSTGRES,
            Engine::DocumentDb => DOCUMENT_DB,
        }
    }
}

/// Whether a database runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatabaseState {
    /// It runs.
    #[default]
    Available,
    /// It was stopped. It keeps its addresses and its storage.
    Stopped,
}

/// A setting in a parameter group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// As the engine calls it.
    pub name: &'static str,
    /// What may be chosen here, the engine's default first.
    pub values: &'static [&'static str],
    /// Whether a change takes effect at once; a static one waits for a reboot (R-RDS-6).
    pub is_dynamic: bool,
}

impl Parameter {
    const fn dynamic(name: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, values, is_dynamic: true }
    }

    const fn fixed(name: &'static str, values: &'static [&'static str]) -> Self {
        Self { name, values, is_dynamic: false }
    }
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

impl Network {
    /// The name under which a database is called: its own, a part that AWS gives the account, the Region and the service
    /// (R-RDS-2). A name that cannot be part of one is written as its id.
    pub fn endpoint(&self, id: DatabaseId) -> Option<DomainName> {
        let database = self.databases.get(&id)?;
        let region = self.regions.get(&self.region_of(id.into())?)?.code.as_str();
        let rest = match database.engine {
            Engine::DocumentDb => format!("cluster-c9akciq32rgy.{region}.docdb.amazonaws.com"),
            Engine::MySql | Engine::Postgres | Engine::MariaDb => {
                format!("c9akciq32rgy.{region}.rds.amazonaws.com")
            }
        };
        let label: String = database.name.to_ascii_lowercase().replace([' ', '_'], "-");
        let is_label = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let own = format!("{label}.{rest}").parse().ok().filter(|_| is_label);
        own.or_else(|| format!("{id}.{rest}").parse().ok())
    }

    /// The database that is called by a name.
    pub fn database_called(&self, name: &DomainName) -> Option<DatabaseId> {
        // Most names are not of this kind, and to make one costs more than to look.
        let is_one = name.as_str().ends_with(".amazonaws.com");
        self.databases.keys().copied().filter(|_| is_one).find(|id| self.endpoint(*id).as_ref() == Some(name))
    }
}
