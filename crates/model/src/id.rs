//! Ids of resources: one newtype a kind, so that a subnet's id can never stand where a VPC's is meant, and
//! [`ResourceId`], their sum, for what treats all kinds alike (selection, layout, deletion).
//!
//! Printed and saved as AWS prints them, prefix and number (`vpc-3`). A number is used once in a document, across
//! kinds, and never again: a route to a deleted gateway stays a route to *that* gateway (R-ROUTE-7).

use crate::kind::kinds;
use std::any::TypeId;
use std::fmt;
use std::str::FromStr;

/// The text was not an id of the expected kind: a prefix, a hyphen, a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidId(pub String);

impl fmt::Display for InvalidId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is not a resource id", self.0)
    }
}

impl std::error::Error for InvalidId {}

macro_rules! resource_ids {
    (
        $($(#[$doc:meta])* $kind:ident, $id:ident, $prefix:literal, $table:ident, $limit:literal,
            $standing:ident $(($($size:tt)*))?;)*
    ) => {
        /// The kinds of resource that a network is made of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ResourceKind { $($(#[$doc])* $kind,)* }

        impl ResourceKind {
            /// Every kind, in the order in which they contain one another.
            pub const ALL: &[ResourceKind] = &[$(ResourceKind::$kind,)*];

            /// How many things of this kind a document may hold to be opened from a link.
            pub(crate) const fn limit(self) -> usize {
                match self { $(ResourceKind::$kind => $limit,)* }
            }

            /// The prefix of ids of this kind, as AWS has it.
            pub const fn prefix(self) -> &'static str {
                match self { $(ResourceKind::$kind => $prefix,)* }
            }
        }

        /// The id of a resource of any kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ResourceId { $($(#[$doc])* $kind($id),)* }

        impl ResourceId {
            /// What kind of resource this is the id of.
            pub const fn kind(self) -> ResourceKind {
                match self { $(ResourceId::$kind(_) => ResourceKind::$kind,)* }
            }

            /// The number behind the prefix, unique in a document.
            pub const fn number(self) -> u32 {
                match self { $(ResourceId::$kind(id) => id.0,)* }
            }

            /// The types of ids, this one and those of each kind: for messages about a type that is one of them.
            pub fn types() -> [TypeId; ResourceKind::ALL.len() + 1] {
                [TypeId::of::<ResourceId>() $(, TypeId::of::<$id>())*]
            }

            /// The id of `kind` with this number.
            pub const fn new(kind: ResourceKind, number: u32) -> Self {
                match kind { $(ResourceKind::$kind => ResourceId::$kind($id(number)),)* }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $id(pub u32);

            impl fmt::Display for $id {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(formatter, concat!($prefix, "-{}"), self.0)
                }
            }

            impl FromStr for $id {
                type Err = InvalidId;
                fn from_str(text: &str) -> Result<Self, InvalidId> {
                    $id::of(text.parse()?).ok_or_else(|| InvalidId(text.to_owned()))
                }
            }

            impl $id {
                /// The id, if it is one of this kind.
                pub const fn of(id: ResourceId) -> Option<Self> {
                    if let ResourceId::$kind(id) = id { Some(id) } else { None }
                }
            }

            impl TryFrom<ResourceId> for $id {
                /// The id, which is one of another kind.
                type Error = ResourceId;

                fn try_from(id: ResourceId) -> Result<Self, ResourceId> {
                    $id::of(id).ok_or(id)
                }
            }

            impl From<$id> for ResourceId {
                fn from(id: $id) -> Self { ResourceId::$kind(id) }
            }

        )*
    };
}

kinds!(resource_ids);

impl fmt::Display for ResourceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.kind().prefix(), self.number())
    }
}

impl FromStr for ResourceId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = || InvalidId(text.to_owned());
        let (prefix, number) = text.rsplit_once('-').ok_or_else(invalid)?;
        let kind = ResourceKind::ALL.iter().find(|kind| kind.prefix() == prefix).ok_or_else(invalid)?;
        // Only the canonical spelling, so that parse and print are inverse: no sign, no leading zero.
        if number.starts_with(['0', '+']) && number != "0" {
            return Err(invalid());
        }
        Ok(ResourceId::new(*kind, number.parse().map_err(|_| invalid())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_print_as_aws_prints_them_and_parse_back() {
        for kind in ResourceKind::ALL {
            let id = ResourceId::new(*kind, 17);
            assert_eq!(id.to_string(), format!("{}-17", kind.prefix()));
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(VpcId::of(VpcId(3).into()), Some(VpcId(3)));
        assert_eq!(VpcId::of(SubnetId(3).into()), None);
    }

    #[test]
    fn an_id_of_another_kind_or_spelling_is_refused() {
        assert!("subnet-3".parse::<VpcId>().is_err());
        for bad in ["vpc", "vpc-", "vpc-x", "vpc-+3", "vpc-03", "vpc-4294967296", "nothing-1", ""] {
            assert!(bad.parse::<ResourceId>().is_err(), "{bad:?} should be refused");
        }
    }
}
