//! What is there as long as a component is: listeners, and what is done when it comes.

use std::any::Any;
use yew::prelude::*;

/// Begins something when the component is on the page, and drops it when the component goes.
#[hook]
pub fn use_subscription<T: 'static>(begin: impl FnOnce() -> T + 'static) {
    use_any_subscription(Box::new(move || Box::new(begin())));
}

/// The same for whatever it is, so that the program has the effect once.
#[hook]
fn use_any_subscription(begin: Box<dyn FnOnce() -> Box<dyn Any>>) {
    use_effect_with((), move |()| {
        let subscription = begin();
        move || drop(subscription)
    });
}
