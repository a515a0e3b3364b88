//! Versions of the JSON, and the way from each to the next.
//!
//! To change the saved form in a way that old readers or old files would not survive: raise [`VERSION`]. The compiler
//! then asks for one more entry in [`STEPS`], which turns the JSON of the version before into the new one. Old steps
//! are never touched again, and so never refer to the model's types, which move on.

use crate::tree::Json;

/// The version of the JSON that is written. Every version from 1 up to it is read.
pub const VERSION: u32 = 2;

/// Turns a whole document's JSON of one version into that of the next. It leaves what it does not understand as it
/// is: the reader complains about it, with its path.
type Step = for<'text> fn(Json<'text>) -> Json<'text>;

/// The first one leads from version 1 to version 2, and so on.
const STEPS: [Step; VERSION as usize - 1] = [
    // Version 2 only knows more kinds of thing: what version 1 wrote means the same in it.
    |value| value,
];

/// The JSON of version `from` as that of [`VERSION`].
pub(crate) fn migrate(json: Json<'_>, from: u32) -> Json<'_> {
    through(&STEPS, json, from)
}

fn through<'text>(steps: &[Step], json: Json<'text>, from: u32) -> Json<'text> {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    steps.iter().skip(done).fold(json, |json, step| step(json))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Value, parse};

    fn text<'text>(json: Json<'text>, append: &str) -> Json<'text> {
        let Value::Text(text) = json.value else { return json };
        Json { value: Value::Text(format!("{text}{append}").into()), ..json }
    }

    #[test]
    fn each_version_takes_the_steps_that_it_lacks() {
        let steps: [Step; 2] = [|json| text(json, "2"), |json| text(json, "3")];
        let taken = |steps: &[Step], from| match through(steps, parse("\"\"").unwrap(), from).value {
            Value::Text(text) => text.into_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(taken(&steps[..1], 1), "2");
        assert_eq!(taken(&steps, 1), "23");
        assert_eq!(taken(&steps, 2), "3");
        assert_eq!(taken(&steps, 3), "");
        assert_eq!(taken(&STEPS, VERSION), "");
    }
}
