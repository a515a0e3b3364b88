//! An Elastic IP address.

use super::{Named, Words, words};
use tollgate_model::ElasticIp;

impl Named for ElasticIp {
    fn words() -> &'static Words {
        words! {
            noun: "Elastic IP", "탄력적 IP"; "fixed address", "내 고정 주소";
            name: "Elastic IP", "탄력적 IP"; "an address that you keep", "내 고정 주소";
        }
    }

    fn address(&self) -> String {
        self.address.to_string()
    }
}
