//! Select, move, resize, place.

use super::*;
use crate::command::Refusal;
use crate::legal::legal_move;
use std::rc::Rc;
use tollgate_model::Component;

fn stage() -> Stage {
    Stage::of(Starter::PublicAndPrivate)
}

#[test]
fn a_thing_is_moved_by_whole_steps_of_the_grid() {
    let mut stage = Stage::of(Starter::WebServer);
    let (before, start, server) = (stage.rect("web-1"), stage.on("web-1"), stage.id("web-1"));
    assert_eq!(stage.press(start), [Effect::Capture(MOUSE)]);
    // The first move lifts it, with what is on it.
    let Effect::Lift(lifted) = stage.to(beside(start, 5.0, 0.0)).remove(0) else { panic!("is not lifted") };
    assert!(lifted.contains(&server) && !lifted.contains(&stage.id("public-a")));
    // 11 pixels are 22 canvas units at half the size: nearest to three steps of 8.
    let end = beside(start, 11.0, 3.0);
    let by = Point::new(24, 8);
    let preview = Preview {
        ghost: Some(before.offset(by)),
        target: Some(stage.rect("public-a")),
        ..Preview::nothing(end)
    };
    assert_eq!(stage.to(end), [Effect::Carry(by), Effect::Preview(preview.clone())]);
    assert_eq!(stage.to(end), [Effect::Preview(preview)], "what is carried moves when the grid says so");
    let network = Rc::clone(&stage.document.network);
    assert_eq!(
        stage.let_go(end),
        [
            Effect::Clear,
            Effect::Do(Act::Select(Some(server))),
            Effect::Do(Act::Perform(Command::Move {
                id: server,
                into: Some(stage.id("public-a")),
                at: before.offset(by).origin,
            })),
        ]
    );
    assert_eq!((stage.rect("web-1"), stage.selection), (before.offset(by), Some(server)));
    assert!(Rc::ptr_eq(&network, &stage.document.network) && stage.is_as_before());
}

#[test]
fn a_thing_is_moved_into_another_container() {
    let mut stage = stage();
    stage.drag(stage.on("app-a"), stage.at(800, 500));
    assert_eq!(stage.preview().target, Some(stage.rect("private-b")), "it lights up");
    stage.let_go(stage.at(800, 500));
    assert_eq!(stage.document.network.parent(stage.id("app-a")), Some(stage.id("private-b")));
    assert_eq!((&stage.explained[..], stage.is_as_before()), (&[][..], true));
}

#[test]
fn where_a_thing_cannot_be_is_said_and_it_stays() {
    let mut stage = stage();
    let (before, outside) = (stage.document.clone(), stage.at(60, 60));
    let why = legal_move(&before, stage.id("app-a"), None).unwrap_err();
    assert_eq!(why, Refusal::WrongPlace { component: Component::Instance, on: None });
    stage.drag(stage.on("app-a"), outside);
    let refused = Preview { why_not: Some(WhyNot::Refused(why.clone())), ..Preview::nothing(outside) };
    assert_eq!(*stage.preview(), refused, "neither ghost nor target");
    stage.let_go(outside);
    assert_eq!(stage.explained, [WhyNot::Refused(why)]);
    assert!(stage.document == before && stage.is_as_before());
}

#[test]
fn what_comes_back_to_where_it_was_has_not_moved() {
    let mut stage = stage();
    let (before, start) = (stage.document.clone(), stage.on("app-a"));
    stage.drag(start, stage.at(800, 500));
    stage.to(start);
    assert_eq!(stage.let_go(start), [Effect::Clear]);
    assert_eq!(stage.document, before);
}

#[test]
fn a_container_is_taken_by_its_header_and_when_it_is_selected_anywhere() {
    let mut stage = stage();
    // The floor of the subnet, below its header and beside what stands on it.
    let floor = stage.at(460, 630);
    stage.drag(floor, beside(floor, 40.0, 0.0));
    assert!(stage.picture.holds_view && stage.picture.lifted.is_none(), "the view is moved");
    stage.let_go(beside(floor, 40.0, 0.0));

    let mut stage = self::stage();
    let header = stage.at(600, 490);
    stage.drag(header, beside(header, 4.0, 0.0));
    let lifted = stage.picture.lifted.clone().unwrap();
    assert!(lifted.contains(&stage.id("private-a")) && lifted.contains(&stage.id("app-a")));
    stage.let_go(header);

    stage.click(floor);
    assert_eq!(stage.selection, Some(stage.id("private-a")));
    stage.drag(floor, beside(floor, 4.0, 0.0));
    assert_eq!(stage.picture.lifted, Some(lifted));
}

