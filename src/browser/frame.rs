//! Time: what happens at each frame, and after a while.

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

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
