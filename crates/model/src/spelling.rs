//! Values that AWS's API has, written as the API spells them, and read as older files spell them too.

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, Unexpected, VariantAccess, Visitor};
use std::fmt;

/// Defines an enum of values that AWS's API has. Behind each stands the API's spelling, which is written, and behind a
/// bar what earlier versions wrote instead, which is read for ever.
///
/// Not serde's `alias`: interop's reader hands a variant over by its number in the list of names that serde derives. An
/// alias has a number of its own in that list, so that every name behind one would be read as another variant.
macro_rules! api_values {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $($(#[$about:meta])* $variant:ident = $spelling:literal $(| $former:literal)*,)*
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

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const NAMES: &[&str] = &[$($spelling, $($former,)*)*];
                const VALUES: &[(&str, $name)] =
                    &[$(($spelling, $name::$variant), $(($former, $name::$variant),)*)*];
                deserializer.deserialize_enum(stringify!($name), NAMES, $crate::spelling::Spellings(VALUES))
            }
        }
    };
}

pub(crate) use api_values;

/// Reads one of these values: by its spelling, or by its number in the list of all spellings.
#[derive(Clone, Copy)]
pub(crate) struct Spellings<T: 'static>(pub(crate) &'static [(&'static str, T)]);

impl<'de, T: Copy> Visitor<'de> for Spellings<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("one of")?;
        for (place, (spelling, _)) in self.0.iter().enumerate() {
            write!(formatter, "{} {spelling}", if place == 0 { "" } else { "," })?;
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        let (value, content) = access.variant_seed(self)?;
        content.unit_variant()?;
        Ok(value)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        let found = usize::try_from(number).ok().and_then(|number| self.0.get(number));
        found.map(|(_, value)| *value).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let found = self.0.iter().find(|(spelling, _)| *spelling == text);
        found.map(|(_, value)| *value).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl<'de, T: Copy> DeserializeSeed<'de> for Spellings<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

#[cfg(test)]
mod tests {
    use crate::{BlockPublicAccess, Engine, EnvironmentKind, FailoverRole, PeeringState, Scheme};
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Error> {
        let text: StrDeserializer<'_, Error> = text.into_deserializer();
        T::deserialize(text)
    }

    /// Both lists by hand: the API's references, and what version 2 and before wrote.
    #[test]
    fn values_are_spelt_as_the_api_spells_them_and_read_as_they_once_were() {
        macro_rules! spelt {
            ($($value:expr, $spelling:literal, $former:literal;)*) => {
                $(
                    assert_eq!($value.as_str(), $spelling);
                    assert_eq!(read($spelling), Ok($value));
                    assert_eq!(read($former), Ok($value));
                )*
            };
        }
        spelt! {
            PeeringState::PendingAcceptance, "pending-acceptance", "pending_acceptance";
            PeeringState::Active, "active", "active";
            PeeringState::Rejected, "rejected", "rejected";
            PeeringState::Expired, "expired", "expired";
            PeeringState::Failed, "failed", "failed";
            PeeringState::Deleted, "deleted", "deleted";
            Scheme::InternetFacing, "internet-facing", "internet_facing";
            Scheme::Internal, "internal", "internal";
            BlockPublicAccess::Off, "off", "off";
            BlockPublicAccess::Bidirectional, "block-bidirectional", "bidirectional";
            BlockPublicAccess::IngressOnly, "block-ingress", "ingress_only";
            Engine::MySql, "mysql", "my_sql";
            Engine::Postgres, "postgres", "postgres";
            Engine::MariaDb, "mariadb", "maria_db";
            Engine::DocumentDb, "docdb", "document_db";
            EnvironmentKind::LoadBalanced, "LoadBalanced", "load_balanced";
            EnvironmentKind::SingleInstance, "SingleInstance", "single_instance";
            FailoverRole::Primary, "PRIMARY", "primary";
            FailoverRole::Secondary, "SECONDARY", "secondary";
        }
    }

    #[test]
    fn another_spelling_is_no_value() {
        let why = read::<Scheme>("public").err().map(|it| it.to_string()).unwrap_or_default();
        assert_eq!(
            why,
            "invalid value: string \"public\", expected one of internet-facing, internet_facing, internal"
        );
        assert!(read::<PeeringState>("Active").is_err());
    }
}
