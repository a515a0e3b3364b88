//! Values that AWS's API has, as it spells them.

/// Defines an enum of values that AWS's API has. Behind each stands the API's spelling.
macro_rules! api_values {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$about:meta])* $variant:ident = $spelling:literal,)*
        }
    ) => {
        $(#[$attribute])*
        pub enum $name {
            $($(#[$about])* $variant,)*
        }

        impl $name {
            /// As AWS's API spells it.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $spelling,)* }
            }
        }
    };
}

pub(crate) use api_values;

#[cfg(test)]
mod tests {
    use crate::{BlockPublicAccess, Engine, EnvironmentKind, FailoverRole, PeeringState, Scheme};

    /// By hand, from the API's references.
    #[test]
    fn values_are_spelt_as_the_api_spells_them() {
        for (value, spelling) in [
            (PeeringState::PendingAcceptance.as_str(), "pending-acceptance"),
            (PeeringState::Active.as_str(), "active"),
            (PeeringState::Rejected.as_str(), "rejected"),
            (PeeringState::Expired.as_str(), "expired"),
            (PeeringState::Failed.as_str(), "failed"),
            (PeeringState::Deleted.as_str(), "deleted"),
            (Scheme::InternetFacing.as_str(), "internet-facing"),
            (Scheme::Internal.as_str(), "internal"),
            (BlockPublicAccess::Off.as_str(), "off"),
            (BlockPublicAccess::Bidirectional.as_str(), "block-bidirectional"),
            (BlockPublicAccess::IngressOnly.as_str(), "block-ingress"),
            (Engine::MySql.as_str(), "mysql"),
            (Engine::Postgres.as_str(), "postgres"),
            (Engine::MariaDb.as_str(), "mariadb"),
            (Engine::DocumentDb.as_str(), "docdb"),
            (EnvironmentKind::LoadBalanced.as_str(), "LoadBalanced"),
            (EnvironmentKind::SingleInstance.as_str(), "SingleInstance"),
            (FailoverRole::Primary.as_str(), "PRIMARY"),
            (FailoverRole::Secondary.as_str(), "SECONDARY"),
        ] {
            assert_eq!(value, spelling);
        }
    }
}
