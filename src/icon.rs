//! Icons: one symbol each in `assets/icons.svg`, which `index.html` carries inline.

use crate::i18n::Text;
use tollgate_model::{Component, ResourceKind};
use yew::prelude::*;

/// An icon of the size and colour of the text around it. Silent for screen readers: the words stand beside it. A
/// function and not a component: there are many of them, and none ever changes by itself.
pub fn draw_icon(name: &str) -> Html {
    draw_icon_with(name, "")
}

/// An icon with a further class.
pub fn draw_icon_with(name: &str, class: &'static str) -> Html {
    html! {
        <svg class={classes!("icon", class)} viewBox="0 0 24 24" aria-hidden="true">
            <use href={format!("#icon-{name}")} />
        </svg>
    }
}

/// A button that is nothing but its icon: the label is its tooltip, and what a screen reader says.
pub fn icon_button(
    icon: &'static str,
    label: Text,
    class: &'static str,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" {class} title={label.clone()} aria-label={label} {onclick}>{ draw_icon(icon) }</button>
    }
}

/// The icon of a component.
pub const fn of_component(component: Component) -> &'static str {
    match component {
        Component::Laptop => "laptop",
        Component::InternetHost => "internet-host",
        other => of_kind(other.kind()),
    }
}

/// The icon of a kind of resource.
pub const fn of_kind(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Region => "region",
        ResourceKind::Vpc => "vpc",
        ResourceKind::AvailabilityZone => "availability-zone",
        ResourceKind::Subnet => "subnet",
        ResourceKind::InternetGateway => "internet-gateway",
        ResourceKind::RouteTable => "route-table",
        ResourceKind::NetworkAcl => "network-acl",
        ResourceKind::SecurityGroup => "security-group",
        ResourceKind::Instance => "instance",
        ResourceKind::ElasticIp => "elastic-ip",
        ResourceKind::KeyPair => "key-pair",
        ResourceKind::Volume => "volume",
        ResourceKind::Snapshot => "snapshot",
        ResourceKind::Ami => "image",
        ResourceKind::NatGateway => "nat-gateway",
        ResourceKind::Database => "database",
        ResourceKind::DbSnapshot => "snapshot",
        ResourceKind::OutsideHost => "internet-host",
        ResourceKind::LoadBalancer | ResourceKind::NetworkInterface => "load-balancer",
        ResourceKind::TargetGroup => "target-group",
        ResourceKind::AutoScalingGroup => "auto-scaling",
        ResourceKind::Environment => "environment",
        ResourceKind::Domain => "domain",
        ResourceKind::HostedZone => "book-open",
        ResourceKind::DynamoTable => "dynamo-table",
        ResourceKind::GatewayEndpoint => "gateway-endpoint",
        ResourceKind::InterfaceEndpoint => "interface-endpoint",
        ResourceKind::PeeringConnection => "peering",
    }
}
