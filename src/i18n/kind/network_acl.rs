//! A network ACL.

use super::{Named, Words, words};
use tollgate_model::NetworkAcl;

impl Named for NetworkAcl {
    fn words() -> &'static Words {
        words! {
            noun: "network ACL", "네트워크 ACL"; "checkpoint", "검문소";
            name: "Network ACL", "네트워크 ACL"; "checkpoint", "검문소";
        }
    }
}
