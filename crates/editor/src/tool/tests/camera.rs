//! Pan, zoom, pinch, and what the view does by itself.

use super::*;

fn stage() -> Stage {
    Stage::of(Starter::WebServer)
}

fn by(stage: &Stage, before: Camera) -> (f64, f64) {
    assert_eq!(stage.camera.zoom, before.zoom);
    (stage.camera.offset.x - before.offset.x, stage.camera.offset.y - before.offset.y)
}

#[test]
fn the_ground_moves_the_view() {
    let mut stage = stage();
    let (before, ground) = (stage.camera, stage.at(100, 400));
    stage.press(ground);
    assert_eq!(stage.to(beside(ground, 6.0, 0.0)), [Effect::HoldView], "the next move moves it");
    assert_eq!(stage.to(beside(ground, 30.0, -7.0)), [Effect::Glide(before.panned(30.0, -7.0))]);
    assert_eq!(stage.let_go(beside(ground, 30.0, -7.0)), [Effect::Clear]);
    assert_eq!((by(&stage, before), stage.selection), ((30.0, -7.0), None));
}

#[test]
fn hand_space_bar_and_middle_button_move_the_view_from_anywhere() {
    let ways: [fn(&mut Stage) -> Button; 3] = [
        |stage| {
            stage.takes(Tool::Hand);
            Button::Main
        },
        |stage| {
            stage.does(Input::Space(true));
            Button::Main
        },
        |_| Button::Middle,
    ];
    for way in ways {
        let mut stage = stage();
        let button = way(&mut stage);
        let (before, start, document) = (stage.camera, stage.on("web-1"), stage.document.clone());
        let (pointer, keys) = (MOUSE, Keys::default());
        stage.does(Input::Down { pointer, at: start, button, keys });
        // From the first pixel on.
        assert_eq!(stage.to(beside(start, 1.0, 2.0)), [Effect::Glide(before.panned(1.0, 2.0))]);
        assert_eq!(stage.let_go(beside(start, 1.0, 2.0)), []);
        assert_eq!((stage.selection, &stage.document), (None, &document));
    }
}

#[test]
fn a_space_bar_that_is_let_go_moves_nothing() {
    let mut stage = stage();
    stage.does(Input::Space(true));
    stage.does(Input::Space(false));
    stage.click(stage.on("web-1"));
    assert_eq!(stage.selection, Some(stage.id("web-1")));
}

#[test]
fn the_wheel_moves_the_view_and_with_command_zooms_at_the_pointer() {
    let mut stage = stage();
    let (at, before) = (stage.on("web-1"), stage.camera);
    let mut turn = |x: f64, y: f64, command: bool, shift: bool| {
        stage.camera = before;
        let keys = Keys { command, shift };
        let effects = stage.does(Input::Wheel { at, by: Position { x, y }, keys });
        assert_eq!(effects, [Effect::Glide(stage.camera)]);
        stage.camera
    };
    assert_eq!(turn(10.0, 30.0, false, false), before.panned(-10.0, -30.0));
    assert_eq!(turn(0.0, 30.0, false, true), before.panned(-30.0, 0.0));
    assert_eq!(turn(10.0, 30.0, false, true), before.panned(-10.0, -30.0));
    let nearer = turn(0.0, -30.0, true, false);
    assert!(nearer.zoom > before.zoom && nearer.to_canvas(at).distance(before.to_canvas(at)) < 1e-6);
    // A mouse whose wheel counts in large steps does not leap.
    let leap = turn(0.0, -10_000.0, true, false);
    assert!((leap.zoom / before.zoom - 0.5_f64.exp()).abs() < 1e-9);
}

#[test]
fn two_fingers_zoom_by_how_far_they_are_apart_and_move_the_view() {
    let mut stage = stage();
    let before = stage.camera;
    let at = |x: f64, y: f64| Position { x, y };
    stage.does(down(1, at(300.0, 200.0)));
    assert_eq!(stage.does(down(2, at(400.0, 200.0))), []);
    let under = stage.camera.to_canvas(at(350.0, 200.0));
    stage.does(Input::Moved { pointer: 1, at: at(260.0, 210.0) });
    stage.does(Input::Moved { pointer: 2, at: at(460.0, 210.0) });
    assert!((stage.camera.zoom - 2.0 * before.zoom).abs() < 1e-9);
    assert!(
        stage.camera.to_canvas(at(360.0, 210.0)).distance(under) < 1e-6,
        "what was between them still is"
    );
    stage.does(Input::Up { pointer: 1, at: at(260.0, 210.0) });
    stage.does(Input::Up { pointer: 2, at: at(460.0, 210.0) });
    assert!(stage.is_as_before() && stage.selection.is_none());
}

/// Whether every thing is on the screen.
fn shows_all(stage: &Stage) -> bool {
    let bounds = stage.scene.bounds().unwrap();
    let (start, end) = (stage.at(bounds.left(), bounds.top()), stage.at(bounds.right(), bounds.bottom()));
    let Viewport { width, height } = stage.viewport;
    start.x >= 0.0 && start.y >= 0.0 && end.x <= width && end.y <= height
}

