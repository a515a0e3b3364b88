//! A VPC peering connection: between whom, and in what state.

use super::Inspected;
use super::field::{Choice, Editing, buttons, check_field, fact, hint, link_field, link_list, select_field};
use crate::i18n::{Text, Texts};
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{Network, PeeringConnectionId, PeeringState, ResourceId, RouteTarget, VpcId};
use yew::prelude::*;

impl Inspected for PeeringConnectionId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let (network, texts) = (editing.network(), editing.texts);
        let Some(peering) = network.peering_connections.get(&id) else { return Html::default() };
        let others: Vec<VpcId> = network.vpcs.keys().copied().filter(|it| *it != peering.requester).collect();
        let choices: Vec<Choice> = others
            .iter()
            .map(|vpc| {
                let label = format!("{} ({vpc})", editing.name(*vpc));
                Choice::new(label, Command::SetPeeringAccepter(id, *vpc))
            })
            .collect();
        let selected = others.iter().position(|it| *it == peering.accepter).unwrap_or_default();
        let steps = PeeringState::ALL.into_iter().filter(|next| peering.state.may_become(*next));
        let steps = steps.map(|next| (texts.peering_step(next), Command::SetPeeringState(id, next)));
        let users: Vec<ResourceId> = network
            .route_tables
            .iter()
            .filter(|(_, it)| it.routes.values().any(|target| *target == RouteTarget::PeeringConnection(id)))
            .map(|(it, _)| (*it).into())
            .collect();
        let about = match peering.state {
            PeeringState::PendingAcceptance => texts.inspect_peering_pending(),
            PeeringState::Active => texts.inspect_peering_active(),
            PeeringState::Failed => texts.inspect_peering_failed(),
            PeeringState::Rejected | PeeringState::Expired | PeeringState::Deleted => {
                texts.refuse_peering_state()
            }
        };
        html! {
            <>
                { link_field(editing, texts.inspect_requester(), peering.requester.into()) }
                { select_field(editing, texts.inspect_accepter(), choices, selected)
                    .goes_to(ResourceId::from(peering.accepter))
                    .show() }
                { fact(texts.inspect_state(), texts.peering_state(peering.state), false) }
                { hint(about) }
                { buttons(editing, steps) }
                { check_field(
                    editing,
                    texts.inspect_peering_dns(),
                    peering.dns_resolution,
                    Command::SetPeeringDns(id, !peering.dns_resolution),
                )
                .note(texts.inspect_peering_dns_note())
                .show() }
                { link_list(editing, texts.inspect_led_here_by(), &users, texts.inspect_peering_no_route()) }
            </>
        }
    }

    fn state(self, network: &Network, texts: Texts) -> Option<Text> {
        network.peering_connections.get(&self).map(|it| texts.peering_state(it.state))
    }
}
