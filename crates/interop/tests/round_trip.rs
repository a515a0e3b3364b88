//! What is written reads back equal, and nothing that is read panics.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;

use common::{documents, lesson};
use proptest::prelude::*;
use tollgate_interop::{file, link};

#[test]
fn a_lesson_is_whole_and_short() {
    let document = lesson();
    assert_eq!(document.inconsistencies(), []);
    assert_eq!(document.network.ids().count(), 27);
    let hash = link::write(&document).unwrap();
    println!("{} resources, {} characters of link", document.network.ids().count(), hash.len());
    assert!(hash.len() < link::LONG, "{} characters", hash.len());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn a_file_reads_back_equal(document in documents()) {
        prop_assert_eq!(document.inconsistencies(), []);
        let text = file::write(&document).unwrap();
        let read = file::read(&text);
        prop_assert_eq!(read.as_ref(), Ok(&document));
        prop_assert_eq!(file::write(&read.unwrap()).unwrap(), text);
    }

    #[test]
    fn the_order_in_a_file_means_nothing(document in documents()) {
        // As a value its keys are in the order of the alphabet, in which subnet-10 comes before subnet-9.
        let value: serde_json::Value = serde_json::from_str(&file::write(&document).unwrap()).unwrap();
        prop_assert_eq!(file::read(&value.to_string()), Ok(document));
    }

    #[test]
    fn a_link_reads_back_equal(document in documents()) {
        let hash = link::write(&document).unwrap();
        prop_assert!(hash.bytes().all(|it| it.is_ascii_alphanumeric() || b"=-_".contains(&it)));
        prop_assert_eq!(link::read(&hash), Ok(document));
    }

    #[test]
    fn a_mistyped_link_fails_or_means_the_same(document in documents(), at: prop::sample::Index, by: char) {
        let hash = link::write(&document).unwrap();
        let at = at.index(hash.len());
        let changed = format!("{}{by}{}", &hash[..at], &hash[at + 1..]);
        if let Ok(read) = link::read(&changed) {
            prop_assert_eq!(read, document);
        }
    }

    #[test]
    fn a_flipped_bit_is_noticed(document in documents(), at: prop::sample::Index, bit in 0usize..6) {
        const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut hash = link::write(&document).unwrap().into_bytes();
        let at = 3 + at.index(hash.len() - 3);
        let digit = DIGITS.iter().position(|it| *it == hash[at]).unwrap();
        hash[at] = DIGITS[digit ^ (1 << bit)];
        if let Ok(read) = link::read(&String::from_utf8(hash).unwrap()) {
            prop_assert_eq!(read, document);
        }
    }

    #[test]
    fn a_link_that_is_cut_off_is_noticed(document in documents(), at: prop::sample::Index) {
        let hash = link::write(&document).unwrap();
        prop_assert!(link::read(&hash[..at.index(hash.len())]).is_err());
    }

    #[test]
    fn a_changed_file_never_panics(document in documents(), at: prop::sample::Index, by: char, cut: bool) {
        let text = file::write(&document).unwrap();
        let (at, _) = text.char_indices().nth(at.index(text.chars().count())).unwrap();
        let rest: String = text[at..].chars().skip(1).collect();
        let changed = if cut { text[..at].to_owned() } else { format!("{}{by}{rest}", &text[..at]) };
        if let Err(error) = file::read(&changed) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text: String, json in "[\\[\\]{}\":,0-9a-z \n]{0,40}") {
        for text in [&text, &json, &format!("v1={text}"), &format!("{{\"format\":\"tollgate\",\"version\":1,{json}")] {
            let _ = file::read(text);
            let _ = link::read(text);
        }
    }
}
