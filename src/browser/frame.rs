//! Time: what happens at each frame, and after a while.

use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::IdleRequestOptions;

/// Calls a function at every frame with the milliseconds since the first one, until it says stop or is dropped.
pub struct Animation {
    _next: Rc<RefCell<Option<AnimationFrame>>>,
}

impl Animation {
    /// Starts; `step` answers whether it wants another frame.
    pub fn start(step: impl FnMut(f64) -> bool + 'static) -> Self {
        let next = Rc::new(RefCell::new(None));
        schedule(&next, None, Rc::new(RefCell::new(step)));
        Self { _next: next }
    }
}

type Step = Rc<RefCell<dyn FnMut(f64) -> bool>>;

fn schedule(next: &Rc<RefCell<Option<AnimationFrame>>>, start: Option<f64>, step: Step) {
    let weak = Rc::downgrade(next);
    let frame = request_animation_frame(move |now| {
        let start = start.unwrap_or(now);
        let more = (step.borrow_mut())(now - start);
        // The animation may have been dropped by what the step did.
        if let (true, Some(next)) = (more, weak.upgrade()) {
            schedule(&next, Some(start), step);
        }
    });
    *next.borrow_mut() = Some(frame);
}

/// Calls a function once after some milliseconds, unless it is dropped before.
pub struct Later {
    _timeout: Timeout,
    _frame: Rc<RefCell<Option<AnimationFrame>>>,
}

impl Later {
    /// Starts the clock.
    pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) -> Self {
        Self { _timeout: Timeout::new(milliseconds, then), _frame: Rc::default() }
    }

    /// Starts the clock; the function is called with the first frame thereafter, and so never before what has been
    /// drawn until now is seen, however long that takes.
    pub fn at_a_frame_after(milliseconds: u32, then: impl FnOnce() + 'static) -> Self {
        let frame = Rc::new(RefCell::new(None));
        let next = Rc::clone(&frame);
        let request = move || *next.borrow_mut() = Some(request_animation_frame(|_| then()));
        Self { _timeout: Timeout::new(milliseconds, request), _frame: frame }
    }
}

/// Calls a function once when the browser has nothing else to do, unless it is dropped before.
pub struct Idle {
    request: Option<u32>,
    _closure: Closure<dyn FnMut()>,
}

impl Idle {
    /// Waits for such a time, but no longer than so many milliseconds.
    pub fn within(milliseconds: u32, then: impl FnOnce() + 'static) -> Self {
        let closure = Closure::once(then);
        let options = IdleRequestOptions::new();
        options.set_timeout(milliseconds);
        let callback = closure.as_ref().unchecked_ref();
        let window = gloo::utils::window();
        let request = window.request_idle_callback_with_options(callback, &options).ok();
        if request.is_none() {
            // Safari has no such thing: as soon as what is under way is done.
            let _ = window.set_timeout_with_callback(callback);
        }
        Self { request, _closure: closure }
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        if let Some(request) = self.request {
            gloo::utils::window().cancel_idle_callback(request);
        }
    }
}

thread_local! {
    static PRESSED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a pointer is pressed on the page, so that something may be moving under it.
pub fn is_pressed() -> bool {
    PRESSED.with(Cell::get)
}

/// Watches for pointers that are pressed, until the listeners are dropped.
pub fn listen_pressed() -> Vec<EventListener> {
    let window = gloo::utils::window();
    let options = gloo::events::EventListenerOptions::run_in_capture_phase();
    [("pointerdown", true), ("pointerup", false), ("pointercancel", false)]
        .into_iter()
        .map(|(event, pressed)| {
            EventListener::new_with_options(&window, event, options, move |_| {
                PRESSED.with(|it| it.set(pressed))
            })
        })
        .collect()
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    gloo::utils::window().performance().map_or(0.0, |it| it.now())
}
