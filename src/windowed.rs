//! Long lists: what is in view of them is on the page, and the rest is room.
//!
//! A list that people make has all its rows ([`FEW`]), so that the browser finds words in it. A file may bring one with
//! seventy thousand, and each row is some twenty elements. Of such a list only the rows in view and some around them are
//! drawn; besides, the row in which the keyboard is and its neighbours, so that it never falls out of the list.

use crate::browser::scroll::{self, Rows};
use crate::subscription::use_subscription;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use tollgate_model::sorted;
use yew::prelude::*;

/// Up to so many rows are all drawn.
pub const FEW: usize = 100;

/// Up to so many entries, a list to choose from has all of them at once.
const FEW_CHOICES: usize = 30;

/// How many rows are drawn before it is known what is in view.
const FIRST: usize = 40;
/// How far beyond the view rows are drawn, in pixels: what is scrolled by at once is there.
const AROUND: f64 = 400.0;
/// How high a row is taken to be before any has been measured.
const GUESS: f64 = 36.0;

/// When somebody turns to a field, and away from it.
pub struct Turn {
    /// To it.
    pub to_it: Callback<()>,
    /// Away from it.
    pub away: Callback<()>,
}

/// Whether a list to choose from has all of its entries on the page: a long one has only the chosen entry until somebody
/// turns to it, since thousands are mostly never looked at, and a page may have many such lists.
#[hook]
pub fn use_turning(entries: usize) -> (bool, Turn) {
    let turned_to = use_state_eq(|| false);
    let set = |to: bool| {
        let turned_to = turned_to.setter();
        Callback::from(move |()| turned_to.set(to))
    };
    (*turned_to || entries <= FEW_CHOICES, Turn { to_it: set(true), away: set(false) })
}

/// What the room beside rows is made of: what may stand where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// In a list.
    Item,
    /// In a table.
    TableRow,
    /// Anywhere else.
    Block,
}

/// The rows of a list, each with a key of its own: all of a short one, and what is in view of a long one.
pub fn rows(room: Room, count: usize, row: impl Fn(usize) -> Html + 'static) -> Html {
    rows_with(room, count, None, row)
}

/// The same; besides, one row is always drawn, such as the one that the Tab key comes to.
pub fn rows_with(
    room: Room,
    count: usize,
    kept: Option<usize>,
    row: impl Fn(usize) -> Html + 'static,
) -> Html {
    drawn(room, count, kept, Rc::new(row))
}

/// Not generic, so that the program has it once.
fn drawn(room: Room, count: usize, kept: Option<usize>, row: Rc<dyn Fn(usize) -> Html>) -> Html {
    if count <= FEW {
        return (0..count).map(|index| row(index)).collect();
    }
    html! { <Windowed {room} {count} {kept} row={Row(row)} /> }
}

/// How a row is drawn. Never the same as another: what it is drawn from may have changed.
struct Row(Rc<dyn Fn(usize) -> Html>);

impl PartialEq for Row {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[derive(Properties, PartialEq)]
struct WindowedProps {
    room: Room,
    count: usize,
    kept: Option<usize>,
    row: Row,
}

/// What is known of a list while it is on the page.
#[derive(Default)]
struct Heights {
    /// Of each row, with the gap to the next; `None` for one that has not been drawn yet.
    known: Vec<Option<f64>>,
    /// Between a room and what follows it.
    gap: f64,
}

impl Heights {
    /// How high a row is that has not been drawn: as those that have, on average.
    fn usual(&self) -> f64 {
        let known = self.known.iter().flatten();
        let (sum, count) = known.fold((0.0, 0_u32), |(sum, count), height| (sum + height, count + 1));
        if count == 0 { GUESS } else { sum / f64::from(count) }
    }

    /// How high these rows are together.
    fn of(&self, rows: Range<usize>) -> f64 {
        let usual = self.usual();
        self.known.get(rows).into_iter().flatten().map(|it| it.unwrap_or(usual)).sum()
    }

    /// How high the rooms are before each of these stretches and after the last. A room has gaps around it as a row has.
    fn rooms(&self, drawn: &[Range<usize>]) -> Vec<f64> {
        let starts = drawn.iter().map(|rows| rows.start).chain([self.known.len()]);
        let ends = std::iter::once(0).chain(drawn.iter().map(|rows| rows.end));
        ends.zip(starts).map(|(end, start)| (self.of(end..start) - self.gap).max(0.0)).collect()
    }

    /// The rows that lie between two heights, of which 0 is the top of the first.
    fn between(&self, top: f64, bottom: f64) -> Range<usize> {
        let usual = self.usual();
        let (mut at, mut start, mut end) = (0.0, self.known.len(), self.known.len());
        for (index, height) in self.known.iter().enumerate() {
            if at >= bottom {
                end = index;
                break;
            }
            at += height.unwrap_or(usual);
            if at > top && start > index {
                start = index;
            }
        }
        start.min(end)..end
    }
}

/// The stretches of rows that are drawn, in order, from those that must be.
fn stretches(count: usize, wanted: impl IntoIterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let there = wanted.into_iter().map(|it| it.start.min(count)..it.end.min(count));
    let there = there.filter(|it| !it.is_empty()).collect();
    let mut drawn: Vec<Range<usize>> = Vec::new();
    for next in sorted(there, |one: &Range<usize>, other| one.start.cmp(&other.start)) {
        match drawn.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => drawn.push(next),
        }
    }
    drawn
}

/// A row and its neighbours, so that the Tab key goes on from one to the next.
fn beside(row: usize) -> Range<usize> {
    row.saturating_sub(1)..row.saturating_add(2)
}

