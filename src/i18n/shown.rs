//! What somebody has written, such as a name, made fit to stand inside other text: no longer than can be read there, and in
//! a direction of its own.
//!
//! A name with letters that are read from right to left, or with marks that turn the direction, would reorder whatever
//! stands beside it. Between U+2068 and U+2069 it does not: that is an isolate, which ends whatever was begun inside
//! (<https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates>). Characters and no markup, since names stand in
//! sentences, labels, options of lists and texts of pictures, which have none.

use std::borrow::Cow;

/// How many characters are shown of what somebody has written. AWS's names have up to 255; who wants to read more than
/// these finds the whole in the field where it is changed.
const MOST: usize = 60;

const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// The text as it is shown inside other text; nearly every name as it is.
pub fn shown(text: &str) -> Cow<'_, str> {
    let (kept, is_cut) = beginning(text);
    let dots = if is_cut { "…" } else { "" };
    match kept.contains(turns) {
        false if is_cut => Cow::Owned(format!("{kept}{dots}")),
        false => Cow::Borrowed(kept),
        true => Cow::Owned(format!("{ISOLATE}{}{dots}{END}", balanced(kept))),
    }
}

/// As much of a text as is shown, and whether that is not all of it. Marks that belong to a character stay with it, but
/// however many there are, they do not make the text longer than twice what is shown.
fn beginning(text: &str) -> (&str, bool) {
    // Most names have fewer bytes than that.
    if text.len() <= MOST {
        return (text, false);
    }
    let mut room = MOST;
    for (count, (at, character)) in text.char_indices().enumerate() {
        if is_joined(character) && count < 2 * MOST {
            continue;
        }
        if room == 0 || count >= 2 * MOST {
            return (&text[..at], true);
        }
        room -= 1;
    }
    (text, false)
}

/// Whether a character is drawn on the one before it, or has no width.
pub fn is_joined(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e01ef}')
}

/// Whether a character is read from right to left, turns the direction, or ends a paragraph and with it all isolates.
fn turns(character: char) -> bool {
    is_break(character)
        || matches!(character,
            '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}')
}

fn is_break(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// The text with as many ends of isolates as beginnings, so that an isolate around it ends where it should. A break
/// becomes a space.
pub fn balanced(text: &str) -> String {
    let mut balanced = String::with_capacity(text.len());
    let mut open = 0_usize;
    for character in text.chars() {
        match character {
            '\u{2066}'..='\u{2068}' => open += 1,
            END if open == 0 => continue,
            END => open -= 1,
            _ => {}
        }
        balanced.push(if is_break(character) { ' ' } else { character });
    }
    balanced.extend(std::iter::repeat_n(END, open));
    balanced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_are_shown_as_they_are() {
        for name in [
            "web-1",
            "",
            "rtb-main-office",
            "서울 사무실",
            "café",
            "naïve — 1",
            "👩‍💻 laptop",
            &"x".repeat(MOST),
        ] {
            assert!(matches!(shown(name), Cow::Borrowed(same) if same == name), "{name:?}");
        }
    }

    #[test]
    fn what_turns_the_direction_is_isolated() {
        for (name, expected) in [
            ("שרת", "\u{2068}שרת\u{2069}"),
            ("خادم-1", "\u{2068}خادم-1\u{2069}"),
            ("\u{202e}gnp.exe", "\u{2068}\u{202e}gnp.exe\u{2069}"),
            ("a\u{2067}b", "\u{2068}a\u{2067}b\u{2069}\u{2069}"),
            // What would end the isolate early does not.
            ("a\u{2069}\u{202e}b", "\u{2068}a\u{202e}b\u{2069}"),
            ("a\u{2066}b\u{2069}\u{2069}c", "\u{2068}a\u{2066}b\u{2069}c\u{2069}"),
            ("a\u{2029}\u{202e}b\nc", "\u{2068}a \u{202e}b c\u{2069}"),
        ] {
            assert_eq!(shown(name), expected, "{name:?}");
        }
    }

    #[test]
    fn a_long_name_ends_in_dots_and_is_no_longer_than_can_be_read() {
        let long = "w".repeat(10_000);
        assert_eq!(shown(&long), format!("{}…", "w".repeat(MOST)));
        assert_eq!(shown(&long[..=MOST]), format!("{}…", "w".repeat(MOST)));
        let hangul = "가".repeat(MOST);
        assert_eq!(shown(&hangul), hangul);
        let right_to_left = "א".repeat(10_000);
        assert_eq!(shown(&right_to_left), format!("\u{2068}{}…\u{2069}", "א".repeat(MOST)));
        let accents = format!("a{}", "\u{301}".repeat(10_000));
        assert_eq!(shown(&accents).chars().count(), 2 * MOST + 1);
        let letters = "e\u{301}".repeat(10_000);
        assert_eq!(shown(&letters), format!("{}…", "e\u{301}".repeat(MOST)));
    }
}
