//! The elements that gestures write to, and the camera through which the plane is seen.
//!
//! Everything here writes to the DOM past the renderer: a move costs as little as the browser lets it.

use super::anchored::Anchored;
use super::lens::Lens;
use crate::browser::dom;
use crate::browser::frame::Later;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tollgate_editor::tool::{Over, Preview, Viewport, fit};
use tollgate_editor::{Camera, Position, Scene};
use tollgate_model::{Point, Rect, ResourceId, Set, Size};
use yew::prelude::*;

/// Below this zoom, things are drawn for being seen from far away.
const FAR: f64 = 0.45;
/// How often a moving view is looked after, in milliseconds: it rests when it has not moved for so long.
const TICK_MILLISECONDS: u32 = 150;
/// How far apart the dots of the ground are, in canvas units.
const DOTS: f64 = 24.0;
/// Dots that are nearer to each other than so many pixels would be a haze, and are not drawn.
const DOTS_LEAST_GAP: f64 = 6.0;
/// How many times larger or smaller the dots are shown than they were drawn before they are drawn anew, and how much
/// wider and higher than the canvas they are.
const DOTS_SPARE: f64 = 1.5;

/// The elements that gestures write to, and the camera.
#[derive(Default)]
pub struct Surface {
    pub viewport: NodeRef,
    pub dots: NodeRef,
    pub plane: NodeRef,
    pub base: NodeRef,
    pub lifted: NodeRef,
    pub ghost: Mark,
    pub drop_mark: Mark,
    pub send_line: NodeRef,
    pub hint: NodeRef,
    pub zoom_label: NodeRef,
    camera: Cell<Camera>,
    /// Where the viewport is in the window, as of the last press or change of its size: asking the browser while
    /// something is being written makes it lay out the page.
    rect: Cell<dom::ScreenRect>,
    /// The zoom for which the dots were drawn.
    dots_zoom: Cell<f64>,
    motion: Cell<Motion>,
    clock: RefCell<Option<Later>>,
    line_shown: Cell<bool>,
    hint_shown: Cell<bool>,
    callout: RefCell<Option<Anchored>>,
    lens: Cell<Lens>,
    pub first: First,
    /// Who draws what is seen through the lens.
    watcher: RefCell<Option<Callback<Lens>>>,
}

/// How the elements are drawn at first. What comes later is written past the renderer, which must not know of it.
#[derive(Default)]
pub struct First {
    pub class: &'static str,
    pub plane: String,
    pub dots: String,
}

/// The surface as a property: always the same one.
#[derive(Clone)]
pub struct SurfaceProp(pub Rc<Surface>);

impl PartialEq for SurfaceProp {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Whether the view moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Motion {
    /// It rests.
    #[default]
    Resting,
    /// It has moved since the last tick.
    Moving,
    /// It has not, and rests at the next tick if it still has not.
    Slowing,
}

/// A rectangle that a gesture shows. What is as before is not written again.
#[derive(Default)]
pub struct Mark {
    pub node: NodeRef,
    shown: Cell<Option<Rect>>,
}

impl Mark {
    fn show(&self, rect: Option<Rect>) {
        let before = self.shown.replace(rect);
        if before.is_some() != rect.is_some() {
            dom::set_class(&self.node, "is-shown", rect.is_some());
        }
        let Some(rect) = rect else { return };
        let write = |name: &str, side: fn(Rect) -> i32| {
            if before.map(side) != Some(side(rect)) {
                dom::set_attribute(&self.node, name, &side(rect).to_string());
            }
        };
        write("x", Rect::left);
        write("y", Rect::top);
        write("width", |rect| rect.size.width);
        write("height", |rect| rect.size.height);
    }
}

impl Surface {
    /// Shows the whole of a scene from the first picture on, where it is known how large the canvas will be. Otherwise that is
    /// done when it is there, for which the styles of everything are computed twice.
    pub fn of(scene: &Scene) -> Self {
        let rect = dom::stage();
        let mut surface = Self { first: First { class: "plane", ..First::default() }, ..Self::default() };
        if rect.width > 1.0 {
            let camera = fit(scene, Viewport { width: rect.width, height: rect.height });
            surface.rect.set(rect);
            surface.camera.set(camera);
            surface.dots_zoom.set(camera.zoom);
            surface.lens.set(Lens::default().followed_by(Lens::of(camera, rect.width, rect.height)));
            surface.first = First {
                class: match camera.zoom {
                    zoom if zoom < Lens::NEAREST => "plane is-far is-tiny",
                    zoom if zoom < FAR => "plane is-far",
                    _ => "plane",
                },
                plane: format!("transform:{}", camera.css()),
                dots: format!(
                    "background-size:{};transform:{}",
                    surface.dots_size(),
                    surface.dots_place(1.0)
                ),
            };
        }
        surface
    }

