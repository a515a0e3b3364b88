//! How the page shows things of each kind: one row a kind. Their words are in `i18n/kind/`, their settings in
//! `inspector/`.

use tollgate_model::{Component, Network, ResourceId, ResourceKind};

/// How things of a kind look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// Their symbol, in `assets/icons.svg`.
    pub icon: &'static str,
    /// Their class on the canvas.
    pub class: &'static str,
    /// The class of the colour of their icon.
    pub tint: &'static str,
    /// What stands for them in the village; `None` for what is only ground there.
    pub art: Option<Art>,
    /// How one is built, for what stands on the canvas by itself and is no ground.
    pub building: Option<Building>,
}

/// A symbol of `assets/village.svg`: its name, its natural size, and where on it the point is that is put at a place.
/// A gate whose symbol ends in `-open` has another one that ends in `-closed`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Art {
    /// Its name, without `village-`.
    pub name: &'static str,
    /// In canvas units.
    pub size: (f64, f64),
    /// From its top left corner.
    pub anchor: (f64, f64),
}

/// A symbol of the village.
pub const fn art(name: &'static str, size: (f64, f64), anchor: (f64, f64)) -> Art {
    Art { name, size, anchor }
}

/// How a building is drawn, in both views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Building {
    /// Behind the fence of its security groups: a card, in the village a house.
    House,
    /// A narrow card, in the village a house without a fence.
    Counter,
    /// A card in both views.
    Card,
    /// A card, in the village a house on open ground.
    Warehouse,
    /// A small disc, in the village a house.
    Office,
    /// A large disc, in the village a machine.
    Machine,
}

/// What lets pass or not.
const GATE: &str = "is-gate";
/// What writes other addresses on packets.
const REWRITE: &str = "is-rewrite";
/// What has a place among addresses.
const PLACE: &str = "is-place";
/// What has one on the map.
const AREA: &str = "is-area";
/// What sends, answers or stores, and what that is made of.
const HOST: &str = "is-host";

macro_rules! faces {
    ($($kind:ident: $icon:literal, $class:literal, $tint:ident $(, $building:ident)? $(=> $art:expr)?;)*) => {
        /// In which order things of one place are listed: what is inside, then what belongs to it.
        pub const ORDER: &[ResourceKind] = &[$(ResourceKind::$kind),*];

        /// How things of a kind look.
        pub const fn face(kind: ResourceKind) -> &'static Face {
            match kind {
                $(ResourceKind::$kind => const { &Face {
                    icon: $icon,
                    class: $class,
                    tint: $tint,
                    art: optional!($($art)?),
                    building: optional!($(Building::$building)?),
                } },)*
            }
        }
    };
}

macro_rules! optional {
    () => {
        None
    };
    ($($value:tt)+) => {
        Some($($value)+)
    };
}

