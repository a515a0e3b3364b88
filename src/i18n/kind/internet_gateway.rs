//! An internet gateway.

use super::{Named, Words, words};
use tollgate_model::InternetGateway;

impl Named for InternetGateway {
    fn words() -> &'static Words {
        words! {
            noun: "internet gateway", "인터넷 게이트웨이"; "tollgate", "톨게이트";
            name: "Internet gateway", "인터넷 게이트웨이"; "tollgate", "톨게이트";
        }
    }
}