#[test]
fn buttons_zoom_at_the_middle_of_what_is_seen() {
    let mut stage = stage();
    let middle = Position { x: 400.0, y: 300.0 };
    let under = stage.camera.to_canvas(middle);
    for (zoom, factor) in [(Zoom::In, 1.25), (Zoom::Out, 0.8), (Zoom::Whole, 2.0)] {
        let before = stage.camera.zoom;
        assert_eq!(stage.does(Input::Zoom(zoom)), [Effect::Jump(stage.camera)]);
        assert!((stage.camera.zoom / before - factor).abs() < 1e-9, "{zoom:?}");
        assert!(stage.camera.to_canvas(middle).distance(under) < 1e-6, "{zoom:?}");
    }
    assert_eq!(stage.does(Input::Zoom(Zoom::Selection)), [], "nothing is selected");
    stage.selection = Some(stage.id("web-1"));
    stage.does(Input::Zoom(Zoom::Selection));
    assert!(stage.on("web-1").distance(middle) < 1.0);
    stage.viewport = Viewport::default();
    assert_eq!(stage.does(Input::Zoom(Zoom::Fit)), [], "there is no canvas to be seen");
}

#[test]
fn a_double_click_beside_all_things_shows_everything() {
    let mut stage = stage();
    let nowhere = stage.at(100, 400);
    assert_eq!(stage.does(Input::DoubleClick { at: stage.on("web-1") }), []);
    stage.over = Over::Controls;
    assert_eq!(stage.does(Input::DoubleClick { at: nowhere }), []);
    stage.over = Over::Plane;
    stage.does(Input::DoubleClick { at: nowhere });
    assert!(shows_all(&stage));
}

#[test]
fn what_showed_everything_shows_it_in_whatever_size_until_somebody_moves_the_view() {
    let mut stage = stage();
    stage.does(Input::Zoom(Zoom::Fit));
    for (width, height) in [(500.0, 400.0), (1_200.0, 300.0), (390.0, 844.0)] {
        let before = std::mem::replace(&mut stage.viewport, Viewport { width, height });
        stage.does(Input::Resized { before });
        assert!(shows_all(&stage), "{width}");
    }
    let ground = stage.at(100, 460);
    stage.drag(ground, beside(ground, -300.0, 0.0));
    stage.let_go(ground);
    let (camera, before) = (stage.camera, stage.viewport);
    stage.viewport = Viewport { width: 1_000.0, height: 844.0 };
    stage.does(Input::Resized { before });
    assert_eq!(stage.camera, camera);
}

#[test]
fn a_canvas_that_gets_smaller_keeps_in_view_what_one_looks_at() {
    let mut stage = stage();
    stage.selection = Some(stage.id("web-1"));
    let (camera, at) = (stage.camera, stage.on("web-1"));
    let before = std::mem::replace(&mut stage.viewport, Viewport { width: 800.0, height: at.y + 10.0 });
    assert_eq!(stage.does(Input::Resized { before }), [Effect::Jump(stage.camera)]);
    let height = stage.viewport.height;
    assert_eq!(stage.camera, camera.panned(0.0, height - (height / 4.0).min(64.0) - at.y));
}

#[test]
fn on_a_strip_of_a_telephone_one_sees_where_the_packet_is_and_can_read_it() {
    let mut stage = stage();
    stage.packet = Some(stage.rect("web-1").centre().into());
    stage.viewport = Viewport { width: 390.0, height: 200.0 };
    stage.does(Input::Resized { before: Viewport::default() });
    let (middle, at) = (Position { x: 195.0, y: 100.0 }, stage.on("web-1"));
    assert!(at.distance(middle) < 1.0 && stage.camera.zoom == 0.6);
    assert_eq!(stage.does(Input::LookedElsewhere), [], "it is in view");
    stage.packet = Some(stage.rect("laptop").centre().into());
    stage.does(Input::LookedElsewhere);
    assert!(stage.on("laptop").distance(middle) < 1.0);
    stage.viewport = Viewport { width: 1_000.0, height: 600.0 };
    stage.camera = stage.camera.panned(5_000.0, 0.0);
    assert_eq!(stage.does(Input::LookedElsewhere), [], "where there is room the view stays");
}

#[test]
fn what_is_built_comes_into_view_by_as_little_as_it_takes() {
    let mut stage = stage();
    let camera = stage.camera;
    let built = |stage: &mut Stage, x: i32, width: i32| {
        stage.camera = camera;
        stage.does(Input::Built(Rect::new(x, 100, width, 100)))
    };
    assert_eq!(built(&mut stage, 100, 100), []);
    // Its right edge is at 30 + 1,700 / 2 = 880 of 800 pixels, and 24 more are wanted.
    assert_eq!(built(&mut stage, 1_600, 100), [Effect::Jump(camera.panned(-104.0, 0.0))]);
    assert!(matches!(built(&mut stage, 0, 9_000)[..], [Effect::Jump(to)] if to.zoom < camera.zoom));
    // Who saw everything sees everything again.
    stage.does(Input::Zoom(Zoom::Fit));
    let all = stage.camera;
    stage.camera = all.panned(1.0, 0.0);
    assert_eq!(stage.does(Input::Built(Rect::new(9_000, 0, 10, 10))), [Effect::Jump(all)]);
}
