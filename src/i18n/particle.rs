//! Korean particles that depend on how the word before them ends: 은/는, 이/가, 을/를, 과/와, (으)로, (이)라.
//!
//! A Korean text writes both forms, as forms and letters in Korea do: `{name}은(는)`, `{name}이(가)`, `{name}을(를)`,
//! `{name}과(와)`, `{name}(으)로`, `{name}(이)라`. [`resolve`] keeps the one that fits what stands before it.

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

/// How `text` ends. What stands in brackets is not read aloud, so a particle follows the word before them.
fn ending(text: &str) -> Ending {
    let spoken = before_brackets(text).trim_end_matches(|it: char| !it.is_alphanumeric());
    match spoken.chars().next_back() {
        Some(last) if last.is_ascii_alphabetic() => {
            let start = spoken.rfind(|it: char| !it.is_ascii_alphabetic()).map_or(0, |at| {
                at + spoken.get(at..).and_then(|it| it.chars().next()).map_or(1, char::len_utf8)
            });
            latin_ending(spoken.get(start..).unwrap_or(spoken))
        }
        Some(last @ '가'..='힣') => match (u32::from(last) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        // Digits are read one by one: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. So do 십, 백, 천 end in consonants.
        Some('1' | '7' | '8') => Ending::Rieul,
        Some('0' | '3' | '6') => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// The text without a bracket at its end, unless nothing but the bracket is there to read.
fn before_brackets(text: &str) -> &str {
    let closed = text.trim_end_matches(['\u{2019}', '\u{201d}', '\'', '"']);
    match closed.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((before, _)) if before.chars().any(char::is_alphanumeric) => before,
        _ => text,
    }
}

/// How a word in Latin letters ends. Abbreviations and what has no vowel are spelled out (VPC 브이피시, db 디비); the rest
/// is read as the loanword that it is (web 웹, public 퍼블릭, server 서버).
fn latin_ending(word: &str) -> Ending {
    let lower = word.to_ascii_lowercase();
    let is_word = word.len() > 2
        && word.bytes().any(|it| it.is_ascii_lowercase())
        && lower.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        // Abbreviations that would look like words; eip is 이아이피, nat 나트.
        && !matches!(lower.as_str(), "eip" | "vip" | "nat" | "uat");
    if is_word { loanword_ending(&lower) } else { letter_ending(&lower) }
}

/// The last letter by its name: 엘, 엠, 엔 and 알 end in consonants.
fn letter_ending(lower: &str) -> Ending {
    match lower.bytes().next_back() {
        Some(b'l' | b'r') => Ending::Rieul,
        Some(b'm' | b'n') => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

/// The usual spellings of loanwords: a stop after one short vowel closes the syllable (웹, 앱, 봇, 백), any other sound
/// takes a vowel of its own (호스트, 링크, 로그, 클라우드), and r is not heard (서버).
fn loanword_ending(lower: &str) -> Ending {
    if matches!(lower, "private" | "type" | "pipe" | "group" | "book" | "notebook") {
        return Ending::Consonant;
    }
    if matches!(lower, "hub" | "github") {
        return Ending::Vowel;
    }
    let is_vowel = |it: Option<&u8>| matches!(it, Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    let mut letters = lower.as_bytes().iter().rev();
    let (last, second, third) = (letters.next(), letters.next(), letters.next());
    let after_short_vowel = is_vowel(second) && !is_vowel(third);
    match (last, second) {
        (Some(b'l'), _) | (Some(b'e'), Some(b'l')) => Ending::Rieul,
        (Some(b'm' | b'n'), _) | (Some(b'g'), Some(b'n')) => Ending::Consonant,
        // zone 존, name 네임.
        (Some(b'e'), Some(b'm' | b'n')) if is_vowel(third) => Ending::Consonant,
        (Some(b'k'), Some(b'c')) => Ending::Consonant,
        (Some(b'p'), Some(b'p')) => Ending::Consonant,
        (Some(b'b' | b'p' | b't' | b'c' | b'k'), _) if after_short_vowel => Ending::Consonant,
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
                let fits = match ending(&resolved) {
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
            ("10.0.1.7(으)로", "10.0.1.7로"),
            ("TCP 443을(를)", "TCP 443을"),
            ("UDP 5432을(를)", "UDP 5432를"),
            ("서울(으)로", "서울로"),
            ("마을(으)로", "마을로"),
            ("\u{2018}igw\u{2019}이(가)", "\u{2018}igw\u{2019}가"),
            ("\u{2018}중지됨\u{2019}(이)라", "\u{2018}중지됨\u{2019}이라"),
        ] {
            assert_eq!(resolve(written), read);
        }
    }

    #[test]
    fn abbreviations_are_read_letter_by_letter() {
        for (written, read) in [
            ("VPC은(는)", "VPC는"),
            ("탄력적 IP을(를)", "탄력적 IP를"),
            ("네트워크 ACL이(가)", "네트워크 ACL이"),
            ("네트워크 ACL(으)로", "네트워크 ACL로"),
            ("VPN(으)로", "VPN으로"),
            ("NAT은(는)", "NAT는"),
            ("igw이(가)", "igw가"),
            ("sg-db과(와)", "sg-db와"),
            ("eip-nat은(는)", "eip-nat는"),
            ("nat-a(으)로", "nat-a로"),
            ("가용 영역 a을(를)", "가용 영역 a를"),
        ] {
            assert_eq!(resolve(written), read);
        }
    }

    #[test]
    fn names_are_read_as_the_words_that_they_are() {
        for (written, read) in [
            ("sg-web이(가)", "sg-web이"),
            ("rtb-public을(를)", "rtb-public을"),
            ("rtb-private은(는)", "rtb-private은"),
            ("acl-default을(를)", "acl-default를"),
            ("igw-shop(으)로", "igw-shop으로"),
            ("sg-app이(가)", "sg-app이"),
            ("laptop과(와)", "laptop과"),
            ("server이(가)", "server가"),
            ("igw-office은(는)", "igw-office는"),
            ("updates이(가)", "updates가"),
            ("local(으)로", "local로"),
            ("main(으)로", "main으로"),
            ("client이(가)", "client가"),
            ("subnet을(를)", "subnet을"),
            ("network을(를)", "network를"),
            ("backend은(는)", "backend는"),
            ("zone이(가)", "zone이"),
            ("database이(가)", "database가"),
            ("console(으)로", "console로"),
            ("우리shop은(는)", "우리shop은"),
        ] {
            assert_eq!(resolve(written), read);
        }
    }

    #[test]
    fn what_stands_in_brackets_is_not_read() {
        for (written, read) in [
            ("서브넷(10.0.2.0/23)과(와)", "서브넷(10.0.2.0/23)과"),
            ("web-2(10.0.2.0/23)과(와)", "web-2(10.0.2.0/23)와"),
            ("subnet-4 (삭제됨)이(가)", "subnet-4 (삭제됨)가"),
            ("(삭제됨)이(가)", "(삭제됨)이"),
        ] {
            assert_eq!(resolve(written), read);
        }
    }
}
