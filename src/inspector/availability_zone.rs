//! The part of a VPC in one Availability Zone.

use super::Inspected;
use super::field::{Choice, Editing, kind_link, link_list, select_field};
use super::region::disaster;
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AvailabilityZoneId, ResourceId, ResourceKind, ZoneLetter};
use yew::prelude::*;

impl Inspected for AvailabilityZoneId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(zone) = network.availability_zones.get(&id) else { return Html::default() };
        let region = network.region_of(id.into());
        let code = region.and_then(|it| network.regions.get(&it)).map_or("", |it| it.code.as_str());
        let choices: Vec<Choice> = ZoneLetter::ALL
            .iter()
            .map(|letter| Choice::new(format!("{code}{letter}"), Command::SetZone(id, *letter)))
            .collect();
        let struck = network.outage(id.into()).is_some();
        let (subnets, volumes): (Vec<ResourceId>, Vec<_>) =
            network.children(id.into()).partition(|it| it.kind() == ResourceKind::Subnet);
        html! {
            <>
                { select_field(
                    editing,
                    texts.inspect_zone(),
                    choices,
                    ZoneLetter::ALL.iter().position(|it| *it == zone.zone).unwrap_or_default(),
                )
                .show() }
                if let Some(region) = region {
                    { disaster(
                        editing,
                        struck,
                        (texts.inspect_struck_zone(), texts.inspect_strike_zone_hint()),
                        Command::StrikeZone(region, zone.zone, !struck),
                    ) }
                }
                { kind_link(editing, zone.vpc.into()) }
                { link_list(editing, texts.inspect_subnets(), &subnets, texts.inspect_nothing_inside()) }
                { link_list(editing, texts.disk_loose(), &volumes, Text::default()) }
            </>
        }
    }
}