#[component]
fn Windowed(props: &WindowedProps) -> Html {
    let count = props.count;
    let in_view = use_state_eq(|| 0..FIRST);
    let focused = use_state_eq(|| None::<usize>);
    let list = use_memo((), |()| RefCell::new(Heights::default()));
    // Before each of at most three stretches, and after the last.
    let rooms = use_memo((), |()| [(); 4].map(|()| NodeRef::default()));
    list.borrow_mut().known.resize(count, None);

    let [view, kept, own] = [Some((*in_view).clone()), props.kept.map(beside), focused.map(beside)];
    let drawn = stretches(count, [view, kept, own].into_iter().flatten());
    {
        let (list, rooms, in_view, drawn) =
            (Rc::clone(&list), Rc::clone(&rooms), in_view.clone(), drawn.clone());
        use_effect(move || {
            measure(&list, &rooms, &drawn);
            look(&list.borrow(), &rooms[0], &in_view);
        });
    }
    {
        let (list, rooms, in_view) = (Rc::clone(&list), Rc::clone(&rooms), in_view.clone());
        let latest = use_mut_ref(|| in_view.clone());
        *latest.borrow_mut() = in_view;
        let focused = focused.clone();
        use_subscription(move || {
            let name = name_of(&list);
            let moved = scroll::listen(move || look(&list.borrow(), &rooms[0], &latest.borrow()));
            (moved, scroll::listen_focus(name, move |row| focused.set(row)))
        });
    }

    let heights = list.borrow().rooms(&drawn);
    // Named after the row that it stands before, so that of what stays on the page nothing ever changes places: an element
    // that is moved loses the keyboard.
    let room = |index: usize| {
        let key = drawn.get(index).map_or_else(|| "room".to_owned(), |rows| format!("room-{}", rows.start));
        let node = rooms.get(index).cloned().unwrap_or_default();
        let height = scroll::pixels(heights.get(index).copied().unwrap_or_default());
        // As an attribute of a picture, since the page has no styles in its markup.
        let space = html! { <svg class="list-space" width="1" {height}></svg> };
        match props.room {
            Room::Item => {
                html! { <li {key} ref={node} class="list-room" role="presentation" aria-hidden="true">{ space }</li> }
            }
            Room::TableRow => {
                html! { <tr {key} ref={node} class="list-room" aria-hidden="true"><td>{ space }</td></tr> }
            }
            Room::Block => {
                html! { <div {key} ref={node} class="list-room" aria-hidden="true">{ space }</div> }
            }
        }
    };
    let Row(row) = &props.row;
    let stretch = |(index, rows): (usize, &Range<usize>)| {
        std::iter::once(room(index)).chain(rows.clone().map(|index| row(index))).collect::<Vec<_>>()
    };
    let before = drawn.iter().enumerate().flat_map(stretch);
    before.chain([room(drawn.len())]).collect()
}

/// What tells the rows of one list from those of others.
fn name_of(list: &Rc<RefCell<Heights>>) -> String {
    format!("{:x}", Rc::as_ptr(list) as usize)
}

/// Takes note of how high the rows are that are drawn, and gives the rooms the height of those that are not.
fn measure(list: &Rc<RefCell<Heights>>, rooms: &[NodeRef; 4], drawn: &[Range<usize>]) {
    let mut heights = list.borrow_mut();
    let count = heights.known.len();
    let sequence: Vec<Option<usize>> = drawn
        .iter()
        .flat_map(|rows| std::iter::once(None).chain(rows.clone().map(Some)))
        .chain([None])
        .collect();
    let measured = scroll::measure(&rooms[0], &Rows { list: &name_of(list), rows: &sequence, count });
    for (index, height) in &measured.heights {
        if let Some(known) = heights.known.get_mut(*index) {
            *known = Some(*height);
        }
    }
    heights.gap = measured.gap;
    for (room, height) in rooms.iter().zip(heights.rooms(drawn)) {
        scroll::set_space(room, height);
    }
}

/// Draws what is in view, unless all of that is drawn.
fn look(list: &Heights, first: &NodeRef, in_view: &UseStateHandle<Range<usize>>) {
    let Some((top, bottom)) = scroll::seen_from(first) else { return };
    let seen = list.between(top, bottom);
    if seen.start < in_view.start || in_view.end < seen.end {
        in_view.set(list.between(top - AROUND, bottom + AROUND));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_come_in_order_and_touch_nowhere() {
        assert_eq!(stretches(100, [40..60, beside(3), beside(50)]), [2..5, 40..60]);
        assert_eq!(stretches(100, [40..60, beside(60)]), std::slice::from_ref(&(40..62)));
        assert_eq!(stretches(100, [90..140, beside(0), beside(200)]), [0..2, 90..100]);
    }

    #[test]
    fn what_is_in_view_follows_from_the_heights() {
        let mut heights = Heights { known: vec![None; 1000], gap: 0.0 };
        assert_eq!(heights.between(0.0, 10.0 * GUESS), 0..10);
        assert_eq!(heights.between(-500.0, -1.0), 0..0);
        heights.known[0] = Some(100.0);
        heights.known[1] = Some(20.0);
        // The others are taken to be 60 high.
        assert_eq!(heights.between(99.0, 121.0), 0..3);
        assert_eq!(heights.between(120.0, 180.0), 2..3);
        assert_eq!((heights.of(0..3), heights.of(998..1000)), (180.0, 120.0));
        assert_eq!(heights.between(1e9, 2e9), 1000..1000);
    }

    #[test]
    fn a_short_list_is_drawn_whole() {
        let row = |index: usize| html! { <li key={index}></li> };
        let drawn = |count: usize| match rows(Room::Item, count, row) {
            yew::virtual_dom::VNode::VList(list) => Some(list.len()),
            _ => None,
        };
        assert_eq!((drawn(FEW), drawn(FEW + 1)), (Some(FEW), None));
    }
}
