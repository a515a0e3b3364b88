//! A VPC peering connection.

use super::{Named, Words, words};
use tollgate_model::PeeringConnection;

impl Named for PeeringConnection {
    fn words() -> &'static Words {
        words! {
            noun: "peering connection", "피어링 연결"; "bridge", "다리";
            name: "VPC peering connection", "VPC 피어링 연결"; "the bridge to the next village", "이웃 마을로 가는 다리";
        }
    }
}
