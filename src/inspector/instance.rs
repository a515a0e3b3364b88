//! An EC2 instance: its addresses, what listens on it, its groups with their rules.

use super::address::{elastic_ip_field, private_ip_field};
use super::boxes::group_boxes;
use super::field::{Choice, Editing, check_field, fact, kind_link, link_field, section, select_field};
use super::listeners::listeners_field;
use super::{Inspected, disk, security_group};
use crate::i18n::{Text, Texts};
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_engine::public_host_name;
use tollgate_model::{
    Component, ElasticIpTarget, Forwarding, Image, InstanceId, InstanceState, InstanceType, KeyPairId,
    Listener, Network, Point, ResourceId, RouteTarget, UserData,
};
use yew::prelude::*;

impl Inspected for InstanceId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(instance) = network.instances.get(&id) else { return Html::default() };
        let elastic_ip = network.elastic_ip_of(ElasticIpTarget::Instance(id));
        let public = network.public_ip_of_instance(id);
        // Both attributes of the VPC must be on (R-DNS-9).
        let named = network.vpc_of(id.into()).and_then(|it| network.vpcs.get(&it));
        let region = named
            .filter(|it| it.dns_support && it.dns_hostnames)
            .and_then(|it| network.regions.get(&it.region));
        let public_name = region.zip(public).map(|(region, address)| public_host_name(region.code, address));
        let public_label: Text = match (elastic_ip, public) {
            (Some((_, it)), _) => format!("EIP {}", it.address).into(),
            (None, Some(address)) => address.to_string().into(),
            (None, None) => texts.inspect_none(),
        };
        html! {
            <>
                { private_ip_field(editing, id.into()) }
                { fact(texts.inspect_public_ip(), public_label, public.is_some()) }
                if let Some(name) = public_name {
                    { fact(texts.inspect_public_name(), name.into(), true) }
                }
                if elastic_ip.is_none() {
                    { check_field(
                        editing,
                        texts.inspect_auto_public(),
                        instance.public_ip.is_some(),
                        Command::SetPublicIp(id, instance.public_ip.is_none()),
                    )
                    .show() }
                }
                { elastic_ip_field(editing, ElasticIpTarget::Instance(id)) }
                { life(editing, id) }
                { launch(editing, id) }
                { disk::disks(editing, id) }
                { kind_link(editing, instance.subnet.into()) }
                { section(
                    texts.inspect_listens_on(),
                    Text::default(),
                    listeners_field(editing, id.into(), &instance.listeners),
                ) }
                { group_boxes(editing, id.into()) }
                { security_group::of_all(editing, &instance.security_groups) }
                { as_router(editing, id) }
            </>
        }
    }

    fn state(self, network: &Network, texts: Texts) -> Option<Text> {
        network.instances.get(&self).map(|it| texts.instance_state(it.state))
    }
}

/// What can be done with it in its present state, and what that does to its addresses.
fn life(editing: &Rc<Editing>, id: InstanceId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    let set = |state| Command::SetInstanceState(id, state);
    let elastic = network.elastic_ip_of(ElasticIpTarget::Instance(id)).is_some();
    let (stop, terminate) = (
        (texts.life_stop(), set(InstanceState::Stopped)),
        (texts.life_terminate(), set(InstanceState::Terminated)),
    );
    let (buttons, note) = match instance.state {
        InstanceState::Pending | InstanceState::Running => {
            let note = match instance.public_ip {
                _ if elastic => texts.life_running_elastic(),
                Some(_) => texts.life_running_auto(),
                None => texts.life_running_private(),
            };
            (vec![stop, (texts.life_reboot(), Command::RebootInstance(id)), terminate], note)
        }
        InstanceState::Stopped => {
            (vec![(texts.life_start(), set(InstanceState::Running)), terminate], texts.life_stopped())
        }
        InstanceState::Terminated => (Vec::new(), texts.life_terminated()),
    };
    html! {
        <div class="setting">
            <span class="setting-label">{ texts.inspect_state() }</span>
            <span class="setting-fact">{ texts.instance_state(instance.state) }</span>
            <div class="life-buttons">
                { for buttons.into_iter().map(|(label, command)| html! {
                    <button type="button" class="button is-small" key={label.to_string()} onclick={editing.performing(command)}>
                        { label }
                    </button>
                }) }
            </div>
            <p class="setting-message" aria-live="polite">{ note }</p>
        </div>
    }
}

