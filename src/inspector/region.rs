//! A Region: which one, and the account's switch for public access.

use super::Inspected;
use super::field::{Choice, Editing, hint, link_list, select_field};
use crate::i18n::Text;
use crate::icon::draw_icon;
use std::rc::Rc;
use tollgate_editor::Command;
use tollgate_model::{BlockPublicAccess, RegionCode, RegionId, ResourceId, ResourceKind};
use yew::prelude::*;

impl Inspected for RegionId {
    fn properties(self, editing: &Rc<Editing>) -> Html {
        let id = self;
        let texts = editing.texts;
        let network = editing.network();
        let Some(region) = network.regions.get(&id) else { return Html::default() };
        let codes: Vec<Choice> = RegionCode::ALL
            .iter()
            .map(|code| {
                let label = format!("{} · {}", texts.region_name(*code), code.as_str());
                Choice::new(label, Command::SetRegionCode(id, *code))
            })
            .collect();
        let switches =
            [BlockPublicAccess::Off, BlockPublicAccess::IngressOnly, BlockPublicAccess::Bidirectional];
        let blocks: Vec<Choice> = switches
            .iter()
            .map(|it| {
                Choice::new(texts.inspect_block_public_access(*it), Command::SetBlockPublicAccess(id, *it))
            })
            .collect();
        let inside: Vec<ResourceId> = network.children(id.into()).collect();
        html! {
            <>
                { select_field(
                    editing,
                    texts.kind(ResourceKind::Region),
                    codes,
                    RegionCode::ALL.iter().position(|it| *it == region.code).unwrap_or_default(),
                )
                .show() }
                { select_field(
                    editing,
                    texts.inspect_public_access(),
                    blocks,
                    switches.iter().position(|it| *it == region.block_public_access).unwrap_or_default(),
                )
                .note(texts.inspect_public_access_note(region.block_public_access))
                .show() }
                { disaster(
                    editing,
                    region.struck,
                    (texts.inspect_struck_region(), texts.inspect_strike_region_hint()),
                    Command::StrikeRegion(id, !region.struck),
                ) }
                { link_list(editing, texts.inspect_inside(), &inside, texts.inspect_nothing_inside()) }
            </>
        }
    }
}

/// The switch with which a disaster strikes a place, or is undone. `words`: what is so while it lasts, and what it is
/// good for while it does not.
pub fn disaster(editing: &Editing, struck: bool, words: (Text, Text), change: Command) -> Html {
    let texts = editing.texts;
    let (while_struck, otherwise) = words;
    let (label, icon) =
        if struck { (texts.inspect_restore(), "restart") } else { (texts.inspect_strike(), "zap") };
    html! {
        <section class="inspector-section" aria-label={texts.inspect_disaster()}>
            <h3 class="inspector-section-title">{ texts.inspect_disaster() }</h3>
            if struck {
                <p class="warning inspector-warning">{ draw_icon("triangle-alert") }<span>{ while_struck }</span></p>
            } else {
                { hint(otherwise) }
            }
            <button type="button" class="button is-small" onclick={editing.performing(change)}>
                { draw_icon(icon) }{ label }
            </button>
        </section>
    }
}
