//! A security group.

use super::{Named, Words, words};
use tollgate_model::SecurityGroup;

impl Named for SecurityGroup {
    fn words() -> &'static Words {
        words! {
            noun: "security group", "보안 그룹"; "dog", "집 앞 개";
            name: "Security group", "보안 그룹"; "the dog in front of the house", "집 앞 개";
        }
    }
}
