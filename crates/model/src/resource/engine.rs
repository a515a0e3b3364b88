//! What keeps the data of a database.

use crate::spelling::api_values;

api_values! {
    /// What keeps the data.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Engine {
        /// MySQL, in RDS.
        #[default]
        MySql = "mysql",
        /// PostgreSQL, in RDS.
        Postgres = "postgres",
        /// MariaDB, in RDS.
        MariaDb = "mariadb",
        /// DocumentDB, with MongoDB's interface; inside its VPC only (R-DOC-1).
        DocumentDb = "docdb",
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