#[test]
fn a_gate_is_not_moved_but_the_view_is() {
    let mut stage = stage();
    let gate = stage.on("igw-office");
    stage.drag(gate, beside(gate, 20.0, 0.0));
    assert!(stage.picture.holds_view && stage.picture.lifted.is_none());
    stage.let_go(gate);
    stage.click(stage.on("igw-office"));
    assert_eq!(stage.selection, Some(stage.id("igw-office")));
}

#[test]
fn a_small_shaking_is_a_click() {
    let mut stage = stage();
    let (before, start) = (stage.document.clone(), stage.on("app-a"));
    stage.press(start);
    for (x, y) in [(3.9, 0.0), (-2.0, -2.0), (0.0, -3.9), (2.8, 2.8)] {
        assert_eq!(stage.to(beside(start, x, y)), []);
    }
    assert_eq!(stage.let_go(beside(start, 2.0, 2.0)), [Effect::Do(Act::Select(Some(stage.id("app-a"))))]);
    assert_eq!((stage.selection, &stage.document), (Some(stage.id("app-a")), &before));
    // Four pixels are none.
    stage.press(start);
    assert!(matches!(stage.to(beside(start, 0.0, 4.0))[..], [Effect::Lift(_)]));
}

#[test]
fn a_click_on_open_ground_selects_nothing() {
    let mut stage = stage();
    stage.click(stage.on("app-a"));
    stage.over = Over::Ground;
    stage.click(stage.at(60, 60));
    assert_eq!(stage.selection, None);
}

#[test]
fn controls_above_the_plane_take_their_own_presses() {
    for over in [Over::Controls, Over::Elsewhere] {
        let mut stage = stage();
        stage.over = over;
        let start = stage.on("app-a");
        stage.drag(start, beside(start, 50.0, 50.0));
        assert!(stage.is_as_before());
        assert_eq!(stage.let_go(start), []);
    }
}

#[test]
fn a_selected_container_is_resized_by_its_corner() {
    let mut stage = stage();
    let region = stage.document.network.parent(stage.id("office")).unwrap();
    let rect = stage.scene.rect(region).unwrap();
    let corner = stage.at(rect.right() - 4, rect.bottom() - 4);
    let end = beside(corner, 22.0, 10.0);
    // Not selected: it is the floor that is taken.
    stage.drag(corner, end);
    assert!(stage.picture.holds_view);
    stage.let_go(end);

    let mut stage = self::stage();
    stage.selection = Some(region);
    stage.drag(corner, end);
    let to = Rect::new(rect.left(), rect.top(), rect.size.width + 48, rect.size.height + 24);
    assert_eq!(*stage.preview(), Preview { ghost: Some(to), ..Preview::nothing(end) });
    assert_eq!(
        stage.let_go(end),
        [Effect::Clear, Effect::Do(Act::Perform(Command::Resize { id: region, to }))]
    );
    assert_eq!(stage.scene.rect(region), Some(to));
}

#[test]
fn a_container_is_never_made_smaller_than_a_few_steps() {
    let mut stage = stage();
    let region = stage.document.network.parent(stage.id("office")).unwrap();
    let rect = stage.scene.rect(region).unwrap();
    stage.selection = Some(region);
    let corner = stage.at(rect.right(), rect.bottom());
    stage.drag(corner, beside(corner, -5_000.0, -5_000.0));
    assert_eq!(stage.preview().ghost, Some(Rect::new(rect.left(), rect.top(), 64, 64)));
}

#[test]
fn a_component_is_placed_by_a_click_and_another_one() {
    let mut stage = stage();
    stage.takes(Tool::Place(Component::Instance));
    let at = stage.at(800, 500);
    stage.to(at);
    // Its middle is at the pointer, and its corner on the grid.
    let rect = Rect::new(728, 464, 144, 60);
    let shown = Preview { ghost: Some(rect), target: Some(stage.rect("private-b")), ..Preview::nothing(at) };
    assert_eq!(*stage.preview(), shown);
    stage.press(at);
    assert_eq!(*stage.preview(), shown, "the press leaves it");
    let on = Some(stage.id("private-b"));
    let place = Command::Place { component: Component::Instance, on, at: rect.origin };
    assert_eq!(stage.let_go(at), [Effect::Clear, Effect::Do(Act::Perform(place))]);
    let made = stage.selection.unwrap();
    assert_eq!((stage.document.network.parent(made), stage.tool), (on, Tool::Select));
}

