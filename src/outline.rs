//! The network as a tree: the way through it without a pointer, and an overview.
//!
//! The rows are one flat list with `aria-level`, as the tree pattern allows. One row is in the tab order; the arrows move
//! among the rows that are shown, and Enter selects.

use crate::browser::input;
use crate::face::{ORDER, icon_of};
use crate::i18n::{Text, Texts, address_of};
use crate::icon::{draw_icon, draw_icon_with};
use crate::store::{Action, Dispatch};
use crate::windowed::{Room, rows_with};
use std::rc::Rc;
use tollgate_model::{Document, Map, Network, ResourceId, Set, grouped};
use yew::prelude::*;

/// What the tree shows.
#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    /// The document as it is now.
    pub document: Document,
    /// The thing that is selected.
    pub selection: Option<ResourceId>,
    /// The words.
    pub texts: Texts,
    /// Where a selection goes.
    pub dispatch: Dispatch,
}

/// One row of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    id: ResourceId,
    /// How deep, 1 at the root.
    level: usize,
    /// Its place among its siblings, from 1.
    position: usize,
    /// How many siblings there are, itself included.
    siblings: usize,
    /// Whether what is in it is shown; `None` where nothing is in it.
    open: Option<bool>,
}

/// The rows that are shown while the things of `closed` hide what is in them.
fn rows(network: &Network, closed: &Set<ResourceId>) -> Vec<Row> {
    let all = ORDER.iter().flat_map(|kind| network.ids_of(*kind));
    let inside = grouped(all.map(|id| (network.parent(id), id)).collect());
    let mut shown = Vec::new();
    add_rows(&inside, closed, None, 1, &mut shown);
    shown
}

fn add_rows(
    inside: &Map<Option<ResourceId>, Vec<ResourceId>>,
    closed: &Set<ResourceId>,
    of: Option<ResourceId>,
    level: usize,
    shown: &mut Vec<Row>,
) {
    let members = inside.get(&of).map(Vec::as_slice).unwrap_or_default();
    for (index, id) in members.iter().copied().enumerate() {
        let open = inside.contains_key(&Some(id)).then(|| !closed.contains(&id));
        shown.push(Row { id, level, position: index + 1, siblings: members.len(), open });
        // Containers are at most six deep; the limit guards against references that run in a circle.
        if open == Some(true) && level < 12 {
            add_rows(inside, closed, Some(id), level + 1, shown);
        }
    }
}

/// What a key asks for in a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The focus goes there.
    To(ResourceId),
    /// The row shows what is in it.
    Open(ResourceId),
    /// The row hides what is in it.
    Close(ResourceId),
    /// The thing is selected.
    Select(ResourceId),
}

/// What a key asks for while the focus is on `at`; `name` gives the words for finding by first letter.
fn step(rows: &[Row], at: ResourceId, key: &str, name: impl Fn(ResourceId) -> String) -> Option<Step> {
    let index = rows.iter().position(|row| row.id == at)?;
    let row = rows.get(index)?;
    let to = |row: &Row| Step::To(row.id);
    match key {
        "ArrowDown" => rows.get(index + 1).map(to),
        "ArrowUp" => rows.get(index.checked_sub(1)?).map(to),
        "Home" => rows.first().map(to),
        "End" => rows.last().map(to),
        "ArrowRight" => match row.open? {
            false => Some(Step::Open(row.id)),
            true => rows.get(index + 1).map(to),
        },
        "ArrowLeft" => match row.open {
            Some(true) => Some(Step::Close(row.id)),
            _ => rows.get(..index)?.iter().rev().find(|it| it.level < row.level).map(to),
        },
        "Enter" | " " => Some(Step::Select(row.id)),
        letter => {
            let mut characters = letter.chars();
            let (Some(letter), None) = (characters.next(), characters.next()) else { return None };
            let letter = letter.to_lowercase().to_string();
            let (before, after) = (rows.get(..=index)?, rows.get(index + 1..)?);
            after.iter().chain(before).find(|it| name(it.id).to_lowercase().starts_with(&letter)).map(to)
        }
    }
}

