//! A gateway endpoint.

use super::{Named, Words, words};
use tollgate_model::GatewayEndpoint;

impl Named for GatewayEndpoint {
    fn words() -> &'static Words {
        words! {
            noun: "gateway endpoint", "게이트웨이 엔드포인트"; "side door", "쪽문";
            name: "Gateway endpoint", "게이트웨이 엔드포인트"; "the side door to the warehouse", "창고로 가는 쪽문";
        }
    }

    fn address(&self) -> String {
        self.service.to_string()
    }
}
