//! A target group.

use super::{Named, Words, words};
use tollgate_model::TargetGroup;

impl Named for TargetGroup {
    fn words() -> &'static Words {
        words! {
            noun: "target group", "대상 그룹"; "list of houses", "집 명단";
            name: "Target group", "대상 그룹"; "the list of houses", "집 명단";
        }
    }
}
