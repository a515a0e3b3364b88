//! A key pair.

use super::{Named, Words, words};
use tollgate_model::KeyPair;

impl Named for KeyPair {
    fn words() -> &'static Words {
        words! {
            noun: "key pair", "키 페어"; "pair of keys", "열쇠 한 쌍";
            name: "Key pair", "키 페어"; "the keys to the house", "집 열쇠";
        }
    }
}