    pub(super) fn lens(&self) -> Lens {
        self.lens.get()
    }

    pub(super) fn camera(&self) -> Camera {
        self.camera.get()
    }

    /// Puts a callout beside a place of the plane, now and whenever the camera moves; `None`: there is none.
    pub fn anchor_callout(&self, callout: Option<Anchored>) {
        *self.callout.borrow_mut() = callout;
        self.place_callout();
    }

    fn place_callout(&self) {
        if let Some(callout) = &*self.callout.borrow() {
            callout.place(self.rect.get(), self.camera());
        }
    }

    /// Tells `watcher` what to draw in full, now and whenever that is something else.
    pub fn watch(&self, watcher: Callback<Lens>) {
        watcher.emit(self.lens.get());
        *self.watcher.borrow_mut() = Some(watcher);
    }

    /// From a place of the window to one of the viewport.
    pub(super) fn in_viewport(&self, window: Position) -> Position {
        let rect = self.rect.get();
        Position { x: window.x - rect.left, y: window.y - rect.top }
    }

    /// What lies topmost at a place of the viewport. The browser may have to lay out the page to know.
    pub(super) fn on_top(&self, at: Position) -> Over {
        let rect = self.rect.get();
        dom::on_top(&self.viewport, &self.plane, Position { x: at.x + rect.left, y: at.y + rect.top })
    }

    /// How large the viewport is, as of the last time that it was measured.
    pub(super) fn viewport_size(&self) -> Viewport {
        size_of(self.rect.get())
    }

    /// Takes note of where the viewport is.
    pub(super) fn measure(&self) {
        self.rect.set(dom::screen_rect(&self.viewport).unwrap_or_default());
    }

    /// The same, and of what lies above it, where it has changed: then what size it had.
    pub(super) fn measure_again(&self) -> Option<Viewport> {
        let before = self.rect.get();
        self.measure();
        if self.rect.get() == before {
            return None;
        }
        if let Some(callout) = self.callout.borrow_mut().as_mut() {
            callout.measure();
        }
        Some(size_of(before))
    }

    /// Shows the plane through another camera while a gesture lasts: it is a layer of its own then, and all that has
    /// the styles of many things computed anew waits until it rests.
    pub(super) fn glide(self: &Rc<Self>, camera: Camera) {
        self.look(camera);
        if self.motion.replace(Motion::Moving) == Motion::Resting {
            self.set_layers(true);
            self.tick();
        }
    }

    /// Shows the plane through another camera at once.
    pub(super) fn jump(&self, camera: Camera) {
        self.look(camera);
        self.rest();
    }

    fn look(&self, camera: Camera) {
        self.camera.set(camera);
        dom::set_style(&self.plane, "transform", &camera.css());
        let scale = camera.zoom / self.dots_zoom.get();
        if (1.0 / DOTS_SPARE..DOTS_SPARE).contains(&scale) {
            self.move_dots(scale);
        } else {
            self.draw_dots();
        }
        self.place_callout();
    }

    /// Draws the dots for this zoom.
    fn draw_dots(&self) {
        let zoom = self.camera().zoom;
        if self.dots_zoom.replace(zoom) != zoom {
            dom::set_style(&self.dots, "background-size", &self.dots_size());
        }
        self.move_dots(1.0);
    }

    fn dots_size(&self) -> String {
        let gap = if self.draws_dots() { DOTS * self.camera().zoom } else { 0.0 };
        format!("{gap:.2}px {gap:.2}px")
    }

    fn draws_dots(&self) -> bool {
        DOTS * self.dots_zoom.get() >= DOTS_LEAST_GAP
    }

    /// Moves the dots as they were drawn. One gap further to the left and up than need be, so that there is no edge.
    fn move_dots(&self, scale: f64) {
        if self.draws_dots() {
            dom::set_style(&self.dots, "transform", &self.dots_place(scale));
        }
    }

    fn dots_place(&self, scale: f64) -> String {
        let Camera { offset, zoom } = self.camera();
        let first = |offset: f64| offset.rem_euclid(DOTS * zoom) - DOTS * zoom;
        format!("translate({:.2}px,{:.2}px) scale({scale:.4})", first(offset.x), first(offset.y))
    }

    /// Layers of their own are cheap to move, and blurred when they are scaled: only as long as there is motion.
    fn set_layers(&self, on: bool) {
        dom::set_class(&self.plane, "is-in-motion", on);
        dom::set_class(&self.dots, "is-in-motion", on);
    }