/// The network as a tree.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    let network = &props.document.network;
    let closed = use_state_eq(Set::<ResourceId>::new);
    // Where the focus is or would come to, and whether a key has put it there.
    let active = use_state_eq(|| props.selection);
    let by_key = use_state_eq(|| false);
    {
        // What is selected elsewhere is shown here.
        let (closed, active, by_key, network) =
            (closed.clone(), active.clone(), by_key.clone(), network.clone());
        use_effect_with(props.selection, move |selection| {
            if let Some(id) = *selection {
                let mut opened = (*closed).clone();
                // At most as many steps as there are levels.
                for ancestor in network.ancestors(id).take(12) {
                    opened.remove(&ancestor);
                }
                closed.set(opened);
                if *active != Some(id) {
                    by_key.set(false);
                    active.set(Some(id));
                }
            }
        });
    }
    let rows = use_memo((Rc::clone(network), (*closed).clone()), |(network, closed)| rows(network, closed));
    if rows.is_empty() {
        return html! { <p class="inspector-hint">{ props.texts.inspect_empty() }</p> };
    }
    let place = active.and_then(|id| rows.iter().position(|row| row.id == id)).unwrap_or_default();
    let focus = rows.get(place).map(|row| row.id);

    let act = {
        let (closed, active, by_key) = (closed.clone(), active.clone(), by_key.clone());
        let dispatch = props.dispatch.clone();
        Callback::from(move |(step, key): (Step, bool)| {
            let mut next = (*closed).clone();
            match step {
                Step::To(id) => {
                    by_key.set(key);
                    active.set(Some(id));
                }
                Step::Open(id) => {
                    next.remove(&id);
                }
                Step::Close(id) => {
                    next.insert(id);
                }
                Step::Select(id) => {
                    active.set(Some(id));
                    dispatch.dispatch(Action::Select(Some(id)));
                }
            }
            closed.set(next);
        })
    };
    let onkeydown = {
        let (act, rows, network, texts) = (act.clone(), rows.clone(), network.clone(), props.texts);
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
                return;
            }
            // As it is written, without what is put around a name to be shown.
            let name = |id| network.name(id).map_or_else(|| texts.resource(&network, id), str::to_owned);
            if let Some(step) = focus.and_then(|at| step(&rows, at, &event.key(), name)) {
                event.prevent_default();
                event.stop_propagation();
                act.emit((step, true));
            }
        })
    };
    let row = {
        let (rows, network, texts) = (Rc::clone(&rows), Rc::clone(network), props.texts);
        let (selection, by_key) = (props.selection, *by_key);
        move |index: usize| {
            let Some(row) = rows.get(index).cloned() else { return Html::default() };
            let id = row.id;
            html! {
                <OutlineRow
                    key={id.to_string()} {row} name={texts.resource(&network, id)}
                    detail={address_of(&network, id)} icon={icon_of(&network, id)}
                    kind={network.component(id).map_or_else(Text::default, |it| texts.aws_name(it))} selected={selection == Some(id)}
                    active={focus == Some(id)} focused={focus == Some(id) && by_key} act={act.clone()}
                />
            }
        }
    };
    html! {
        <ul class="outline" role="tree" aria-label={props.texts.outline_label()} {onkeydown}>
            { rows_with(Room::Item, rows.len(), Some(place), row) }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct OutlineRowProps {
    row: Row,
    name: AttrValue,
    detail: AttrValue,
    icon: &'static str,
    kind: AttrValue,
    selected: bool,
    active: bool,
    focused: bool,
    act: Callback<(Step, bool)>,
}

#[component]
fn OutlineRow(props: &OutlineRowProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.focused, move |focused| {
            if *focused {
                input::focus(&node);
            }
        });
    }
    let row = &props.row;
    let onclick = {
        let (act, id) = (props.act.clone(), row.id);
        Callback::from(move |_: MouseEvent| act.emit((Step::Select(id), false)))
    };
    let ontoggle = {
        let (act, id, open) = (props.act.clone(), row.id, row.open);
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            act.emit((if open == Some(true) { Step::Close(id) } else { Step::Open(id) }, false));
        })
    };
    let label = if props.detail.is_empty() {
        format!("{}, {}", props.name, props.kind)
    } else {
        format!("{}, {}, {}", props.name, props.kind, props.detail)
    };
    html! {
        <li
            ref={node} role="treeitem" aria-label={label} aria-level={row.level.to_string()}
            aria-posinset={row.position.to_string()} aria-setsize={row.siblings.to_string()}
            aria-expanded={row.open.map(|open| open.to_string())} aria-selected={props.selected.to_string()}
            tabindex={if props.active { "0" } else { "-1" }} {onclick}
            class={classes!(
                "outline-row",
                format!("is-level-{}", row.level.min(7)),
                props.selected.then_some("is-selected"),
            )}
        >
            if let Some(open) = row.open {
                <span class="outline-toggle" aria-hidden="true" onclick={ontoggle}>
                    { draw_icon(if open { "chevron-down" } else { "chevron-right" }) }
                </span>
            } else {
                <span class="outline-toggle" aria-hidden="true"></span>
            }
            { draw_icon_with(props.icon, "outline-icon") }
            <span class="outline-name" title={props.name.clone()}>{ props.name.clone() }</span>
            <span class="outline-detail">{ props.detail.clone() }</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_model::{
        AvailabilityZone, AvailabilityZoneId, NetworkAclId, OutsideHostId, Region, RegionCode, RegionId,
        RouteTable, RouteTableId, SecurityGroupId, Vpc, VpcId, ZoneLetter,
    };

    /// A Region with a VPC, its table and a zone; ids 1 to 4. The group and ACL of the VPC are left out.
    fn network() -> Network {
        let mut network = Network::default();
        let region = Region::new(RegionCode::Seoul);
        network.regions.insert(RegionId(1), region);
        let vpc = Vpc {
            name: "shop".to_owned(),
            region: RegionId(1),
            cidr: tollgate_model::Cidr::ANYWHERE,
            secondary_cidrs: Vec::new(),
            main_route_table: RouteTableId(3),
            default_network_acl: NetworkAclId(8),
            default_security_group: SecurityGroupId(9),
            dns_support: true,
            dns_hostnames: false,
            public_access_exclusion: false,
        };
        network.vpcs.insert(VpcId(2), vpc);
        let table = RouteTable { name: "main".to_owned(), vpc: VpcId(2), routes: Default::default() };
        network.route_tables.insert(RouteTableId(3), table);
        let zone = AvailabilityZone { vpc: VpcId(2), zone: ZoneLetter::ALL[0] };
        network.availability_zones.insert(AvailabilityZoneId(4), zone);
        network
    }

    #[test]
    fn rows_are_counted_inside_their_parent() {
        let network = network();
        let shown = rows(&network, &Set::new());
        let places: Vec<_> =
            shown.iter().map(|row| (row.id.to_string(), row.level, row.position, row.siblings)).collect();
        let expected = [("region-1", 1, 1, 1), ("vpc-2", 2, 1, 1), ("az-4", 3, 1, 2), ("rtb-3", 3, 2, 2)];
        assert_eq!(places, expected.map(|(id, level, at, of)| (id.to_owned(), level, at, of)));
        let closed = Set::from([VpcId(2).into()]);
        assert_eq!(rows(&network, &closed).len(), 2);
    }

    #[test]
    fn keys_move_as_in_the_tree_pattern() {
        let shown = rows(&network(), &Set::new());
        let (region, vpc): (ResourceId, ResourceId) = (RegionId(1).into(), VpcId(2).into());
        let (table, zone): (ResourceId, ResourceId) = (RouteTableId(3).into(), AvailabilityZoneId(4).into());
        let at = |id, key| step(&shown, id, key, |id| id.to_string());
        assert_eq!(at(region, "ArrowDown"), Some(Step::To(vpc)));
        assert_eq!(at(region, "ArrowUp"), None);
        assert_eq!(at(region, "ArrowLeft"), Some(Step::Close(region)));
        assert_eq!(at(table, "ArrowLeft"), Some(Step::To(vpc)));
        assert_eq!(at(zone, "ArrowRight"), None);
        assert_eq!(at(vpc, "ArrowRight"), Some(Step::To(zone)));
        assert_eq!(at(region, "End"), Some(Step::To(table)));
        assert_eq!(at(table, "Home"), Some(Step::To(region)));
        assert_eq!(at(vpc, "Enter"), Some(Step::Select(vpc)));
        assert_eq!(at(vpc, "r"), Some(Step::To(table)));
        assert_eq!(at(table, "r"), Some(Step::To(region)));
        assert_eq!(at(OutsideHostId(7).into(), "Home"), None);
    }
}
