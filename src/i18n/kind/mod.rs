//! Words for the things of a network: one file a kind, with its texts and what is asked of the words of any ([`Named`]).
//! That every kind has them is checked by the compiler, with the model's one table of kinds.

mod ami;
mod auto_scaling_group;
mod availability_zone;
mod database;
mod db_snapshot;
mod domain;
mod dynamo_table;
mod elastic_ip;
mod environment;
mod gateway_endpoint;
mod hosted_zone;
mod instance;
mod interface_endpoint;
mod internet_gateway;
mod key_pair;
mod load_balancer;
mod nat_gateway;
mod network_acl;
mod network_interface;
mod outside_host;
mod peering_connection;
mod region;
mod route_table;
mod security_group;
mod snapshot;
mod subnet;
mod target_group;
mod volume;
mod vpc;

use super::{Text, Texts, View, shown, texts};
use tollgate_model::{Component, Network, ResourceId, ResourceKind};

texts! {
    deleted_resource(kind: &str, id: ResourceId) => "{kind} {id} (deleted)", "{kind} {id} (삭제됨)";
}

/// The words for things of one kind, each as [`Texts::constant`] takes it: AWS's two, then the village's two.
#[derive(Clone, Copy)]
struct Words {
    /// Inside a sentence.
    noun: &'static str,
    /// Alone: in a heading, in the palette.
    name: &'static str,
}

/// [`Words`], the two languages side by side: AWS's, then the village's.
macro_rules! words {
    (noun: $($noun:literal),+; $($village_noun:literal),+; name: $($name:literal),+; $($village_name:literal),+;) => {
        &Words {
            noun: $crate::i18n::kind::apart!($($noun),+, $($village_noun),+),
            name: $crate::i18n::kind::apart!($($name),+, $($village_name),+),
        }
    };
}

/// Four texts as one.
macro_rules! apart {
    ($english:literal, $korean:literal, $village_english:literal, $village_korean:literal) => {
        concat!($english, "\0", $korean, "\0", $village_english, "\0", $village_korean)
    };
}
use {apart, words};

/// What is asked of the words for a resource of any kind. What a kind does not have is left at its default.
trait Named {
    /// The words for its kind.
    fn words() -> &'static Words
    where
        Self: Sized;

    /// The words for a component that becomes one of its kind, where there are several.
    fn words_for(_component: Component) -> &'static Words
    where
        Self: Sized,
    {
        Self::words()
    }

    /// What it is called where no user gave it a name.
    fn called(&self, _texts: Texts, _network: &Network) -> Option<String> {
        None
    }

    /// What is written at it on the canvas.
    fn title(&self, seen: &Seen<'_>) -> String {
        seen.name.clone()
    }

    /// The line under that.
    fn detail(&self, _seen: &Seen<'_>) -> String {
        self.address()
    }

    /// Its address or block, or what else tells it from its like.
    fn address(&self) -> String {
        String::new()
    }
}

/// A resource, about to be told.
struct Seen<'a> {
    texts: Texts,
    network: &'a Network,
    id: ResourceId,
    /// What it is called.
    name: String,
}

macro_rules! words_of_kinds {
    (
        $($(#[$doc:meta])* $kind:ident, $id:ident, $prefix:literal, $table:ident, $limit:literal,
            $standing:ident $(($($size:tt)*))?;)*
    ) => {
        /// The words for a kind.
        fn words_of(kind: ResourceKind) -> &'static Words {
            match kind { $(ResourceKind::$kind => tollgate_model::$kind::words(),)* }
        }

        /// The words for a component.
        fn words_for(component: Component) -> &'static Words {
            match component.kind() { $(ResourceKind::$kind => tollgate_model::$kind::words_for(component),)* }
        }

        /// A resource, if it is there.
        fn named(network: &Network, id: ResourceId) -> Option<&dyn Named> {
            match id { $(ResourceId::$kind(id) => network.$table.get(&id).map(|it| -> &dyn Named { it }),)* }
        }
    };
}

tollgate_model::kinds!(words_of_kinds);

impl Texts {
    /// The word for things of a kind inside a sentence, in the words of the view.
    pub fn noun(self, kind: ResourceKind) -> &'static str {
        self.constant(words_of(kind).noun)
    }

    /// The word for a component inside a sentence, in the words of the view.
    pub(super) fn component_noun(self, component: Component) -> &'static str {
        self.constant(words_for(component).noun)
    }

    /// The kind of a resource, as AWS calls it.
    pub fn kind(self, kind: ResourceKind) -> Text {
        Texts { view: View::Aws, ..self }.constant_text(words_of(kind).name)
    }

    /// What AWS calls a component.
    pub fn aws_name(self, component: Component) -> Text {
        Texts { view: View::Aws, ..self }.constant_text(words_for(component).name)
    }

    /// What it is in the village.
    pub fn village_name(self, component: Component) -> Text {
        Texts { view: View::Village, ..self }.constant_text(words_for(component).name)
    }

    /// What a resource is called on the canvas and in sentences: its name, or what AWS calls it.
    pub fn resource(self, network: &Network, id: ResourceId) -> String {
        if let Some(name) = network.name(id) {
            return shown(name).into_owned();
        }
        named(network, id)
            .and_then(|it| it.called(self, network))
            .unwrap_or_else(|| self.deleted_resource(&self.kind(id.kind()), id).into_owned())
    }

    /// What stands at a resource on the canvas, and the line under it.
    pub fn title_and_detail(self, network: &Network, id: ResourceId) -> (String, String) {
        let seen = Seen { texts: self, network, id, name: self.resource(network, id) };
        match named(network, id) {
            Some(it) => (it.title(&seen), it.detail(&seen)),
            None => (seen.name, String::new()),
        }
    }
}

/// The address or block of a resource, or what else tells it from its like; empty where there is nothing of the kind.
pub fn address_of(network: &Network, id: ResourceId) -> String {
    named(network, id).map_or_else(String::new, Named::address)
}
