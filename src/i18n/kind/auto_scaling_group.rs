//! An Auto Scaling group.

use super::{Named, Words, words};
use tollgate_model::AutoScalingGroup;

impl Named for AutoScalingGroup {
    fn words() -> &'static Words {
        words! {
            noun: "Auto Scaling group", "Auto Scaling 그룹"; "building crew", "건축반";
            name: "Auto Scaling group", "Auto Scaling 그룹"; "the crew that builds as many houses as it takes", "필요한 만큼 집을 짓는 건축반";
        }
    }
}
