//! What a part of a lab file means, and the macros that declare parts together with that.

use super::names::{Fault, Names};
use serde::Deserialize;
use tollgate_editor::RuleEdit;
use tollgate_interop::Part;
use tollgate_interop::json::Located;
use tollgate_model::{ResourceId, Set};

/// A part of a lab file that means a `T` in some network.
pub(super) trait Form<T> {
    /// What it means where these are the names.
    fn meaning(self, names: &Names<'_>) -> Result<T, Fault>;
}

/// What a thing is called in the file.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Name(Located<String>);

impl<T: TryFrom<ResourceId>> Form<T> for Name {
    fn meaning(self, names: &Names<'_>) -> Result<T, Fault> {
        names.find(&self.0)
    }
}

/// Declares structs of the file, each for another struct with the same fields.
macro_rules! structs {
    ($(struct $name:ident for $meant:ty {
        $($(#[$of_field:meta])* $field:ident: $type:ty),* $(,)?
    })*) => {
        $(
            #[derive(::serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            pub(super) struct $name {
                $($(#[$of_field])* $field: $type,)*
            }

            impl $crate::format::form::Form<$meant> for $name {
                fn meaning(
                    self,
                    names: &$crate::format::names::Names<'_>,
                ) -> Result<$meant, $crate::format::names::Fault> {
                    type Meant = $meant;
                    let _ = names;
                    Ok(Meant { $($field: $crate::format::form::Form::meaning(self.$field, names)?,)* })
                }
            }
        )*
    };
}

/// The same for enums. In the file a variant is its name, or an object with one entry: its name, and what it holds.
macro_rules! enums {
    ($(enum $name:ident for $meant:ty {
        $($variant:ident $(($($item:ident: $content:ty),*))? $({ $($field:ident: $type:ty),* })?),* $(,)?
    })*) => {
        $(
            #[derive(::serde::Deserialize)]
            #[serde(rename_all = "snake_case", deny_unknown_fields)]
            pub(super) enum $name {
                $($variant $(($($content),*))? $({ $($field: $type),* })?,)*
            }

            impl $crate::format::form::Form<$meant> for $name {
                fn meaning(
                    self,
                    names: &$crate::format::names::Names<'_>,
                ) -> Result<$meant, $crate::format::names::Fault> {
                    type Meant = $meant;
                    let _ = names;
                    Ok(match self {
                        $(Self::$variant $(($($item),*))? $({ $($field),* })? => Meant::$variant
                            $(($($crate::format::form::Form::meaning($item, names)?),*))?
                            $({ $($field: $crate::format::form::Form::meaning($field, names)?),* })?,)*
                    })
                }
            }
        )*
    };
}

pub(super) use {enums, structs};

macro_rules! as_they_are {
    ($($type:ty)*) => {
        $(impl Form<$type> for $type {
            fn meaning(self, _: &Names<'_>) -> Result<$type, Fault> {
                Ok(self)
            }
        })*
    };
}

as_they_are!(bool u8 u16 u32 usize String);

impl<T> Form<T> for Part<T> {
    fn meaning(self, _: &Names<'_>) -> Result<T, Fault> {
        Ok(self.0)
    }
}

impl<F: Form<T>, T> Form<Option<T>> for Option<F> {
    fn meaning(self, names: &Names<'_>) -> Result<Option<T>, Fault> {
        self.map(|it| it.meaning(names)).transpose()
    }
}

impl<F: Form<T>, T> Form<Box<T>> for Box<F> {
    fn meaning(self, names: &Names<'_>) -> Result<Box<T>, Fault> {
        (*self).meaning(names).map(Box::new)
    }
}

impl<F: Form<T>, T> Form<Vec<T>> for Vec<F> {
    fn meaning(self, names: &Names<'_>) -> Result<Vec<T>, Fault> {
        self.into_iter().map(|it| it.meaning(names)).collect()
    }
}

impl<F: Form<T>, T: Ord> Form<Set<T>> for Vec<F> {
    fn meaning(self, names: &Names<'_>) -> Result<Set<T>, Fault> {
        let all: Vec<T> = self.meaning(names)?;
        Ok(all.into_iter().collect())
    }
}

impl<F: Form<T>, G: Form<U>, T, U> Form<(T, U)> for (F, G) {
    fn meaning(self, names: &Names<'_>) -> Result<(T, U), Fault> {
        Ok((self.0.meaning(names)?, self.1.meaning(names)?))
    }
}

/// A change to one row of a table.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Edit<Key, Row> {
    Add(Row),
    Change(Key, Row),
    Remove(Key),
}

impl<F: Form<Key>, G: Form<Row>, Key, Row> Form<RuleEdit<Key, Row>> for Edit<F, G> {
    fn meaning(self, names: &Names<'_>) -> Result<RuleEdit<Key, Row>, Fault> {
        Ok(match self {
            Edit::Add(row) => RuleEdit::Add(row.meaning(names)?),
            Edit::Change(key, row) => RuleEdit::Change(key.meaning(names)?, row.meaning(names)?),
            Edit::Remove(key) => RuleEdit::Remove(key.meaning(names)?),
        })
    }
}
