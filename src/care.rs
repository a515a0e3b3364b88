//! Who looks after it, who pays: the layers of each thing on the canvas, and the bill.
//!
//! The facts are `tollgate_care`'s; here they are drawn. Never by colour alone: what is yours is full, what is AWS's is
//! empty, what is both's is half.

use crate::face::{Building, face};
use crate::i18n::Texts;
use crate::icon::{draw_icon, icon_button};
use crate::store::{Action, Dialog, Dispatch, asking};
use crate::windowed::{Room, rows};
use std::rc::Rc;
use tollgate_care::{Ends, Keeper, Keepers, Layer, SOURCES, Service, Usd, bill, keepers_of};
use tollgate_editor::{Item, Part, Scene};
use tollgate_model::{Network, Rect, ResourceId, ResourceKind};
use yew::prelude::*;

/// The size of one layer on the canvas.
const CELL: i32 = 9;

const fn keeper_class(keeper: Option<Keeper>) -> &'static str {
    match keeper {
        Some(Keeper::You) => "care-cell is-yours",
        Some(Keeper::Aws) => "care-cell is-aws",
        Some(Keeper::Both) => "care-cell is-both",
        None => "care-cell is-none",
    }
}

/// The layers of everything on the canvas, bottom layer first. What stands several times, such as the gate of a subnet,
/// has its strip at each. `shows` tells where they are near enough.
pub fn strips(scene: &Scene, network: &Network, shows: impl Fn(Rect) -> bool) -> Html {
    let items = scene.items.iter().filter(|item| item.part != Part::Router && shows(item.rect));
    let strips = items.filter_map(|item| {
        let keepers = keepers_of(network, item.id)?;
        Some(strip(item, &keepers))
    });
    html! { <svg class="layer care" aria-hidden="true">{ for strips }</svg> }
}

fn strip(item: &Item, keepers: &Keepers) -> Html {
    let length = CELL * 7;
    let rect = item.rect;
    let middle = rect.centre().x - length / 2;
    // Where no name stands: containers have theirs at the top left, round things below.
    let (left, top) = match (item.part, face(item.id.kind()).building) {
        (Part::Container { .. }, _) => (rect.right() - length - 14, rect.bottom() - CELL - 3),
        (Part::Building, Some(Building::Office | Building::Machine))
        | (Part::Gateway | Part::NetworkAcl(_) | Part::SecurityGroup(_), _) => (middle, rect.top() - CELL),
        (Part::Building, _) => (middle, rect.top() - CELL / 2),
        _ => (middle, rect.bottom() - 3),
    };
    let cell = |(index, keeper): (i32, &Option<Keeper>)| {
        let x = left + index * CELL;
        let whole = html! {
            <rect class={keeper_class(*keeper)} x={(x + 1).to_string()} y={(top + 1).to_string()} width={(CELL - 2).to_string()}
                height={(CELL - 2).to_string()} />
        };
        let half = format!("M{} {}h{}l-{} {}z", x + 1, top + 1, CELL - 2, CELL - 2, CELL - 2);
        html! {
            <>
                { whole }
                if *keeper == Some(Keeper::Both) {
                    <path class="care-half" d={half} />
                }
            </>
        }
    };
    html! {
        <g>
            <rect class="care-ground" x={left.to_string()} y={top.to_string()} width={length.to_string()} height={CELL.to_string()} rx="2" />
            { for (0..).zip(keepers).map(cell) }
        </g>
    }
}

/// The panel that explains: the layers of the selected thing, or of the services to compare, and what the marks mean.
pub fn panel(network: &Network, selection: Option<ResourceId>, texts: Texts, dispatch: &Dispatch) -> Html {
    let close = asking(dispatch, Action::ShowCare(false));
    let selected = selection.and_then(|id| Some((id, keepers_of(network, id)?)));
    let legend = [Keeper::You, Keeper::Aws, Keeper::Both].map(|keeper| {
        html! { <li>{ mark(Some(keeper)) }{ texts.keeper(Some(keeper)) }</li> }
    });
    html! {
        <section class="care-panel" aria-label={texts.care_title()}>
            <div class="care-head">
                <h2>{ texts.care_title() }</h2>
                { icon_button("x", texts.close(), "icon-button", close) }
            </div>
            <ul class="care-legend">{ for legend }</ul>
            // What it covers can be seen when it is folded.
            <details open={true}>
                <summary>{ selected.map_or_else(|| texts.care_compared().into(), |(id, _)| named(network, id, texts)) }</summary>
                { selected.map_or_else(|| comparison(texts), |(_, keepers)| one_thing(&keepers, texts)) }
            </details>
        </section>
    }
}

/// A mark with its word for who does not see it.
fn mark(keeper: Option<Keeper>) -> Html {
    html! {
        <svg class="care-mark" viewBox="0 0 9 9" aria-hidden="true">
            <rect class={keeper_class(keeper)} x="1" y="1" width="7" height="7" />
            if keeper == Some(Keeper::Both) {
                <path class="care-half" d="M1 1h7l-7 7z" />
            }
        </svg>
    }
}

fn named(network: &Network, id: ResourceId, texts: Texts) -> String {
    format!("{} {}", texts.kind(id.kind()), texts.resource(network, id))
}