#[test]
fn a_component_is_dragged_in_from_outside_the_canvas() {
    let mut stage = stage();
    stage.takes(Tool::Place(Component::Subnet));
    stage.over = Over::Elsewhere;
    assert_eq!(stage.to(Position { x: -100.0, y: 40.0 }), []);
    stage.over = Over::Plane;
    let at = stage.at(900, 655);
    stage.to(at);
    let zone = stage.document.network.parent(stage.id("public-b"));
    assert_eq!(stage.preview().target, zone.and_then(|id| stage.scene.rect(id)));
    stage.let_go(at);
    assert_eq!(stage.document.network.parent(stage.selection.unwrap()), zone);
    assert!(stage.is_as_before());
}

#[test]
fn what_leaves_the_canvas_is_not_placed() {
    let mut stage = stage();
    stage.takes(Tool::Place(Component::Instance));
    stage.to(stage.on("private-b"));
    stage.over = Over::Elsewhere;
    assert_eq!(stage.to(stage.on("private-b")), [Effect::Clear]);
    assert_eq!(stage.to(stage.on("private-b")), [], "cleared once");
    assert_eq!(stage.let_go(stage.on("private-b")), []);
    assert_eq!(stage.tool, Tool::Place(Component::Instance), "and stays in hand");
}

#[test]
fn what_has_no_place_of_its_own_is_put_on_what_takes_it() {
    let mut stage = stage();
    stage.takes(Tool::Place(Component::RouteTable));
    let at = stage.on("app-a");
    stage.to(at);
    let shown = Preview { target: Some(stage.rect("private-a")), ..Preview::nothing(at) };
    assert_eq!(*stage.preview(), shown, "without a ghost, on the nearest thing that takes it");
    stage.click(at);
    let Some(ResourceId::Subnet(subnet)) = stage.document.network.named("private-a") else { panic!() };
    let table = stage.document.network.subnets[&subnet].route_table.map(ResourceId::from);
    assert_eq!(stage.selection, table);
}

#[test]
fn where_a_component_cannot_be_is_said_and_nothing_is_made() {
    let mut stage = stage();
    let before = stage.document.clone();
    stage.takes(Tool::Place(Component::Instance));
    let at = stage.at(300, 600);
    let why = Refusal::WrongPlace { component: Component::Instance, on: Some(stage.id("office")) };
    let why = WhyNot::Refused(why);
    stage.to(at);
    assert_eq!(*stage.preview(), Preview { why_not: Some(why.clone()), ..Preview::nothing(at) });
    stage.click(at);
    assert_eq!((&stage.explained[..], &stage.document), (&[why][..], &before));
    assert_eq!(stage.tool, Tool::Place(Component::Instance), "for another try");
}

#[test]
fn escape_and_the_browser_end_a_move_without_a_trace() {
    for end in [Input::Escape, Input::Lost { pointer: MOUSE }] {
        let mut stage = stage();
        let before = stage.document.clone();
        stage.drag(stage.on("app-a"), stage.at(800, 500));
        assert_eq!(stage.does(end), [Effect::Clear], "and the tool stays");
        assert_eq!(stage.to(stage.at(700, 500)), []);
        assert_eq!(stage.let_go(stage.at(700, 500)), []);
        assert!(stage.document == before && stage.is_as_before());
    }
}

#[test]
fn escape_puts_the_tool_away_where_nothing_is_going_on() {
    let mut stage = stage();
    stage.takes(Tool::Place(Component::Instance));
    stage.to(stage.on("private-b"));
    assert_eq!(stage.does(Input::Escape), [Effect::Clear, Effect::Do(Act::Take(Tool::Select))]);
}

#[test]
fn what_a_tool_showed_goes_with_it() {
    let mut stage = stage();
    stage.takes(Tool::Place(Component::Instance));
    stage.to(stage.on("private-b"));
    stage.takes(Tool::Hand);
    assert!(stage.is_as_before());
}

#[test]
fn a_second_finger_in_the_midst_of_a_move_puts_back_what_was_lifted() {
    let mut stage = stage();
    let (before, start) = (stage.document.clone(), stage.on("app-a"));
    stage.drag(start, stage.at(800, 500));
    assert!(stage.picture.lifted.is_some());
    assert_eq!(stage.does(down(2, beside(start, 90.0, 0.0))), [Effect::Clear]);
    assert!(matches!(stage.to(beside(start, 5.0, 5.0))[..], [Effect::Glide(_)]), "now the view is moved");
    stage.let_go(beside(start, 5.0, 5.0));
    // The other finger alone does nothing any more.
    assert_eq!(stage.does(Input::Moved { pointer: 2, at: start }), []);
    assert_eq!(stage.does(Input::Up { pointer: 2, at: start }), []);
    assert!(stage.document == before && stage.is_as_before());
}
