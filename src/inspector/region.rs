//! A Region: which one, and the account's switch for public access.

use super::field::{Choice, Editing, LinkList, ResourceProps, SelectField};
use crate::i18n::Text;
use crate::icon::draw_icon;
use crate::markup::html;
use tollgate_editor::Command;
use tollgate_model::{BlockPublicAccess, RegionCode, RegionId, ResourceId};
use yew::prelude::*;

/// The properties of a Region.
#[component]
pub fn RegionProperties(props: &ResourceProps<RegionId>) -> Html {
    let (editing, texts, id) = (&props.editing, props.editing.texts, props.id);
    let network = editing.network();
    let Some(region) = network.regions.get(&id) else { return Html::default() };
    let codes: Vec<Choice> = RegionCode::ALL
        .iter()
        .map(|code| {
            let label = format!("{} · {}", texts.region_name(*code), code.as_str());
            Choice::new(label, Command::SetRegionCode(id, *code))
        })
        .collect();
    let switches = [BlockPublicAccess::Off, BlockPublicAccess::IngressOnly, BlockPublicAccess::Bidirectional];
    let blocks: Vec<Choice> = switches
        .iter()
        .map(|it| Choice::new(texts.inspect_block_public_access(*it), Command::SetBlockPublicAccess(id, *it)))
        .collect();
    let inside: Vec<ResourceId> = network.children(id.into()).collect();
    html! {
        <>
            <SelectField
                editing={editing.clone()} label={texts.aws_region()} choices={codes}
                selected={RegionCode::ALL.iter().position(|it| *it == region.code).unwrap_or_default()}
            />
            <SelectField
                editing={editing.clone()} label={texts.inspect_public_access()} choices={blocks}
                selected={switches.iter().position(|it| *it == region.block_public_access).unwrap_or_default()}
                note={AttrValue::from(texts.inspect_public_access_note(region.block_public_access))}
            />
            { disaster(
                editing, region.struck, (texts.inspect_struck_region(), texts.inspect_strike_region_hint()),
                |struck| Command::StrikeRegion(id, struck),
            ) }
            <LinkList
                editing={editing.clone()} title={texts.inspect_inside()} ids={inside}
                none={texts.inspect_nothing_inside()}
            />
        </>
    }
}

/// The switch with which a disaster strikes a place, or is undone. `words`: what is so while it lasts, and what it is
/// good for while it does not.
pub fn disaster(
    editing: &Editing,
    struck: bool,
    words: (Text, Text),
    command: impl Fn(bool) -> Command,
) -> Html {
    let texts = editing.texts;
    let (while_struck, hint) = words;
    let (label, icon) =
        if struck { (texts.inspect_restore(), "restart") } else { (texts.inspect_strike(), "zap") };
    html! {
        <section class="inspector-section" aria-label={texts.inspect_disaster()}>
            <h3 class="inspector-section-title">{ texts.inspect_disaster() }</h3>
            if struck {
                <p class="warning inspector-warning">{ draw_icon("triangle-alert") }<span>{ while_struck }</span></p>
            } else {
                <p class="inspector-hint">{ hint }</p>
            }
            <button type="button" class="button is-small" onclick={editing.performing(command(!struck))}>
                { draw_icon(icon) }{ label }
            </button>
        </section>
    }
}