fn one_thing(keepers: &Keepers, texts: Texts) -> Html {
    let rows =
        Layer::ALL.iter().zip(keepers).rev().filter(|(_, keeper)| keeper.is_some()).map(|(layer, keeper)| {
            html! {
                <tr>
                    <th scope="row">{ texts.layer(*layer) }</th>
                    <td>{ mark(*keeper) }{ texts.keeper(*keeper) }</td>
                    <td class="quiet">{ texts.layer_about(*layer) }</td>
                </tr>
            }
        });
    html! { <table class="care-table"><tbody>{ for rows }</tbody></table> }
}

/// The same question for four services: the more AWS manages, the less is left.
fn comparison(texts: Texts) -> Html {
    let heads = Service::ALL.iter().map(|service| html! { <th scope="col">{ texts.service(*service) }</th> });
    let rows = Layer::ALL.iter().enumerate().rev().map(|(index, layer)| {
        let cells = Service::ALL.iter().map(|service| {
            let keeper = service.keepers().get(index).copied().flatten();
            html! { <td>{ mark(keeper) }{ texts.keeper_short(keeper) }</td> }
        });
        html! { <tr><th scope="row">{ texts.layer(*layer) }</th>{ for cells }</tr> }
    });
    html! {
        <>
            <p class="quiet">{ texts.care_about() }</p>
            <table class="care-table">
                <thead><tr><td></td>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </>
    }
}

/// What a screen reader hears of a thing while the layers are shown: which of them are yours.
pub fn spoken(network: &Network, id: ResourceId, texts: Texts) -> Option<String> {
    let keepers = keepers_of(network, id)?;
    let mine = |keeper: &Option<Keeper>| matches!(keeper, Some(Keeper::You | Keeper::Both));
    let yours = Layer::ALL.iter().zip(&keepers).filter(|(_, keeper)| mine(keeper));
    let names = yours.map(|(layer, _)| texts.layer(*layer)).collect::<Vec<_>>().join(", ");
    Some(if names.is_empty() { texts.care_nothing().into() } else { texts.care_yours(&names).into() })
}

/// What the network costs by the hour, as a button that opens the bill.
pub fn meter(network: &Network, texts: Texts, onclick: Callback<MouseEvent>) -> Html {
    let sum = bill(network).per_hour().precise();
    html! {
        <button class="button is-plain cost-meter" {onclick} title={texts.bill_title()}>
            { draw_icon("cost") }
            <span class="visually-hidden">{ texts.bill_title() }{ ": " }</span>
            <span>{ texts.per_hour(&sum) }</span>
        </button>
    }
}

/// Opens the bill.
pub const OPEN_BILL: Action = Action::Show(Some(Dialog::Bill));

/// The bill, line by line, by component and in total.
pub fn bill_table(network: &Rc<Network>, texts: Texts) -> Html {
    let bill = Rc::new(bill(network));
    let (network, lines) = (Rc::clone(network), Rc::clone(&bill));
    let line = move |index: usize| {
        let Some(charge) = lines.charges.get(index) else { return Html::default() };
        let due = charge.per_hour > Usd::default();
        let ends = match charge.item.ends() {
            _ if !due => texts.bill_nothing_due(),
            Ends::WhenStopped => texts.bill_ends_stopped(),
            Ends::WhenTerminated => texts.bill_ends_terminated(),
            Ends::WhenNotAsked => texts.bill_ends_not_asked(),
            Ends::WhenRemoved if charge.resource.kind() == ResourceKind::ElasticIp => {
                texts.bill_ends_released()
            }
            Ends::WhenRemoved => texts.bill_ends_deleted(),
        };
        html! {
            <tr key={index} class={if due { "bill-line" } else { "bill-line is-off" }}>
                <th scope="row">
                    { texts.resource(&network, charge.resource) }<span class="quiet">{ texts.bill_item(charge.item) }</span>
                </th>
                <td>{ charge.per_hour.precise() }</td>
                <td>{ charge.per_month().to_string() }</td>
                <td class="bill-ends">{ ends }</td>
            </tr>
        }
    };
    let table = html! {
        <table class="figures bill">
            <thead>
                <tr>
                    <th scope="col">{ texts.bill_for() }</th>
                    <th scope="col">{ texts.bill_hour() }</th>
                    <th scope="col">{ texts.bill_month() }</th>
                    <th scope="col">{ texts.bill_ends() }</th>
                </tr>
            </thead>
            <tbody>{ rows(Room::TableRow, bill.charges.len(), line) }</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{ texts.bill_sum() }</th>
                    <td>{ bill.per_hour().precise() }</td>
                    <td>{ bill.per_month().to_string() }</td>
                    <td></td>
                </tr>
            </tfoot>
        </table>
    };
    let source = |address: &&'static str| {
        html! { <li><a href={*address} target="_blank" rel="noreferrer">{ *address }</a></li> }
    };
    html! {
        <>
            if bill.charges.is_empty() {
                <p>{ texts.bill_empty() }</p>
            } else {
                <p><strong>{ texts.bill_now(&bill.per_hour().precise(), &bill.per_month().to_string()) }</strong></p>
                { table }
            }
            <p>{ texts.bill_free() }</p>
            <p class="quiet">{ texts.bill_estimate(tollgate_care::PRICES_OF) }</p>
            if bill.stands_in {
                <p class="quiet">{ texts.bill_stands_in() }</p>
            }
            <ul class="bill-sources quiet">{ for SOURCES.iter().map(source) }</ul>
        </>
    }
}