// Icon, class, colour; how it is built; what stands for it in the village. In the order of the outline.
faces! {
    Region: "region", "kind-region", AREA;
    Vpc: "vpc", "kind-vpc", PLACE;
    AvailabilityZone: "availability-zone", "kind-availability-zone", AREA;
    Subnet: "subnet", "kind-subnet", PLACE;
    Instance: "instance", "kind-instance", HOST, House => art("house", (96.0, 88.0), (48.0, 82.0));
    NatGateway: "nat-gateway", "kind-nat-gateway", REWRITE, Office => art("forwarding-office", (96.0, 88.0), (48.0, 82.0));
    Database: "database", "kind-database", HOST, House => art("safe", (88.0, 76.0), (44.0, 70.0));
    DbSnapshot: "snapshot", "kind-db-snapshot", HOST => art("photograph", (24.0, 24.0), (12.0, 12.0));
    InterfaceEndpoint: "interface-endpoint", "kind-interface-endpoint", HOST, House => art("kiosk", (72.0, 64.0), (36.0, 58.0));
    InternetGateway: "internet-gateway", "kind-internet-gateway", GATE => art("tollgate-open", (72.0, 94.0), (30.0, 62.0));
    GatewayEndpoint: "gateway-endpoint", "kind-gateway-endpoint", GATE => art("side-door-open", (40.0, 56.0), (20.0, 34.0));
    PeeringConnection: "peering", "kind-peering", GATE => art("bridge", (72.0, 44.0), (36.0, 26.0));
    RouteTable: "route-table", "kind-route-table", PLACE => art("sign-right", (104.0, 20.0), (8.0, 10.0));
    NetworkAcl: "network-acl", "kind-network-acl", GATE => art("checkpoint-open", (56.0, 70.0), (28.0, 47.0));
    SecurityGroup: "security-group", "kind-security-group", GATE => art("dog-sit", (56.0, 42.0), (30.0, 38.0));
    ElasticIp: "elastic-ip", "kind-elastic-ip", GATE => art("address-post", (44.0, 48.0), (22.0, 44.0));
    Volume: "volume", "kind-volume", HOST => art("shed", (44.0, 40.0), (22.0, 36.0));
    KeyPair: "key-pair", "kind-key-pair", GATE => art("keys", (24.0, 24.0), (12.0, 12.0));
    Snapshot: "snapshot", "kind-snapshot", HOST => art("photograph", (24.0, 24.0), (12.0, 12.0));
    Ami: "image", "kind-ami", HOST => art("plan", (24.0, 24.0), (12.0, 12.0));
    DynamoTable: "dynamo-table", "kind-dynamo-table", HOST, Warehouse => art("warehouse", (96.0, 72.0), (48.0, 66.0));
    LoadBalancer: "load-balancer", "kind-load-balancer", REWRITE, Card => art("reception", (72.0, 66.0), (36.0, 62.0));
    NetworkInterface: "load-balancer", "kind-network-interface", REWRITE, Counter => art("reception", (72.0, 66.0), (36.0, 62.0));
    TargetGroup: "target-group", "kind-target-group", HOST => art("list", (24.0, 24.0), (12.0, 12.0));
    AutoScalingGroup: "auto-scaling", "kind-auto-scaling-group", HOST => art("crew", (24.0, 24.0), (12.0, 12.0));
    Environment: "environment", "kind-environment", HOST, Card => art("crane", (56.0, 56.0), (28.0, 28.0));
    OutsideHost: "internet-host", "kind-outside-host", HOST, Machine => art("internet-host", (88.0, 72.0), (44.0, 66.0));
    Domain: "domain", "kind-domain", HOST, Card => art("address-post", (44.0, 48.0), (22.0, 44.0));
    HostedZone: "book-open", "kind-hosted-zone", HOST, Card => art("address-book", (56.0, 52.0), (28.0, 46.0));
}

/// What a laptop is in the village: of all machines outside the one that is somebody's own.
pub const LAPTOP: Art = art("laptop", (112.0, 72.0), (56.0, 64.0));

/// The icon of a component.
pub fn icon_of_component(component: Component) -> &'static str {
    if component == Component::Laptop { "laptop" } else { face(component.kind()).icon }
}

/// The icon of a thing.
pub fn icon_of(network: &Network, id: ResourceId) -> &'static str {
    network.component(id).map_or(face(id.kind()).icon, icon_of_component)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_ground_has_a_symbol_in_the_village_and_what_is_placed_a_building() {
        for kind in ResourceKind::ALL {
            let face = face(*kind);
            assert_eq!(face.art.is_none(), kind.is_container(), "{kind:?}");
            assert_eq!(face.building.is_some(), kind.is_placed() && !kind.is_container(), "{kind:?}");
        }
    }

    #[test]
    fn the_outline_lists_each_kind_once() {
        for kind in ResourceKind::ALL {
            assert_eq!(ORDER.iter().filter(|it| *it == kind).count(), 1, "{kind:?}");
        }
    }
}