/// What it was launched with.
fn launch(editing: &Rc<Editing>, id: InstanceId) -> Html {
    let (network, texts) = (editing.network(), editing.texts);
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    let region = network.region_of(id.into());
    let amis: Vec<_> = network.amis.iter().filter(|(_, it)| Some(it.region) == region).collect();
    let images = Image::ALL.iter().map(|it| Choice::new(it.name(), Command::SetImage(id, *it)));
    let images = images
        .chain(amis.iter().map(|(ami, _)| Choice::new(editing.name(**ami), Command::SetAmi(id, **ami))));
    let own = amis.iter().position(|(ami, _)| Some(**ami) == instance.ami).map(|it| it + Image::ALL.len());
    let stock = || Image::ALL.iter().position(|it| *it == instance.image);
    let image = own.or_else(stock).unwrap_or_default();
    let types =
        InstanceType::ALL.iter().map(|it| Choice::new(it.as_str(), Command::SetInstanceType(id, *it)));
    let size = InstanceType::ALL.iter().position(|it| *it == instance.instance_type).unwrap_or_default();

    let own =
        network.key_pairs.iter().filter(|(_, it)| Some(it.region) == region).map(|(pair, _)| Some(*pair));
    let mut pairs: Vec<Option<KeyPairId>> = std::iter::once(None).chain(own).collect();
    if !pairs.contains(&instance.key_pair) {
        pairs.push(instance.key_pair);
    }
    let pair = pairs.iter().position(|it| *it == instance.key_pair).unwrap_or_default();
    let keys = pairs.into_iter().map(|pair| {
        let label = pair.map_or_else(|| texts.inspect_none().into_owned(), |it| editing.name(it));
        Choice::new(label, Command::SetKeyPair(id, pair))
    });
    let key_note = match instance.key_pair {
        None => texts.life_no_key_pair_note(),
        Some(_) => texts.life_key_pair_note(),
    };
    let new_key_pair =
        Command::Place { component: Component::KeyPair, on: Some(id.into()), at: Point::default() };

    let doings = UserData::ALL.iter().map(|it| {
        let label = match it {
            UserData::None => texts.life_user_data_none(),
            UserData::WebServer => texts.life_user_data_web(),
            UserData::MySql => texts.life_user_data_mysql(),
        };
        Choice::new(label, Command::SetUserData { id, user_data: *it })
    });
    let doing = UserData::ALL.iter().position(|it| *it == instance.user_data).unwrap_or_default();
    let done =
        instance.user_data.port().map(|port| match instance.listeners.contains(&Listener::tcp(port)) {
            true => texts.life_user_data_worked(port),
            false => texts.life_user_data_failed(port),
        });
    html! {
        <>
            { select_field(editing, texts.life_image(), images.collect(), image)
                .note(texts.life_image_note(instance.image.login_user()))
                .show() }
            { select_field(editing, texts.life_type(), types.collect(), size).show() }
            { select_field(editing, texts.life_key_pair(), keys.collect(), pair)
                .goes_to(instance.key_pair.filter(|it| network.key_pairs.contains_key(it)).map(ResourceId::from))
                .note(key_note)
                .show() }
            <button type="button" class="button is-small" onclick={editing.performing(new_key_pair)}>
                { texts.life_new_key_pair() }
            </button>
            { select_field(editing, texts.life_user_data(), doings.collect(), doing).note(done).show() }
        </>
    }
}

/// What the instance does with packets for others.
fn as_router(editing: &Rc<Editing>, id: InstanceId) -> Html {
    let texts = editing.texts;
    let network = editing.network();
    let Some(instance) = network.instances.get(&id) else { return Html::default() };
    let forwardings: Vec<Choice> = Forwarding::ALL
        .iter()
        .map(|it| Choice::new(texts.inspect_forwarding(*it), Command::SetForwarding(id, *it)))
        .collect();
    let users = network
        .route_tables
        .iter()
        .filter(|(_, it)| it.routes.values().any(|target| *target == RouteTarget::Instance(id)))
        .map(|(it, _)| ResourceId::from(*it));
    let users: Vec<ResourceId> = users.collect();
    let (own, count) = (Rc::clone(editing), users.len());
    let user = move |index: usize| {
        users.get(index).map_or_else(Html::default, |table| {
            html! { <div key={table.to_string()}>{ link_field(&own, texts.inspect_led_here_by(), *table) }</div> }
        })
    };
    section(
        texts.inspect_as_router(),
        Text::default(),
        html! {
            <>
                { select_field(
                    editing,
                    texts.inspect_forwarding_label(),
                    forwardings,
                    Forwarding::ALL.iter().position(|it| *it == instance.forwarding).unwrap_or_default(),
                )
                .show() }
                { check_field(
                    editing,
                    texts.inspect_source_dest_check(),
                    instance.source_dest_check,
                    Command::SetSourceDestCheck(id, !instance.source_dest_check),
                )
                .note(texts.inspect_source_dest_check_note())
                .show() }
                { rows(Room::Block, count, user) }
            </>
        },
    )
}
