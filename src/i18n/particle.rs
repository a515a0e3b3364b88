//! Korean particles that depend on how the word before them ends: 은/는, 이/가, 을/를, 과/와, (으)로.
//!
//! A Korean text writes both forms, as forms and letters in Korea do: `{name}은(는)`, `{name}이(가)`, `{name}을(를)`,
//! `{name}과(와)`, `{name}(으)로`. [`resolve`] keeps the one that fits what stands before it.

/// How a word ends when it is read aloud in Korean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// In a vowel.
    Vowel,
    /// In ㄹ, after which 로 and not 으로 follows.
    Rieul,
    /// In another consonant.
    Consonant,
}

fn ending(character: char) -> Ending {
    match character {
        '가'..='힣' => match (u32::from(character) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        // Digits are read one by one: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구.
        '1' | '7' | '8' => Ending::Rieul,
        '0' | '3' | '6' => Ending::Consonant,
        // Letters are read by their names: 엘, 엠, 엔, 알 end in consonants.
        'l' | 'L' | 'r' | 'R' => Ending::Rieul,
        'm' | 'M' | 'n' | 'N' => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// The pairs as they are written, the form after a consonant and the form after a vowel.
const PAIRS: [(&str, &str, &str); 6] = [
    ("은(는)", "은", "는"),
    ("이(가)", "이", "가"),
    ("을(를)", "을", "를"),
    ("과(와)", "과", "와"),
    ("(으)로", "으로", "로"),
    ("(이)라", "이라", "라"),
];

/// The text with every pair of particles replaced by the one that fits.
pub fn resolve(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    'text: while let Some(character) = rest.chars().next() {
        for (pair, after_consonant, after_vowel) in PAIRS {
            if let Some(tail) = rest.strip_prefix(pair) {
                // Quotes and brackets are not read aloud.
                let before = resolved.chars().rev().find(|it| it.is_alphanumeric());
                let fits = match before.map_or(Ending::Vowel, ending) {
                    Ending::Vowel => after_vowel,
                    Ending::Rieul if pair == "(으)로" => after_vowel,
                    Ending::Rieul | Ending::Consonant => after_consonant,
                };
                resolved.push_str(fits);
                rest = tail;
                continue 'text;
            }
        }
        resolved.push(character);
        rest = &rest[character.len_utf8()..];
    }
    resolved
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn the_particle_follows_the_last_sound() {
        for (written, read) in [
            ("검문소은(는)", "검문소는"),
            ("집 앞 개이(가)", "집 앞 개가"),
            ("표지판을(를)", "표지판을"),
            ("web-1과(와)", "web-1과"),
            ("web-2과(와)", "web-2와"),
            ("10.0.1.10(으)로", "10.0.1.10으로"),
            ("서울(으)로", "서울로"),
            ("마을(으)로", "마을로"),
            ("\u{2018}igw\u{2019}이(가)", "\u{2018}igw\u{2019}가"),
            ("VPN(으)로", "VPN으로"),
        ] {
            assert_eq!(resolve(written), read);
        }
    }
}
