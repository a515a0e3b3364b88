//! Versions of the JSON, and the way from each to the next.
//!
//! To change the saved form in a way that old readers or old files would not survive: raise [`VERSION`]. The compiler
//! then asks for one more entry in [`STEPS`], which turns the JSON of the version before into the new one. Old steps
//! are never touched again, and so never refer to the model's types, which move on.

use serde_json::Value;

/// The version of the JSON that is written. Every version from 1 up to it is read.
pub const VERSION: u32 = 2;

/// Turns a whole document's JSON of one version into that of the next. It leaves what it does not understand as it
/// is: the reader complains about it, with its path.
type Step = fn(Value) -> Value;

/// The first one leads from version 1 to version 2, and so on.
const STEPS: [Step; VERSION as usize - 1] = [
    // Version 2 only knows more kinds of thing: what version 1 wrote means the same in it.
    |value| value,
];

/// The JSON of version `from` as that of [`VERSION`].
pub(crate) fn migrate(value: Value, from: u32) -> Value {
    through(&STEPS, value, from)
}

fn through(steps: &[Step], value: Value, from: u32) -> Value {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    steps.iter().skip(done).fold(value, |value, step| step(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_takes_the_steps_that_it_lacks() {
        let steps: [Step; 2] = [|value| Value::from(format!("{value}2")), |_| Value::from("three")];
        let first = |value| through(&steps[..1], value, 1);
        assert_eq!(first(Value::from(1)), Value::from("12"));
        assert_eq!(through(&steps, Value::from(1), 2), Value::from("three"));
        assert_eq!(through(&steps, Value::from(3), 3), Value::from(3));
        assert_eq!(migrate(Value::from(1), VERSION), Value::from(1));
    }
}
