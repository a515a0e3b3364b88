//! Work that tests count. Time differs from machine to machine; that twice as much is there must not mean four times the
//! steps is a fact.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// One thing was looked at, by what might look at too many.
pub(crate) fn step() {
    #[cfg(test)]
    STEPS.set(STEPS.get() + 1);
}

/// How many steps something takes.
#[cfg(test)]
pub(crate) fn steps<T>(run: impl FnOnce() -> T) -> usize {
    STEPS.set(0);
    run();
    STEPS.get()
}
