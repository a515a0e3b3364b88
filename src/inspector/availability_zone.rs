//! The part of a VPC in one Availability Zone.

use super::field::{Choice, LinkField, LinkList, ResourceProps, SelectField};
use super::region::disaster;
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{AvailabilityZoneId, ResourceId, ZoneLetter};
use yew::prelude::*;

/// The properties of an Availability Zone.
#[component]
pub fn AvailabilityZoneProperties(props: &ResourceProps<AvailabilityZoneId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let Some(zone) = network.availability_zones.get(&id) else { return Html::default() };
    let region = network.region_of(id.into());
    let code = region.and_then(|it| network.regions.get(&it)).map_or("", |it| it.code.as_str());
    let choices: Vec<Choice> = ZoneLetter::ALL
        .iter()
        .map(|letter| Choice::new(format!("{code}{letter}"), Command::SetZone(id, *letter)))
        .collect();
    let subnets: Vec<ResourceId> = network.children(id.into()).collect();
    html! {
        <>
            <SelectField
                editing={editing.clone()} label={texts.inspect_zone()} {choices}
                selected={ZoneLetter::ALL.iter().position(|it| *it == zone.zone).unwrap_or_default()}
            />
            { for region.map(|region| disaster(
                editing, network.outage(id.into()).is_some(), (texts.inspect_struck_zone(), texts.inspect_strike_zone_hint()),
                |struck| Command::StrikeZone(region, zone.zone, struck),
            )) }
            <LinkField editing={editing.clone()} label={texts.aws_vpc()} to={ResourceId::from(zone.vpc)} />
            <LinkList
                editing={editing.clone()} title={texts.inspect_subnets()} ids={subnets}
                none={texts.inspect_nothing_inside()}
            />
        </>
    }
}
