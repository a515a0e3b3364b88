//! Whatever somebody does with however many fingers, keys and tools: nothing stops, and nothing is left behind.

use super::*;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tollgate_model::Component;

/// What happens next, decided before it is known where things are.
#[derive(Clone, Debug)]
enum Happens {
    Down(i32, Place, Button),
    Moved(i32, Place),
    Up(i32, Place),
    Lost(i32),
    Over(Over),
    Tool(Tool, Index),
    Wheel(Place, Place, Keys),
    DoubleClick(Place),
    Space(bool),
    Escape,
    PutOn(Index),
    Zoom(Zoom),
    Viewport(f64, f64),
    Built(Index),
    Select(Index),
    Deleted(Index),
}

/// A place of the screen.
#[derive(Clone, Debug)]
enum Place {
    /// So many pixels beside the middle of a thing.
    Thing(Index, f64, f64),
    /// At the lower right corner of a thing, where the handle of a selected container is.
    Corner(Index),
    /// Anywhere, even where no pointer can be.
    Any(f64, f64),
}

fn place() -> impl Strategy<Value = Place> {
    let near = || prop_oneof![4 => Just(0.0), 2 => -5.0..5.0, 2 => -200.0..200.0];
    let far = || prop_oneof![9 => -100.0..1_000.0, 1 => -1e12..1e12];
    prop_oneof![
        12 => (any::<Index>(), near(), near()).prop_map(|(thing, x, y)| Place::Thing(thing, x, y)),
        3 => any::<Index>().prop_map(Place::Corner),
        3 => (far(), far()).prop_map(|(x, y)| Place::Any(x, y)),
    ]
}

fn tool() -> impl Strategy<Value = Tool> {
    let component = select(Component::ALL).prop_map(Tool::Place);
    prop_oneof![4 => Just(Tool::Select), 1 => Just(Tool::Hand), 3 => component, 3 => Just(Tool::Send(None))]
}

fn happens() -> impl Strategy<Value = Happens> {
    let pointer = || prop_oneof![6 => Just(1), 2 => Just(2), 1 => Just(3)];
    let button = select(vec![Button::Main, Button::Main, Button::Main, Button::Middle, Button::Other]);
    let over = select(vec![Over::Plane, Over::Plane, Over::Ground, Over::Controls, Over::Elsewhere]);
    let zoom = select(vec![Zoom::In, Zoom::Out, Zoom::Whole, Zoom::Fit, Zoom::Selection]);
    let keys = any::<(bool, bool)>().prop_map(|(command, shift)| Keys { command, shift });
    prop_oneof![
        10 => (pointer(), place(), button).prop_map(|(it, at, button)| Happens::Down(it, at, button)),
        20 => (pointer(), place()).prop_map(|(it, at)| Happens::Moved(it, at)),
        8 => (pointer(), place()).prop_map(|(it, at)| Happens::Up(it, at)),
        1 => pointer().prop_map(Happens::Lost),
        2 => over.prop_map(Happens::Over),
        4 => (tool(), any::<Index>()).prop_map(|(tool, sender)| Happens::Tool(tool, sender)),
        1 => (place(), place(), keys).prop_map(|(at, by, keys)| Happens::Wheel(at, by, keys)),
        1 => place().prop_map(Happens::DoubleClick),
        1 => any::<bool>().prop_map(Happens::Space),
        2 => Just(Happens::Escape),
        1 => any::<Index>().prop_map(Happens::PutOn),
        1 => zoom.prop_map(Happens::Zoom),
        1 => (0.0..2_000.0, 0.0..2_000.0).prop_map(|(width, height)| Happens::Viewport(width, height)),
        1 => any::<Index>().prop_map(Happens::Built),
        3 => any::<Index>().prop_map(Happens::Select),
        1 => any::<Index>().prop_map(Happens::Deleted),
    ]
}

impl Stage {
    /// One of the things on the canvas; of none a thing that is not there.
    fn thing(&self, index: &Index) -> (ResourceId, Rect) {
        match &self.scene.items[..] {
            [] => (Starter::WebServer.document().network.ids().next().unwrap(), Rect::new(0, 0, 1, 1)),
            items => (index.get(items).id, index.get(items).rect),
        }
    }

    fn place(&self, place: &Place) -> Position {
        match place {
            Place::Thing(index, x, y) => {
                let centre = self.thing(index).1.centre();
                beside(self.camera.to_screen(centre.into()), *x, *y)
            }
            Place::Corner(index) => {
                let rect = self.thing(index).1;
                self.at(rect.right() - 2, rect.bottom() - 2)
            }
            Place::Any(x, y) => Position { x: *x, y: *y },
        }
    }

    fn lives_through(&mut self, happens: &Happens) {
        let input = match happens {
            Happens::Down(pointer, at, button) => {
                let (pointer, at, button, keys) = (*pointer, self.place(at), *button, Keys::default());
                Input::Down { pointer, at, button, keys }
            }
            Happens::Moved(pointer, at) => Input::Moved { pointer: *pointer, at: self.place(at) },
            Happens::Up(pointer, at) => Input::Up { pointer: *pointer, at: self.place(at) },
            Happens::Lost(pointer) => Input::Lost { pointer: *pointer },
            Happens::Over(over) => {
                self.over = *over;
                return;
            }
            Happens::Tool(Tool::Send(_), sender) => {
                self.tool = Tool::Send(sender.index(2).eq(&0).then(|| self.thing(sender).0));
                Input::ToolTaken
            }
            Happens::Tool(tool, _) => {
                self.tool = *tool;
                Input::ToolTaken
            }
            Happens::Wheel(at, by, keys) => {
                Input::Wheel { at: self.place(at), by: self.place(by), keys: *keys }
            }
            Happens::DoubleClick(at) => Input::DoubleClick { at: self.place(at) },
            Happens::Space(held) => Input::Space(*held),
            Happens::Escape => Input::Escape,
            Happens::PutOn(index) => Input::PutOn(self.thing(index).0),
            Happens::Zoom(zoom) => Input::Zoom(*zoom),
            Happens::Viewport(width, height) => {
                let now = Viewport { width: *width, height: *height };
                let before = std::mem::replace(&mut self.viewport, now);
                Input::Resized { before }
            }
            Happens::Built(index) => Input::Built(self.thing(index).1),
            Happens::Select(index) => {
                self.selection = Some(self.thing(index).0);
                Input::LookedElsewhere
            }
            // By undo, by a lab that is opened: whatever was in hand may be gone.
            Happens::Deleted(index) => {
                self.perform(&Command::Delete(Set::from([self.thing(index).0])));
                return;
            }
        };
        let effects = self.does(input);
        if let Input::Moved { .. } = input {
            let done = effects.iter().find(|effect| matches!(effect, Effect::Do(_)));
            assert_eq!(done, None, "while a gesture lasts nothing but the picture changes");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_and_moved_ends_with_nothing_left_behind(
        starter in select(Starter::ALL),
        life in prop::collection::vec(happens(), 0..60),
        ends in prop::collection::vec(place(), 3),
    ) {
        let mut stage = Stage::of(starter);
        for happens in &life {
            stage.lives_through(happens);
            prop_assert!(stage.machine.is_pressed() || stage.machine.is_idle(), "{happens:?}");
            prop_assert!(stage.picture.lifted.is_none() || stage.machine.is_moving(), "{happens:?}");
        }
        for (pointer, at) in (1..).zip(&ends) {
            stage.lives_through(&Happens::Up(pointer, at.clone()));
        }
        prop_assert!(stage.machine.is_idle() && stage.is_as_before(), "{:?}", stage.picture);
    }
}
