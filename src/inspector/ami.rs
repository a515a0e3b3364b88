//! An AMI: what is in it, and where it can be launched.

use super::Inspected;
use super::disk::listing;
use super::field::{Editing, buttons, fact, hint, kind_link, link_list, section};
use crate::i18n::Text;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{AmiId, Disks, ResourceId};
use yew::prelude::*;

impl Inspected for AmiId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(ami) = network.amis.get(&id) else { return Html::default() };
        let here = |subnet: &_| network.region_of(ResourceId::Subnet(*subnet)) == Some(ami.region);
        let subnets = network.subnets.keys().copied().filter(here);
        let launch = |subnet| (texts.disk_launch(&editing.name(subnet)), Command::LaunchInstance(id, subnet));
        let launched: Vec<ResourceId> = network
            .instances
            .iter()
            .filter(|(_, it)| it.ami == Some(id))
            .map(|(it, _)| (*it).into())
            .collect();
        let ports: Vec<String> = ami.system.listeners.iter().map(ToString::to_string).collect();
        html! {
            <>
                { hint(texts.disk_ami_about()) }
                { fact(texts.layer_system(), ami.system.image.name().into(), false) }
                { fact(texts.inspect_listens_on(), ports.join(", ").into(), true) }
                { fact(texts.disk_size(), Disks::ROOT_SIZE.to_string().into(), true) }
                { section(texts.disk_files(), Text::default(), listing(editing, &ami.files, None)) }
                { section(texts.disk_use(), Text::default(), buttons(editing, subnets.map(launch))) }
                { link_list(editing, texts.disk_launched(), &launched, Text::default()) }
                { kind_link(editing, ami.region.into()) }
            </>
        }
    }
}