    /// Looks after the moving view. With a frame: where frames take long, the next move waits behind one, and a rest in
    /// between would draw everything once more.
    fn tick(self: &Rc<Self>) {
        let surface = Rc::clone(self);
        *self.clock.borrow_mut() = Some(Later::at_a_frame_after(TICK_MILLISECONDS, move || {
            if surface.motion.replace(Motion::Slowing) == Motion::Moving {
                surface.tick();
            } else {
                surface.rest();
            }
        }));
    }

    fn rest(&self) {
        if self.motion.replace(Motion::Resting) != Motion::Resting {
            *self.clock.borrow_mut() = None;
            self.set_layers(false);
        }
        self.draw_dots();
        let zoom = self.camera().zoom;
        dom::set_text(&self.zoom_label, &format!("{:.0}%", zoom * 100.0));
        dom::set_class(&self.plane, "is-far", zoom < FAR);
        dom::set_class(&self.plane, "is-tiny", zoom < Lens::NEAREST);
        let (before, rect) = (self.lens.get(), self.rect.get());
        let lens = before.followed_by(Lens::of(self.camera(), rect.width, rect.height));
        self.lens.set(lens);
        if let Some(watcher) = self.watcher.borrow().as_ref().filter(|_| lens != before) {
            watcher.emit(lens);
        }
    }

    /// Copies things into a layer of their own, which alone is moved and painted.
    pub(super) fn lift(&self, ids: &Set<ResourceId>, scene: &Scene) {
        let names = ids.iter().map(ToString::to_string).collect();
        if !dom::lift(&self.base, &self.lifted, &names) {
            // What is far away has no element of its own.
            let rects = ids.iter().filter_map(|id| scene.rect(*id));
            let outline = |it: Rect| {
                let Size { width, height } = it.size;
                format!("M{} {}h{width}v{height}h-{width}z", it.left(), it.top())
            };
            dom::add_outline(&self.lifted, "carried", &rects.map(outline).collect::<String>());
        }
        dom::set_class(&self.viewport, "is-moving", true);
    }

    /// Shows what is lifted so far from where it stands.
    pub(super) fn carry(&self, by: Point) {
        dom::set_attribute(&self.lifted, "transform", &format!("translate({} {})", by.x, by.y));
    }

    /// Shows that the pointer holds the view.
    pub(super) fn hold_view(&self) {
        dom::set_class(&self.viewport, "is-panning", true);
    }

    /// Shows what would come of letting go, with the words for why nothing would.
    pub(super) fn show_preview(&self, preview: &Preview, why_not: Option<&str>) {
        self.show_hint(preview.at, why_not);
        self.drop_mark.show(preview.target);
        self.ghost.show(preview.ghost);
        self.show_line(preview.line);
    }

    fn show_line(&self, line: Option<(Point, Position)>) {
        if self.line_shown.replace(line.is_some()) || line.is_some() {
            let data = line.map(|(Point { x, y }, to)| format!("M{x} {y}L{:.0} {:.0}", to.x, to.y));
            dom::set_attribute(&self.send_line, "d", data.as_deref().unwrap_or_default());
        }
    }

    /// Says at the pointer why something cannot be put there.
    fn show_hint(&self, at: Position, words: Option<&str>) {
        if self.hint_shown.replace(words.is_some()) != words.is_some() {
            dom::set_class(&self.hint, "is-shown", words.is_some());
        }
        if let Some(words) = words {
            dom::set_text(&self.hint, words);
            let rect = self.rect.get();
            // Beside the pointer, and whole: at the edge of the canvas it moves inwards.
            let place = format!(
                "translate(max(0px,min({:.0}px,calc({:.0}px - 100%))),max(0px,min({:.0}px,calc({:.0}px - 100%))))",
                at.x + 14.0,
                rect.width,
                at.y + 18.0,
                rect.height,
            );
            dom::set_style(&self.hint, "transform", &place);
        }
    }

    /// Takes away all that is shown of a gesture, and puts back what was lifted.
    pub(super) fn clear(&self) {
        dom::put_down(&self.base, &self.lifted);
        dom::set_attribute(&self.lifted, "transform", "");
        self.ghost.show(None);
        self.drop_mark.show(None);
        self.show_hint(Position::default(), None);
        self.show_line(None);
        dom::set_class(&self.viewport, "is-panning", false);
        dom::set_class(&self.viewport, "is-moving", false);
    }
}

const fn size_of(rect: dom::ScreenRect) -> Viewport {
    Viewport { width: rect.width, height: rect.height }
}
