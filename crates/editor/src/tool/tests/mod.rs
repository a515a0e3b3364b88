//! Gestures, played on the starters: [`Stage`] hands inputs to the machine and does with its effects what the page and the
//! session do with them.

mod camera;
mod dragging;
mod law;
mod packet;

use super::*;
use crate::apply::apply;
use crate::camera::Camera;
use crate::command::Command;
use crate::polyline::Position;
use crate::scene::Scene;
use crate::starter::Starter;
use crate::testing::FACTS;
use tollgate_model::{Document, Point, Probe, Rect, ResourceId, Set};

/// The number of the mouse among the pointers.
const MOUSE: i32 = 1;

/// A canvas with a document on it, and what is shown there.
struct Stage {
    machine: Machine,
    document: Document,
    scene: Scene,
    selection: Option<ResourceId>,
    packet: Option<Position>,
    tool: Tool,
    camera: Camera,
    viewport: Viewport,
    /// What lies on top, wherever one asks.
    over: Over,
    picture: Picture,
    /// What was said, in order.
    explained: Vec<WhyNot>,
    /// The packets that were sent.
    sent: Vec<Probe>,
}

/// What a gesture shows.
#[derive(Debug, Default, PartialEq)]
struct Picture {
    lifted: Option<Set<ResourceId>>,
    carried: Point,
    preview: Option<Preview>,
    holds_view: bool,
}

impl Stage {
    /// With a starter, seen at half its size, so that pixels are not canvas units.
    fn of(starter: Starter) -> Self {
        let document = starter.document();
        Self {
            machine: Machine::default(),
            scene: Scene::of(&document),
            document,
            selection: None,
            packet: None,
            tool: Tool::Select,
            camera: Camera { offset: Position { x: 30.0, y: 10.0 }, zoom: 0.5 },
            viewport: Viewport { width: 800.0, height: 600.0 },
            over: Over::Plane,
            picture: Picture::default(),
            explained: Vec::new(),
            sent: Vec::new(),
        }
    }

    /// What an input leads to, after all of it was carried out.
    fn does(&mut self, input: Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        let over = self.over;
        let shown = Shown {
            document: &self.document,
            scene: &self.scene,
            selection: self.selection,
            packet: self.packet,
            tool: self.tool,
            camera: self.camera,
            viewport: self.viewport,
            on_top: &|_| over,
        };
        self.machine.step(input, &shown, &mut effects);
        effects.iter().for_each(|effect| self.carry_out(effect));
        effects
    }

    fn carry_out(&mut self, effect: &Effect) {
        let picture = &mut self.picture;
        match effect {
            Effect::Capture(_) => {}
            Effect::Lift(ids) => {
                assert_eq!(picture.lifted, None, "what is lifted is put back before anything else is");
                picture.lifted = Some(ids.clone());
            }
            Effect::Carry(by) => picture.carried = *by,
            Effect::Preview(preview) => picture.preview = Some(preview.clone()),
            Effect::HoldView => picture.holds_view = true,
            Effect::Clear => *picture = Picture::default(),
            Effect::Glide(camera) | Effect::Jump(camera) => self.camera = *camera,
            Effect::Do(Act::Perform(command)) => self.perform(command),
            Effect::Do(Act::Select(id)) => self.selection = *id,
            Effect::Do(Act::Take(tool)) => self.tool = *tool,
            Effect::Do(Act::Send(probe)) => self.sent.push(probe.clone()),
            Effect::Do(Act::Explain(why_not)) => self.explained.push(why_not.clone()),
        }
    }

    /// As the session does it.
    fn perform(&mut self, command: &Command) {
        match apply(&self.document, command, &FACTS) {
            Ok(applied) => {
                self.document = applied.document;
                if applied.created.is_some() {
                    (self.selection, self.tool) = (applied.created, Tool::Select);
                }
                self.selection = self.selection.filter(|id| self.document.network.contains(*id));
                self.scene = Scene::of(&self.document);
            }
            Err(refusal) => self.explained.push(WhyNot::Refused(refusal)),
        }
    }

    fn takes(&mut self, tool: Tool) {
        self.tool = tool;
        self.does(Input::ToolTaken);
    }

    fn press(&mut self, at: Position) -> Vec<Effect> {
        self.does(down(MOUSE, at))
    }

    fn to(&mut self, at: Position) -> Vec<Effect> {
        self.does(Input::Moved { pointer: MOUSE, at })
    }

    fn let_go(&mut self, at: Position) -> Vec<Effect> {
        self.does(Input::Up { pointer: MOUSE, at })
    }

    fn click(&mut self, at: Position) {
        self.to(at);
        self.press(at);
        self.let_go(at);
    }

    /// Presses, moves in some steps and stays there.
    fn drag(&mut self, from: Position, to: Position) {
        self.press(from);
        for step in 1..=4 {
            let part = f64::from(step) / 4.0;
            self.to(Position { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
        }
    }

    fn id(&self, name: &str) -> ResourceId {
        self.document.network.named(name).unwrap()
    }

    fn rect(&self, name: &str) -> Rect {
        self.scene.rect(self.id(name)).unwrap()
    }

    /// The middle of a thing, on the screen.
    fn on(&self, name: &str) -> Position {
        self.camera.to_screen(self.rect(name).centre().into())
    }

    /// A place of the plane, on the screen.
    fn at(&self, x: i32, y: i32) -> Position {
        self.camera.to_screen(Point::new(x, y).into())
    }

    fn preview(&self) -> &Preview {
        self.picture.preview.as_ref().unwrap()
    }

    /// Nothing is going on, and nothing is left to be seen of what was.
    fn is_as_before(&self) -> bool {
        !self.machine.is_pressed() && self.picture == Picture::default()
    }
}

const fn down(pointer: i32, at: Position) -> Input {
    Input::Down { pointer, at, button: Button::Main, keys: Keys { command: false, shift: false } }
}

/// So many pixels from a place of the screen.
fn beside(at: Position, x: f64, y: f64) -> Position {
    Position { x: at.x + x, y: at.y + y }
}
