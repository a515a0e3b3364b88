//! Text on the canvas: what does not fit is shortened, since SVG does not do it.

use crate::i18n::{balanced, is_joined};

/// How wide a character is, in shares of the font size. Hangul is as wide as it is high.
fn width(character: char) -> f64 {
    match character {
        _ if is_joined(character) => 0.0,
        '\u{1100}'..='\u{11ff}'
        | '\u{3000}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff00}'..='\u{ffef}' => 0.94,
        // Pictures.
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{3ffff}' => 1.3,
        // What is written as one character and read as a sentence.
        '\u{fdfa}'..='\u{fdfd}' => 4.0,
        'i' | 'l' | 'j' | '.' | ',' | '\'' | '|' | ':' => 0.3,
        'W' => 1.1,
        'm' | 'M' => 1.0,
        'w' => 0.9,
        'A'..='Z' => 0.74,
        _ => 0.58,
    }
}

/// The text, shortened with an ellipsis so that it fits into `pixels` at this font size. What was begun to turn the
/// direction ends with it.
pub fn fit(text: &str, pixels: f64, font_size: f64) -> String {
    let whole: f64 = text.chars().map(width).sum();
    if whole * font_size <= pixels {
        return text.to_owned();
    }
    let mut room = pixels / font_size - 0.8;
    let kept = text.chars().take_while(|character| {
        room -= width(*character);
        room >= 0.0
    });
    balanced(&format!("{}…", kept.collect::<String>().trim_end()))
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn short_texts_stay_and_long_ones_end_in_an_ellipsis() {
        assert_eq!(fit("web-1", 100.0, 12.0), "web-1");
        assert_eq!(fit("a-very-long-instance-name", 60.0, 12.0), "a-very-…");
        assert!(fit("아주 긴 이름을 가진 서브넷", 60.0, 12.0).ends_with('…'));
    }

    #[test]
    fn what_is_cut_off_leaves_no_direction_behind() {
        let name = "\u{2068}\u{202e}gnirts-gnol-yrev-a\u{2069} · 10.0.0.0/24";
        assert_eq!(fit(name, 60.0, 12.0), "\u{2068}\u{202e}gnirts-…\u{2069}");
        assert_eq!(fit("\u{2068}שרת\u{2069}", 100.0, 12.0), "\u{2068}שרת\u{2069}");
    }
}
